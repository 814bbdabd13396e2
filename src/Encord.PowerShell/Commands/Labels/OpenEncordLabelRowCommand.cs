using System.Management.Automation;
using Encord.Client.LabelRows.Operations;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Open, "EncordLabelRow", SupportsShouldProcess = true)]
[Alias("Reopen-EncordLabelRow")]
[OutputType(typeof(LabelRow))]
public sealed class OpenEncordLabelRowCommand : LabelRowBundleCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool WritesRows => PassThru;

    private protected override bool TakesRowOnce => true;

    private protected override LabelRowOperation CreateOperation() => new MoveRows(Client.LabelRows, Client.Labels, MoveRows.ToBeginning);

    private protected override bool Accept(LabelRowItem item)
    {
        if (item.Row is { LabelHash: null })
        {
            WriteVerbose($"The row {item.Description} has no labels yet, so there is nothing to reopen.");
            return false;
        }

        return ShouldProcess(this.DescribeRow(item.Reference, item.ProjectHash), "Return to the first stage of the workflow");
    }
}
