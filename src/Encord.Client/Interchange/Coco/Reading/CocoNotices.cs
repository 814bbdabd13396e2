namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>What is altered or left out on the way from an annotation to an object, without anything being wrong enough to refuse it.</summary>
[Flags]
internal enum CocoNotices
{
    None = 0,

    /// <summary>Up to a pixel beyond the edge of the picture, and clipped.</summary>
    ClippedAtEdge = 1,

    /// <summary>Further beyond, and clipped because that was asked for.</summary>
    Clipped = 2,

    /// <summary>A rotation that the ontology's shape cannot hold.</summary>
    RotationLeftOut = 4,

    /// <summary>Rings of too few points or without area, beside a good one.</summary>
    RingsLeftOut = 8,

    /// <summary>Members that cannot be read and are not needed.</summary>
    MembersNotRead = 16,

    /// <summary>No key point is visible, so that there is nothing to make an object of.</summary>
    NothingVisible = 32,
}

/// <summary>Counts notices, and keeps the place of the first of each kind.</summary>
internal sealed class CocoNoticeCounts
{
    private readonly Dictionary<CocoNotices, (long Count, CocoProblem First)> _counts = [];

    public IEnumerable<(CocoNotices Kind, long Count, CocoProblem First)> All => _counts.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value.Count, entry.Value.First));

    public void Clear() => _counts.Clear();

    /// <param name="notices">One or several.</param>
    /// <param name="first">Makes the place, when it is the first.</param>
    public void Add(CocoNotices notices, Func<CocoProblem> first)
    {
        for (var bit = 1; bit <= (int)CocoNotices.NothingVisible; bit <<= 1)
        {
            var kind = (CocoNotices)bit;
            if ((notices & kind) != 0)
            {
                _counts[kind] = _counts.TryGetValue(kind, out var entry) ? (entry.Count + 1, entry.First) : (1, first());
            }
        }
    }
}
