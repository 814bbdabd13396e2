using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>The results of a comparison by the pictures that they are in.</summary>
internal sealed class ComparedRows
{
    private readonly Dictionary<LabelRow, ILookup<int?, LabelMatch>> _rows = [];

    /// <param name="matches">As they came; all of a row may be spread among those of others.</param>
    public ComparedRows(IEnumerable<LabelMatch> matches)
    {
        foreach (var row in matches.GroupBy(RowOf))
        {
            _rows.Add(row.Key, row.ToLookup(match => match.Frame));
        }
    }

    /// <summary>A row for each pair that was compared.</summary>
    public IReadOnlyList<LabelRow> Rows => [.. _rows.Keys];

    public IEnumerable<int> FramesOf(LabelRow row) => _rows.TryGetValue(row, out var matches) ? matches.Select(frame => frame.Key).OfType<int>() : [];

    /// <summary>What was compared on a frame.</summary>
    public IEnumerable<LabelMatch> On(ExportPicture picture) => _rows.TryGetValue(picture.Row, out var matches) ? matches[picture.Frame] : [];

    /// <summary>What was compared of a picture as a whole.</summary>
    public IEnumerable<LabelMatch> OfAll(ExportPicture picture) => !_rows.TryGetValue(picture.Row, out var matches) ? [] : matches[null].Where(match =>
        new[] { match.Reference, match.Difference }.OfType<ClassificationInstance>().Any(one => one.Frames.Count == 0 || one.Frames.Contains(picture.Frame)));

    /// <summary>The row that the pictures are read from. A row without labels does not know them.</summary>
    private static LabelRow RowOf(LabelMatch match) => match is { Row: LabelRow row } && (row.LabelHash ?? row.Labels) is not null ? row
        : match.ReferenceRow as LabelRow ?? throw new EncordException(
            EncordErrorId.InvalidArgument, "A comparison can only be drawn in the session that made it: pipe Compare-EncordLabel into the command.");
}
