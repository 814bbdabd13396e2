using Encord.Client.Labels;

namespace Encord.Client.LabelRows.Operations;

/// <summary>Sets the priority of the workflow tasks of rows.</summary>
internal sealed class PrioritizeRows(LabelRowClient rows, LabelClient labels, double priority) : LabelRowOperation(rows)
{
    public override void Complete(LabelRowItem item) => item.Row!.Priority = priority;

    protected override async Task<IReadOnlyDictionary<LabelRowItem, EncordException>> SendAsync(
        string request, string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken)
    {
        // The wire names tasks by data hash, which has no branch: a row and its branches are one task.
        var hashes = items.Select(item => item.Row!.DataHash).Distinct(StringComparer.Ordinal).ToArray();
        await labels.SetPriorityAsync(projectHash, hashes, priority, cancellationToken).ConfigureAwait(false);
        return NoFailures;
    }
}
