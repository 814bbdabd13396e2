using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Projects;

/// <summary>Takes label rows into a copy of a project, with their documents.</summary>
internal sealed class CopyLabels(LabelRowStore rows, LabelContentStore contents, TaskStore tasks, StageStore stages, TimeProvider clock)
    : IProjectCopyPart, IEmulatorService
{
    public string Option => "labels";

    public void Copy(ProjectCopy copy)
    {
        var now = clock.Now();
        var ofSource = stages.List(copy.Source.Hash);
        foreach (var row in rows.List(copy.Source.Hash))
        {
            if (!copy.DataHashes.TryGetValue(row.DataHash, out var dataHash)
                || copy.LabelHashes?.Contains(row.LabelHash) == false
                || copy.LabelStates?.Contains(StateOf(row, ofSource)) == false)
            {
                continue;
            }

            var target = row with
            {
                LabelHash = Guid.NewGuid().ToString(), ProjectHash = copy.Target.Hash, DataHash = dataHash, CreatedAt = now, LastEditedAt = now,
            };
            rows.Add(target);
            if (contents.Load([row.LabelHash]).TryGetValue(row.LabelHash, out var content))
            {
                // Units are named after the images of a group, which keep their hashes, or after the data itself, which may have a new one.
                contents.Save(target.LabelHash, content with
                {
                    Units = content.Units.ToDictionary(unit => unit.Key == row.DataHash ? dataHash : unit.Key, unit => unit.Value),
                });
            }
        }
    }

    /// <summary>What review has said of the row so far.</summary>
    private string StateOf(LabelRow row, List<WorkflowStage> ofSource)
    {
        if (row.Status is "REVIEWED" or "REVIEWED_TWICE")
        {
            return "APPROVED";
        }

        var task = tasks.FindByData(row.ProjectHash, row.DataHash);
        var stage = ofSource.Find(one => one.Uuid == task?.StageUuid);
        return task?.AnnotationTaskStatus switch
        {
            "IN_REVIEW" => "PENDING",
            "RETURNED" => "REJECTED",
            _ when stage?.Type is WorkflowStage.Review or WorkflowStage.ConsensusReview => "PENDING",
            _ => "NOT_SELECTED_FOR_REVIEW",
        };
    }
}
