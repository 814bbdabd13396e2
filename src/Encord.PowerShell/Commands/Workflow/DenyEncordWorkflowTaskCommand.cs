using System.Management.Automation;
using Encord.Client.Workflow;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsLifecycle.Deny, "EncordWorkflowTask", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DenyEncordWorkflowTaskCommand : WorkflowTaskCommand
{
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserEmailCompleter))]
    public string? Assignee { get; set; }

    [Parameter]
    public SwitchParameter RetainAssignee { get; set; }

    private protected override PlannedTask? Plan(WorkflowTaskReference task, WorkflowStage stage)
    {
        if (stage.StageType is not ("Review" or "ConsensusReview"))
        {
            throw WrongStage(stage, "only tasks of a review stage are approved or denied.");
        }

        // A consensus is decided as a whole: its labels have no reviews of their own.
        return ShouldProcess(Describe(task, stage), "Reject")
            ? new PlannedTask(task, stage, WorkflowTaskAction.Reject(task.Uuid, withLabels: stage.StageType == "Review", Assignee, RetainAssignee))
            : null;
    }
}
