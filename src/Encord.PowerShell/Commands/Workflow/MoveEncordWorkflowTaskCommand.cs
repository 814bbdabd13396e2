using System.Management.Automation;
using Encord.Client.Workflow;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsCommon.Move, "EncordWorkflowTask", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowTask))]
public sealed class MoveEncordWorkflowTaskCommand : WorkflowTaskCommand
{
    // Tasks usually come down the pipeline; the first word after the command is then where they go.
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskUuid")]
    [ValidateNotNullOrEmpty]
    public override WorkflowTaskReference[] Task { get => base.Task; set => base.Task = value; }

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public WorkflowStageReference? Destination { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // The server takes fewer in a move than in other bundles.
    private protected override int MaximumBundleSize => 500;

    private protected override PlannedTask? Plan(WorkflowTaskReference task, WorkflowStage stage)
    {
        var destination = Await(Stages.FindAsync(stage.ProjectHash, Destination!, EndToken));
        return ShouldProcess(Describe(task, stage), $"Move to the stage '{destination.Name}'") ? new PlannedTask(task, stage, null, destination) : null;
    }

    private protected override void WriteSent(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
        if (PassThru)
        {
            WriteAgain(tasks[0].Destination!, tasks);
        }
    }
}
