using Encord.Emulator.Activity;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Seeding;

/// <summary>What must have happened for the sample tasks to be where they are.</summary>
internal sealed class SampleActivity(ActivityStore activity, TaskStore tasks, StageStore stages, LabelRowStore rows) : ISeeder
{
    private const int FirstMinute = 200;

    public int Order => 50;

    public void Seed(SeedLevel level)
    {
        if (level < SeedLevel.Sample)
        {
            return;
        }

        var minute = FirstMinute;
        foreach (var project in new[] { SampleHashes.StreetScenesProject, SampleHashes.WardRoundProject, SampleHashes.ParkingLotProject })
        {
            var ofProject = stages.List(project);
            foreach (var row in rows.List(project).Where(row => row.Branch == LabelRow.MainBranch).OrderBy(row => row.LabelHash, StringComparer.Ordinal))
            {
                if (tasks.FindByData(project, row.DataHash) is { } task)
                {
                    Add(row, task, ofProject, minute);
                    minute += 4;
                }
            }
        }
    }

    private void Add(LabelRow row, LabelTask task, List<WorkflowStage> ofProject, int minute)
    {
        var step = 0;
        var first = ofProject.FirstOrDefault();
        Record(WellKnown.AnnotatorEmail, "editor", "start", LabelLogActions.Start, taskAction: null, first);
        Record(WellKnown.AnnotatorEmail, "editor", "click_save", LabelLogActions.Save, taskAction: null, first);
        var reached = ofProject.FindIndex(stage => stage.Uuid == task.StageUuid);
        if (reached >= 1)
        {
            Record(WellKnown.AnnotatorEmail, "task", "submit", LabelLogActions.SubmitTask, "submit", ofProject[0]);
        }

        if (reached >= 2)
        {
            Record(WellKnown.ReviewerEmail, "editor", "start", LabelLogActions.Start, taskAction: null, ofProject[1]);
            Record(WellKnown.ReviewerEmail, "task", "approve", LabelLogActions.ApproveTask, "approve", ofProject[1]);
        }

        void Record(string email, string category, string action, int logAction, string? taskAction, WorkflowStage? stage)
        {
            const int SecondsPerStep = 45;
            var at = WireTime.Read(SampleTime.At(minute)).AddSeconds(SecondsPerStep * step++);
            activity.Add(new ActivityEvent(row.ProjectHash, row.DataHash, email, category, action)
            {
                Uuid = SeedHash.Of($"activity {row.LabelHash} {step}"),
                At = WireTime.Store(at),
                LogAction = logAction,
                TaskAction = taskAction,
                TaskUuid = task.Uuid,
                StageUuid = stage?.Uuid,
                LabelHash = row.LabelHash,
            });
        }
    }
}
