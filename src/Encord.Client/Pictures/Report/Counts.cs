namespace Encord.Client.Pictures.Report;

/// <summary>Numbers by name.</summary>
internal sealed class Counts
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public int Count => _counts.Count;

    public long Total => _counts.Values.Sum();

    public long this[string name] => _counts.TryGetValue(name, out var count) ? count : 0;

    public void Add(string name, long count = 1) => _counts[name] = this[name] + count;

    /// <summary>The largest first; equal ones by name, so that two reports of the same labels are the same.</summary>
    public IEnumerable<KeyValuePair<string, long>> Sorted() => _counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal);
}
