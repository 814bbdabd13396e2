using Encord.Client.Labels;
using Encord.Client.Labels.Documents;

namespace Encord.Client.LabelRows.Operations;

/// <summary>
/// Reads the labels of rows, to look at them: nothing is created, and nothing is put into the rows, so that a report does not hold the labels of all of
/// them. A row without labels has none; one whose labels are loaded is not asked for.
/// </summary>
internal sealed class ReadLabels(LabelRowClient rows, LabelClient labels) : LabelRowOperation(rows)
{
    private static readonly LabelOptions Everything = new();

    /// <summary>The labels of a row that this operation has gone over; null where it has none.</summary>
    public static LabelDocument? DocumentOf(LabelRowItem item) => item.Row!.Labels as LabelDocument ?? item.Loaded?.Document;

    public override bool IsKnown(LabelRowItem item) => item.Row is { } row && (row.Labels is not null || row.LabelHash is null);

    protected override async Task<IReadOnlyDictionary<LabelRowItem, EncordException>> SendAsync(
        string request, string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken)
    {
        var unknown = items.Where(item => !IsKnown(item)).ToArray();
        return unknown.Length == 0
            ? NoFailures
            : LoadLabels.Take(unknown, await labels.FetchAsync(projectHash, unknown.Select(item => item.Row!).ToArray(), Everything, cancellationToken).ConfigureAwait(false));
    }
}
