namespace Encord.Client.Labels.Overlap;

/// <summary>Where the outline of an area crosses itself.</summary>
internal static class RingCrossings
{
    /// <summary>How often sides of a ring that are not neighbours cross. Sides that only touch do not count.</summary>
    public static int Count(IReadOnlyList<Point> ring)
    {
        var count = 0;
        int[] order = [.. Enumerable.Range(0, ring.Count).OrderBy(i => Math.Min(ring[i].X, Next(ring, i).X))];
        var active = new List<int>();
        foreach (var side in order)
        {
            var left = Math.Min(ring[side].X, Next(ring, side).X);
            active.RemoveAll(other => Math.Max(ring[other].X, Next(ring, other).X) < left);
            count += active.Count(other => Cross(ring[side], Next(ring, side), ring[other], Next(ring, other)));
            active.Add(side);
        }

        return count;
    }

    private static Point Next(IReadOnlyList<Point> ring, int i) => ring[(i + 1) % ring.Count];

    /// <summary>Sides that share a corner never cross in this sense: the corner lies on both.</summary>
    private static bool Cross(Point a, Point b, Point c, Point d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    private static int Side(Point from, Point to, Point point)
    {
        var area = ((to.X - from.X) * (point.Y - from.Y)) - ((to.Y - from.Y) * (point.X - from.X));
        return Math.Abs(area) < 1e-15 ? 0 : Math.Sign(area);
    }
}
