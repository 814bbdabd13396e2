namespace Encord.Client.Interchange.Geometry;

/// <summary>Finds the pixels whose centres lie inside an outline and outside of its holes.</summary>
internal static class PolygonFill
{
    /// <param name="rings">In pixels. What is inside an odd number of rings is inside.</param>
    /// <param name="top">The first row.</param>
    /// <param name="bottom">The row after the last.</param>
    /// <param name="fill">Gets the row, the first pixel and the one after the last.</param>
    public static void Fill(IReadOnlyList<IReadOnlyList<Point>> rings, int top, int bottom, Action<int, int, int> fill)
    {
        // Edges come in where they begin and go where they end: a tall picture and a long outline do not multiply.
        var edges = EdgesOf(rings, top, bottom);
        var active = new List<(Point From, Point To)>();
        var crossings = new List<double>();
        var next = 0;
        for (var y = edges.Count == 0 ? bottom : Math.Max(top, edges[0].First); y < bottom && (next < edges.Count || active.Count > 0); y++)
        {
            var centre = y + 0.5;
            for (; next < edges.Count && edges[next].First <= y; next++)
            {
                active.Add((edges[next].From, edges[next].To));
            }

            active.RemoveAll(edge => Math.Max(edge.From.Y, edge.To.Y) <= centre);
            crossings.Clear();
            foreach ((var from, var to) in active)
            {
                // Half-open, so that a corner on the line counts once.
                if ((from.Y <= centre) != (to.Y <= centre))
                {
                    crossings.Add(from.X + ((centre - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
                }
            }

            crossings.Sort();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                fill(y, Pixel(crossings[i]), Pixel(crossings[i + 1]));
            }
        }
    }

    private static List<(int First, Point From, Point To)> EdgesOf(IReadOnlyList<IReadOnlyList<Point>> rings, int top, int bottom)
    {
        var edges = new List<(int First, Point From, Point To)>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var from = ring[i];
                var to = ring[(i + 1) % ring.Count];
                if (from.Y != to.Y && Math.Min(from.Y, to.Y) < bottom)
                {
                    edges.Add(((int)Math.Max(top, Math.Floor(Math.Min(from.Y, to.Y) - 0.5)), from, to));
                }
            }
        }

        edges.Sort((left, right) => left.First.CompareTo(right.First));
        return edges;
    }

    private static int Pixel(double position) => (int)Math.Ceiling(Math.Max(-1e9, Math.Min(1e9, position)) - 0.5);

    /// <summary>The area of outlines less that of their holes, in the square of the points' unit.</summary>
    public static double Area(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas)
    {
        double sum = 0;
        foreach (var rings in areas)
        {
            for (var i = 0; i < rings.Count; i++)
            {
                sum += i == 0 ? Math.Abs(SignedArea(rings[i])) : -Math.Abs(SignedArea(rings[i]));
            }
        }

        return Math.Max(0, sum);
    }

    /// <summary>Positive when the ring runs clockwise on the screen.</summary>
    public static double SignedArea(IReadOnlyList<Point> ring)
    {
        double sum = 0;
        for (var i = 0; i < ring.Count; i++)
        {
            var from = ring[i];
            var to = ring[(i + 1) % ring.Count];
            sum += (from.X * to.Y) - (to.X * from.Y);
        }

        return sum / 2;
    }
}
