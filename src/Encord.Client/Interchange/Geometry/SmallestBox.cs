namespace Encord.Client.Interchange.Geometry;

/// <summary>The smallest turned box around points: one of its sides lies along a side of the hull.</summary>
internal static class SmallestBox
{
    /// <summary>The four corners, clockwise on the screen. With fewer than three points that do not lie on a line it has no area.</summary>
    public static IReadOnlyList<Point> Around(IReadOnlyList<Point> points)
    {
        var hull = HullOf(points);
        Point[]? best = null;
        var smallest = double.PositiveInfinity;
        for (var i = 0; i < hull.Count; i++)
        {
            var from = hull[i];
            var to = hull[(i + 1) % hull.Count];
            var length = Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
            if (length == 0)
            {
                continue;
            }

            var x = (to.X - from.X) / length;
            var y = (to.Y - from.Y) / length;
            var left = hull.Min(point => (point.X * x) + (point.Y * y));
            var right = hull.Max(point => (point.X * x) + (point.Y * y));
            var top = hull.Min(point => (point.Y * x) - (point.X * y));
            var bottom = hull.Max(point => (point.Y * x) - (point.X * y));
            var area = (right - left) * (bottom - top);
            // A box that is smaller by rounding only does not replace one that was found before.
            if (area < smallest * (1 - 1e-9))
            {
                smallest = area;
                best = [At(left, top), At(right, top), At(right, bottom), At(left, bottom)];
            }

            Point At(double along, double across) => new((along * x) - (across * y), (along * y) + (across * x));
        }

        return best ?? [hull[0], hull[0], hull[0], hull[0]];
    }

    /// <summary>The outermost points, clockwise on the screen (monotone chain).</summary>
    private static List<Point> HullOf(IReadOnlyList<Point> points)
    {
        var sorted = points.Distinct().OrderBy(point => point.X).ThenBy(point => point.Y).ToArray();
        if (sorted.Length < 3)
        {
            return [.. sorted];
        }

        var hull = new List<Point>();
        Half(sorted);
        var lower = hull.Count;
        Half(Enumerable.Reverse(sorted));
        hull.RemoveAt(hull.Count - 1);
        return hull.Count >= lower ? hull : [.. sorted];

        void Half(IEnumerable<Point> run)
        {
            var start = hull.Count > 0 ? hull.Count - 1 : 0;
            if (hull.Count > 0)
            {
                hull.RemoveAt(hull.Count - 1);
            }

            foreach (var point in run)
            {
                while (hull.Count - start >= 2 && Turn(hull[hull.Count - 2], hull[hull.Count - 1], point) <= 0)
                {
                    hull.RemoveAt(hull.Count - 1);
                }

                hull.Add(point);
            }
        }
    }

    private static double Turn(Point a, Point b, Point c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
