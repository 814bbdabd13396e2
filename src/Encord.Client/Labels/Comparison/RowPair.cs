using Encord.Client.Bundles;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Comparison;

/// <summary>Two label rows of the same data, which are compared when the labels of both have been read.</summary>
internal sealed class RowPair(LabelRow reference, LabelRow difference)
{
    private LabelSide? _reference;
    private LabelSide? _difference;

    public LabelRow Reference => reference;

    public LabelRow Difference => difference;

    public bool IsRead => _reference is not null && _difference is not null;

    /// <summary>Finds the rows of the same data.</summary>
    /// <param name="references">The rows of one side.</param>
    /// <param name="differences">The rows of the other side.</param>
    /// <param name="failures">Rows without a counterpart, or with several.</param>
    public static IReadOnlyList<RowPair> Of(IReadOnlyList<LabelRow> references, IReadOnlyList<LabelRow> differences, out IReadOnlyList<ItemFailure> failures)
    {
        var pairs = new List<RowPair>();
        var alone = new List<ItemFailure>();
        failures = alone;
        var mine = references.ToLookup(row => row.DataHash, StringComparer.OrdinalIgnoreCase);
        var theirs = differences.ToLookup(row => row.DataHash, StringComparer.OrdinalIgnoreCase);
        foreach (var rows in mine)
        {
            if (Single(rows, "reference", alone) is not { } row)
            {
                continue;
            }

            if (!theirs.Contains(rows.Key))
            {
                alone.Add(new ItemFailure(row, Absent(row, "difference", differences)));
            }
            else if (Single(theirs[rows.Key], "difference", alone) is { } other)
            {
                pairs.Add(new RowPair(row, other));
            }
        }

        foreach (var row in theirs.Where(rows => !mine.Contains(rows.Key)).SelectMany(rows => rows))
        {
            alone.Add(new ItemFailure(row, Absent(row, "reference", references)));
        }

        return pairs;
    }

    public void Take(LabelRow row, LabelDocument? document, OntologyStructure ontology)
    {
        var side = new LabelSide(row, document, ontology);
        // A row that is compared with itself comes twice.
        if (ReferenceEquals(row, reference) && _reference is null)
        {
            _reference = side;
        }
        else
        {
            _difference = side;
        }
    }

    public IReadOnlyList<LabelMatch> Compare(LabelComparison comparison) => comparison.Compare(_reference!, _difference!);

    private static LabelRow? Single(IEnumerable<LabelRow> rows, string side, List<ItemFailure> failures)
    {
        LabelRow[] all = [.. rows];
        if (all.Length == 1)
        {
            return all[0];
        }

        failures.Add(new ItemFailure(all[0], new EncordException(
            EncordErrorId.InvalidArgument,
            $"The {side} has {all.Length} label rows of '{all[0].DataTitle}' ({all[0].DataHash}), on the branches {string.Join(", ", all.Select(row => row.BranchName))}. Give one of them.")));
        return null;
    }

    private static EncordException Absent(LabelRow row, string side, IReadOnlyList<LabelRow> others) => new(
        EncordErrorId.InvalidArgument,
        $"The label row of '{row.DataTitle}' (data {row.DataHash}) has no counterpart: the {side} has no row of that data"
        + (others.Count == 1 ? $", but one of '{others[0].DataTitle}' (data {others[0].DataHash})." : $" among its {others.Count}."));
}
