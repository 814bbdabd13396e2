using System.Management.Automation;
using Encord.Client.LabelRows.Operations;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsLifecycle.Complete, "EncordLabelRow", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class CompleteEncordLabelRowCommand : LabelRowBundleCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool WritesRows => PassThru;

    private protected override bool TakesRowOnce => true;

    private protected override LabelRowOperation CreateOperation() => new MoveRows(Client.LabelRows, Client.Labels, MoveRows.ToEnd);

    private protected override bool Accept(LabelRowItem item) => item.Row is { LabelHash: null }
        ? throw new EncordException(EncordErrorId.InvalidArgument, $"The row {item.Description} has no labels yet, so it cannot be completed. Run Initialize-EncordLabelRow on it first.")
        : ShouldProcess(this.DescribeRow(item.Reference, item.ProjectHash), "Move to the end of the workflow");
}
