using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Workflow;

/// <summary>Rules of where tasks go; whoever moves a task uses these, so that listings by stage and by status agree.</summary>
internal sealed class TaskMoves(TaskStore tasks, StageStore stages) : IEmulatorService
{
    /// <summary>Puts a task into a stage, fresh.</summary>
    /// <param name="isReturned">It comes back: REOPENED and RETURNED instead of NEW and QUEUED.</param>
    /// <param name="assignee">Who shall do it there.</param>
    public LabelTask MoveTo(LabelTask task, WorkflowStage stage, Caller by, bool isReturned = false, string? assignee = null)
    {
        var moved = task with
        {
            StageUuid = stage.Uuid,
            Assignee = stage.IsDone ? null : assignee,
            LastActionedBy = by.Email,
            Status = stage.IsDone ? "COMPLETED" : isReturned ? "REOPENED" : assignee is null ? "NEW" : "ASSIGNED",
            AnnotationTaskStatus = stage.Type switch
            {
                WorkflowStage.Done => "COMPLETED",
                WorkflowStage.Review or WorkflowStage.ConsensusReview => "IN_REVIEW",
                _ => isReturned ? "RETURNED" : assignee is null ? "QUEUED" : "ASSIGNED",
            },
        };
        tasks.Update(moved);
        return moved;
    }

    public void Complete(LabelTask task, Caller by) => MoveTo(
        task,
        stages.List(task.ProjectHash).Find(stage => stage.IsDone) ?? throw WireError.NotAllowed("The workflow has no end."),
        by);

    public void Reopen(LabelTask task, Caller by) => MoveTo(task, stages.List(task.ProjectHash)[0], by, isReturned: true);
}
