namespace Encord.PowerShell.Commands.Workflow;

/// <summary>Tasks of one stage that go out in one request.</summary>
internal sealed class TaskBundle(WorkflowStage stage)
{
    public WorkflowStage Stage { get; } = stage;

    public List<PlannedTask> Tasks { get; } = [];
}
