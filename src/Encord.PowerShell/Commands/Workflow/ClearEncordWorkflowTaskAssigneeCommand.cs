using System.Management.Automation;
using Encord.Client.Workflow;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsCommon.Clear, "EncordWorkflowTaskAssignee", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowTask))]
public sealed class ClearEncordWorkflowTaskAssigneeCommand : WorkflowTaskCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override PlannedTask? Plan(WorkflowTaskReference task, WorkflowStage stage)
    {
        if (stage.StageType is "Done" or "Agent")
        {
            throw WrongStage(stage, "its tasks are nobody's.");
        }

        return ShouldProcess(Describe(task, stage), "Take from its assignee") ? new PlannedTask(task, stage, WorkflowTaskAction.Release(task.Uuid)) : null;
    }

    private protected override void WriteSent(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
        if (PassThru)
        {
            WriteAgain(stage, tasks);
        }
    }
}
