using Encord.Client.Workflow;

namespace Encord.PowerShell.Commands.Workflow;

/// <summary>A task and what is to be done with it.</summary>
internal sealed class PlannedTask(WorkflowTaskReference task, WorkflowTaskAction? action, WorkflowStage? destination = null)
{
    public WorkflowTaskReference Task { get; } = task;

    /// <summary>Null for a move, which says the same of all its tasks.</summary>
    public WorkflowTaskAction? Action { get; } = action;

    public WorkflowStage? Destination { get; } = destination;

    public string? DestinationUuid => Destination?.StageUuid;
}
