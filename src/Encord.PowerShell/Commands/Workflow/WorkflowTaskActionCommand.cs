
namespace Encord.PowerShell.Commands.Workflow;

/// <summary>Commands on tasks whose wire form is an action of the stage.</summary>
public abstract class WorkflowTaskActionCommand : WorkflowTaskCommand
{
    private protected override Task SendAsync(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks) =>
        Client.Workflow.ActAsync(stage.ProjectHash, stage.StageUuid, [.. tasks.Select(task => task.Action!)], EndToken);

    /// <summary>The tasks as they are now, for commands that leave them where they are.</summary>
    private protected void WriteAgain(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
        foreach (WorkflowTask task in TasksNow(stage, tasks))
        {
            WriteObject(task);
        }
    }

    private protected static EncordException WrongStage(WorkflowStage stage, string what) => new(
        EncordErrorId.OperationNotAllowed, $"'{stage.Name}' is a stage of the type {stage.StageType}: {what}");
}
