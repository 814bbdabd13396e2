namespace Encord.Client.Workflow;

/// <summary>A task and what is to be done with it.</summary>
/// <param name="task">Which.</param>
/// <param name="stage">Where it is.</param>
/// <param name="action">What is done; null for a move.</param>
/// <param name="destination">Where it goes; null for everything but a move.</param>
internal sealed class PlannedTask(WorkflowTaskReference task, WorkflowStage stage, WorkflowTaskAction? action, WorkflowStage? destination = null)
{
    public WorkflowTaskReference Task => task;

    public WorkflowStage Stage => stage;

    public WorkflowTaskAction? Action => action;

    public WorkflowStage? Destination => destination;

    /// <summary>Whether the list had it in its stage after a refusal; null where the list was not asked.</summary>
    public bool? IsThere { get; set; }

    /// <summary>Which tasks may go out with this one.</summary>
    public (string ProjectHash, string StageUuid, string? DestinationUuid) Route => (stage.ProjectHash, stage.StageUuid, destination?.StageUuid);

    public static string Describe(WorkflowTaskReference task, WorkflowStage stage) =>
        task.DataTitle is { } title ? $"'{title}' ({task.Uuid}) in the stage '{stage.Name}'" : $"Task {task.Uuid} in the stage '{stage.Name}'";
}
