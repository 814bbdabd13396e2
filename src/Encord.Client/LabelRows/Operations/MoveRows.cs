using Encord.Client.Labels;

namespace Encord.Client.LabelRows.Operations;

/// <summary>Moves the workflow tasks of rows to the end of the workflow, or back to its beginning.</summary>
/// <param name="rows">Looks bare hashes up.</param>
/// <param name="labels">Moves.</param>
/// <param name="action"><see cref="ToEnd"/> or <see cref="ToBeginning"/>.</param>
internal sealed class MoveRows(LabelRowClient rows, LabelClient labels, string action) : LabelRowOperation(rows)
{
    public const string ToEnd = "complete";
    public const string ToBeginning = "reopen";

    protected override async Task<IReadOnlyDictionary<LabelRowItem, EncordException>> SendAsync(
        string request, string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken)
    {
        string[] hashes = items.Select(item => item.Row!.LabelHash!).Distinct(StringComparer.Ordinal).ToArray();
        await labels.MoveAsync(projectHash, hashes, action, cancellationToken).ConfigureAwait(false);
        return NoFailures;
    }
}
