using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Set, "EncordLabelRowPriority", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class SetEncordLabelRowPriorityCommand : LabelRowBundleCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateRange(0.0, 1.0)]
    [NumberTransformation]
    public double Priority { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool WritesRows => PassThru;

    private protected override bool TakesRowOnce => true;

    private protected override LabelRowOperation CreateOperation() => new PrioritizeRows(Client.LabelRows, Client.Labels, Priority);

    private protected override bool Accept(LabelRowItem item)
    {
        if (item.Row is { } row)
        {
            RequireWorkflow(row);
        }

        return ShouldProcess(this.DescribeRow(item.Reference, item.ProjectHash), FormattableString.Invariant($"Set priority {Priority}"));
    }

    private static void RequireWorkflow(LabelRow row)
    {
        if (row.WorkflowStage is null && row.TaskStatus is not null)
        {
            throw new EncordException(
                EncordErrorId.OperationNotAllowed, $"The row '{row.DataTitle}' ({row.LabelHash ?? "data " + row.DataHash}) is in a project without a workflow, where rows have no priority.");
        }
    }
}
