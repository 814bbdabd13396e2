namespace Encord.Client.Interchange.Exporting;

/// <summary>Counts what an export does not write, by what it is and why.</summary>
internal sealed class LeftOutCounts
{
    private readonly Dictionary<(string Kind, string Reason), long> _counts = [];
    private readonly List<(string Kind, string Reason)> _order = [];

    public void Add(string kind, string reason, long count = 1)
    {
        if (count <= 0)
        {
            return;
        }

        if (!_counts.TryGetValue((kind, reason), out var before))
        {
            _order.Add((kind, reason));
        }

        _counts[(kind, reason)] = before + count;
    }

    public long CountOf(string kind) => _counts.Where(entry => entry.Key.Kind == kind).Sum(entry => entry.Value);

    public EncordList<ExportLeftOut> ToList() =>
        new(_order.Select(key => new ExportLeftOut { Kind = key.Kind, Count = _counts[key], Reason = key.Reason }).ToArray());
}
