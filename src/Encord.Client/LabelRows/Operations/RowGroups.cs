namespace Encord.Client.LabelRows.Operations;

/// <summary>What one label row is to be edited by, in the order in which it came.</summary>
internal sealed record RowGroup<T>(LabelRowReference Row, IReadOnlyList<T> Edits);

/// <summary>
/// Gathers edits by label row, so that a row is loaded once, edited as a whole and saved once, in whatever order its labels come down a pipeline.
/// </summary>
/// <param name="limit">How many rows are gathered at most.</param>
internal sealed class RowGroups<T>(int limit)
{
    private readonly Dictionary<object, List<T>> _edits = [];
    private readonly List<(object Key, LabelRowReference Row)> _rows = [];

    /// <summary>Whether what has gathered goes out before this row. A row that has begun is never cut: its next label comes with it.</summary>
    public bool IsFullFor(LabelRowReference row) => _rows.Count >= limit && !_edits.ContainsKey(KeyOf(row));

    public void Add(LabelRowReference row, T edit)
    {
        var key = KeyOf(row);
        if (!_edits.TryGetValue(key, out var edits))
        {
            _edits[key] = edits = [];
            _rows.Add((key, row));
        }

        edits.Add(edit);
    }

    // Two objects of one row are two rows here: each holds labels of its own.
    private static object KeyOf(LabelRowReference row) => (object?)row.Value ?? row.Hash ?? row.DataHash!;

    /// <summary>Gives what has gathered, rows in the order in which they came first, and begins anew.</summary>
    public IReadOnlyList<RowGroup<T>> Take()
    {
        RowGroup<T>[] groups = [.. _rows.Select(row => new RowGroup<T>(row.Row, _edits[row.Key]))];
        _rows.Clear();
        _edits.Clear();
        return groups;
    }
}
