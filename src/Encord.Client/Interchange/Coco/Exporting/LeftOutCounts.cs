namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>Counts what is not in an export, by what it is and why.</summary>
internal sealed class LeftOutCounts
{
    private readonly Dictionary<(string Kind, string Reason), long> _counts = [];

    public void Add(string kind, string reason, long count = 1)
    {
        if (count > 0)
        {
            _counts.TryGetValue((kind, reason), out var before);
            _counts[(kind, reason)] = before + count;
        }
    }

    public long CountOf(string kind) => _counts.Where(entry => entry.Key.Kind == kind).Sum(entry => entry.Value);

    public EncordList<CocoLeftOut> ToList() => new(_counts.Select(entry => new CocoLeftOut { Kind = entry.Key.Kind, Count = entry.Value, Reason = entry.Key.Reason }).ToArray());
}
