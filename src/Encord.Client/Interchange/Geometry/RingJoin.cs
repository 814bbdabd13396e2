namespace Encord.Client.Interchange.Geometry;

/// <summary>
/// Makes one ring of an area with holes or of several parts, for formats that have one ring: they are joined by bridges, two edges on each other, which have no
/// area. Filled by the rule of odd crossings the ring gives the same pixels.
/// </summary>
internal static class RingJoin
{
    /// <param name="areas">Each an outline and its holes.</param>
    public static IReadOnlyList<Point> Join(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas)
    {
        List<Point>? whole = null;
        foreach (var rings in areas.OrderByDescending(rings => Math.Abs(PolygonFill.SignedArea(rings[0]))))
        {
            for (var i = 0; i < rings.Count; i++)
            {
                // Outlines run clockwise and holes the other way, so that rules that count turns agree.
                var ring = Turned(rings[i], clockwise: i == 0);
                if (whole is null)
                {
                    whole = [.. ring];
                }
                else
                {
                    Insert(whole, ring);
                }
            }
        }

        return whole ?? [];
    }

    private static IReadOnlyList<Point> Turned(IReadOnlyList<Point> ring, bool clockwise) =>
        PolygonFill.SignedArea(ring) >= 0 == clockwise ? ring : ring.Reverse().ToArray();

    private static void Insert(List<Point> whole, IReadOnlyList<Point> ring)
    {
        (var at, var from, var nearest) = (0, 0, double.PositiveInfinity);
        for (var i = 0; i < whole.Count; i++)
        {
            for (var j = 0; j < ring.Count; j++)
            {
                var distance = ((whole[i].X - ring[j].X) * (whole[i].X - ring[j].X)) + ((whole[i].Y - ring[j].Y) * (whole[i].Y - ring[j].Y));
                if (distance < nearest)
                {
                    (at, from, nearest) = (i, j, distance);
                }
            }
        }

        var detour = new List<Point>(ring.Count + 2);
        for (var i = 0; i <= ring.Count; i++)
        {
            detour.Add(ring[(from + i) % ring.Count]);
        }

        detour.Add(whole[at]);
        whole.InsertRange(at + 1, detour);
    }
}
