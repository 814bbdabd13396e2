using System.Management.Automation;
using Encord.PowerShell.Commands.Workflow;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsLifecycle.Complete, "EncordLabelRow", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class CompleteEncordLabelRowCommand : WorkflowMoveCommand
{
    private protected override string Action => "complete";

    private protected override bool Accept(LabelRowTask task) => task.Row is { LabelHash: null }
        ? throw new EncordException(EncordErrorId.InvalidArgument, $"The row {task.Description} has no labels yet, so it cannot be completed. Run Initialize-EncordLabelRow on it first.")
        : ShouldProcess(task.Description, "Move to the end of the workflow");
}
