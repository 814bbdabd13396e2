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
        var without = items.Where(item => item.Row!.LabelHash is null).ToDictionary(
            item => item,
            item => new EncordException(EncordErrorId.InvalidArgument, $"The row {item.Description} has no labels yet, so it cannot be moved. Run Initialize-EncordLabelRow on it first."));
        var hashes = items.Select(item => item.Row!.LabelHash).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (hashes.Length > 0)
        {
            await labels.MoveAsync(projectHash, hashes, action, cancellationToken).ConfigureAwait(false);
        }

        return without;
    }
}
