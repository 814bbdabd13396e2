using Encord.Client.Workflow;

namespace Encord.PowerShell.Common;

/// <summary>Commands on tasks whose wire form is an action of the stage.</summary>
public abstract class WorkflowTaskActionCommand : WorkflowTaskCommand
{
    private protected override Task SendAsync(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks) =>
        Client.Workflow.ActAsync(stage.ProjectHash, stage.StageUuid, [.. tasks.Select(task => task.Action!)], EndToken);

    /// <summary>The tasks as they are now, for commands that leave them where they are.</summary>
    private protected void WriteAgain(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
        var wanted = new HashSet<string>(tasks.Select(task => task.Task.Uuid), StringComparer.OrdinalIgnoreCase);

        // Without its data hash a task is found only by reading the whole stage.
        string[]? dataHashes = tasks.All(task => task.Task.Value is not null)
            ? [.. tasks.Select(task => task.Task.Value!.DataHash).Distinct(StringComparer.Ordinal)] : null;
        foreach (WorkflowTask task in Stream(Client.Workflow.ListTasksAsync(stage, new WorkflowTaskFilter { DataHashes = dataHashes }, EndToken)))
        {
            foreach (WorkflowTask one in new[] { task }.Concat(task.Subtasks))
            {
                if (wanted.Contains(one.TaskUuid))
                {
                    WriteObject(one);
                }
            }
        }
    }

    private protected static EncordException WrongStage(WorkflowStage stage, string what) => new(
        EncordErrorId.OperationNotAllowed, $"'{stage.Name}' is a stage of the type {stage.StageType}: {what}");
}
