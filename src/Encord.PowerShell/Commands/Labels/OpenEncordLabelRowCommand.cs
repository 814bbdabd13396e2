using System.Management.Automation;
using Encord.PowerShell.Commands.Workflow;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Open, "EncordLabelRow", SupportsShouldProcess = true)]
[Alias("Reopen-EncordLabelRow")]
[OutputType(typeof(LabelRow))]
public sealed class OpenEncordLabelRowCommand : WorkflowMoveCommand
{
    private protected override string Action => "reopen";

    private protected override bool Accept(LabelRowTask task)
    {
        if (task.Row is { LabelHash: null })
        {
            WriteVerbose($"The row {task.Description} has no labels yet, so there is nothing to reopen.");
            return false;
        }

        return ShouldProcess(task.Description, "Return to the first stage of the workflow");
    }
}
