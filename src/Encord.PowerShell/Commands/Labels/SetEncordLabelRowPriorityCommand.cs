using System.Management.Automation;
using Encord.PowerShell.Commands.Workflow;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Set, "EncordLabelRowPriority", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class SetEncordLabelRowPriorityCommand : BundledLabelRowCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateRange(0.0, 1.0)]
    [NumberTransformation]
    public double Priority { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Accept(LabelRowTask task)
    {
        if (task.Row is { } row)
        {
            RequireWorkflow(row);
        }

        return ShouldProcess(task.Description, FormattableString.Invariant($"Set priority {Priority}"));
    }

    private protected override async Task<IReadOnlyDictionary<LabelRowTask, EncordException>> SendAsync(
        string operation, string projectHash, IReadOnlyList<LabelRowTask> tasks, CancellationToken cancellationToken)
    {
        // The wire names tasks by data hash, which has no branch: a row and its branches are one task.
        string[] hashes = tasks.Select(task => task.Row!.DataHash).Distinct(StringComparer.Ordinal).ToArray();
        await Client.Labels.SetPriorityAsync(projectHash, hashes, Priority, cancellationToken).ConfigureAwait(false);
        foreach (LabelRowTask task in tasks)
        {
            task.Row!.Priority = Priority;
        }

        return NoFailures;
    }

    private protected override void WriteSent(LabelRowTask task)
    {
        if (PassThru)
        {
            WriteObject(task.Row);
        }
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
