namespace Encord.Emulator.Algorithms;

/// <summary>Ramer–Douglas–Peucker: drops the vertices that lie closer to the simplified line than the tolerance.</summary>
internal static class DouglasPeucker
{
    /// <summary>Simplifies a closed outline. The two ends that must stay are the first vertex and the one farthest from it.</summary>
    /// <param name="ring">The outline, not closed by a repeated vertex.</param>
    /// <param name="tolerance">In the unit of the vertices; 0 drops only what lies on a straight line.</param>
    public static Vertex[] SimplifyRing(IReadOnlyList<Vertex> ring, double tolerance)
    {
        if (ring.Count <= 3)
        {
            return [.. ring];
        }

        var far = 0;
        for (var i = 1; i < ring.Count; i++)
        {
            if ((ring[i] - ring[0]).LengthSquared > (ring[far] - ring[0]).LengthSquared)
            {
                far = i;
            }
        }

        Vertex[] closed = [.. ring, ring[0]];
        var keep = new bool[closed.Length];
        keep[0] = keep[far] = true;
        Keep(closed, 0, far, tolerance, keep);
        Keep(closed, far, closed.Length - 1, tolerance, keep);

        var kept = new List<Vertex>();
        for (var i = 0; i < ring.Count; i++)
        {
            if (keep[i])
            {
                kept.Add(ring[i]);
            }
        }

        // A polygon needs three corners: the one farthest from the line through the two that stayed.
        if (kept.Count < 3)
        {
            var corner = Enumerable.Range(0, ring.Count).MaxBy(i => DistanceToLine(ring[i], ring[0], ring[far]));
            kept = [.. new[] { 0, far, corner }.Distinct().Order().Select(i => ring[i])];
        }

        return [.. kept];
    }

    private static void Keep(Vertex[] line, int first, int last, double tolerance, bool[] keep)
    {
        var open = new Stack<(int First, int Last)>();
        open.Push((first, last));
        while (open.TryPop(out var span))
        {
            var (farthest, distance) = (-1, tolerance);
            for (var i = span.First + 1; i < span.Last; i++)
            {
                var away = DistanceToLine(line[i], line[span.First], line[span.Last]);
                if (away > distance)
                {
                    (farthest, distance) = (i, away);
                }
            }

            if (farthest >= 0)
            {
                keep[farthest] = true;
                open.Push((span.First, farthest));
                open.Push((farthest, span.Last));
            }
        }
    }

    internal static double DistanceToLine(Vertex point, Vertex start, Vertex end)
    {
        var along = end - start;
        var length = along.LengthSquared;
        if (length == 0)
        {
            return (point - start).Length;
        }

        var offset = point - start;
        var share = Math.Clamp(((offset.X * along.X) + (offset.Y * along.Y)) / length, 0, 1);
        return (point - Vertex.Between(start, end, share)).Length;
    }
}
