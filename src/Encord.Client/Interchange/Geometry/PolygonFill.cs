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
        var crossings = new List<double>();
        for (int y = top; y < bottom; y++)
        {
            crossings.Clear();
            double centre = y + 0.5;
            foreach (IReadOnlyList<Point> ring in rings)
            {
                for (int i = 0; i < ring.Count; i++)
                {
                    Point from = ring[i];
                    Point to = ring[(i + 1) % ring.Count];
                    // Half-open, so that a corner on the line counts once.
                    if ((from.Y <= centre) != (to.Y <= centre))
                    {
                        crossings.Add(from.X + ((centre - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
                    }
                }
            }

            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                fill(y, (int)Math.Ceiling(crossings[i] - 0.5), (int)Math.Ceiling(crossings[i + 1] - 0.5));
            }
        }
    }

    /// <summary>The area of outlines less that of their holes, in the square of the points' unit.</summary>
    public static double Area(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas)
    {
        double sum = 0;
        foreach (IReadOnlyList<IReadOnlyList<Point>> rings in areas)
        {
            for (int i = 0; i < rings.Count; i++)
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
        for (int i = 0; i < ring.Count; i++)
        {
            Point from = ring[i];
            Point to = ring[(i + 1) % ring.Count];
            sum += (from.X * to.Y) - (to.X * from.Y);
        }

        return sum / 2;
    }
}
