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

    /// <summary>Finds the rows of the same data. A row without a counterpart, or with several, is reported.</summary>
    /// <param name="references">The rows of one side.</param>
    /// <param name="differences">The rows of the other side.</param>
    /// <param name="report">Called with what is wrong, and the row.</param>
    public static IEnumerable<RowPair> Of(IReadOnlyList<LabelRow> references, IReadOnlyList<LabelRow> differences, Action<EncordException, object?> report)
    {
        var mine = references.ToLookup(row => row.DataHash, StringComparer.OrdinalIgnoreCase);
        var theirs = differences.ToLookup(row => row.DataHash, StringComparer.OrdinalIgnoreCase);
        foreach (var rows in mine)
        {
            if (Single(rows, "reference", report) is not { } row)
            {
                continue;
            }

            if (!theirs.Contains(rows.Key))
            {
                report(Absent(row, "difference", differences), row);
            }
            else if (Single(theirs[rows.Key], "difference", report) is { } other)
            {
                yield return new RowPair(row, other);
            }
        }

        foreach (var row in theirs.Where(rows => !mine.Contains(rows.Key)).SelectMany(rows => rows))
        {
            report(Absent(row, "reference", references), row);
        }
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

    private static LabelRow? Single(IEnumerable<LabelRow> rows, string side, Action<EncordException, object?> report)
    {
        LabelRow[] all = [.. rows];
        if (all.Length == 1)
        {
            return all[0];
        }

        report(
            new EncordException(
                EncordErrorId.InvalidArgument,
                $"The {side} has {all.Length} label rows of '{all[0].DataTitle}' ({all[0].DataHash}), on the branches {string.Join(", ", all.Select(row => row.BranchName))}. Give one of them."),
            all[0]);
        return null;
    }

    private static EncordException Absent(LabelRow row, string side, IReadOnlyList<LabelRow> others) => new(
        EncordErrorId.InvalidArgument,
        $"The label row of '{row.DataTitle}' (data {row.DataHash}) has no counterpart: the {side} has no row of that data"
        + (others.Count == 1 ? $", but one of '{others[0].DataTitle}' (data {others[0].DataHash})." : $" among its {others.Count}."));
}
