using System.Management.Automation;
using Encord.Client.Workflow;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsCommon.Set, "EncordWorkflowTaskAssignee", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowTask))]
public sealed class SetEncordWorkflowTaskAssigneeCommand : WorkflowTaskCommand
{
    // Tasks usually come down the pipeline; the first word after the command is then where they go.
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskUuid")]
    [ValidateNotNullOrEmpty]
    public override WorkflowTaskReference[] Task { get => base.Task; set => base.Task = value; }

    [Parameter(Mandatory = true, Position = 0)]
    [Alias("UserEmail")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserEmailCompleter))]
    public string Assignee { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override PlannedTask? Plan(WorkflowTaskReference task, WorkflowStage stage)
    {
        if (stage.StageType is "Done" or "Agent")
        {
            throw WrongStage(stage, "its tasks are nobody's.");
        }

        return ShouldProcess(Describe(task, stage), $"Assign to {Assignee}")
            ? new PlannedTask(task, stage, WorkflowTaskAction.Assign(task.Uuid, Assignee))
            : null;
    }

    // Who cannot have one task cannot have the others either.
    private protected override bool IsAboutOneTask(EncordException failure) => failure.ErrorId == EncordErrorId.NotFound;

    private protected override void WriteSent(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
        if (PassThru)
        {
            WriteAgain(stage, tasks);
        }
    }
}
