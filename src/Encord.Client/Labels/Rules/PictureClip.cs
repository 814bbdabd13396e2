namespace Encord.Client.Labels.Rules;

/// <summary>Cuts off what lies outside of a picture. In pixels, or in fractions of a picture of the size one by one.</summary>
internal static class PictureClip
{
    /// <summary>The part of an area's outline that is inside, cut by the four edges one after the other (Sutherland and Hodgman); empty when none is.</summary>
    public static IReadOnlyList<Point> Ring(IReadOnlyList<Point> ring, double width, double height)
    {
        var left = Half(ring, point => point.X, (from, to) => Cross(from, to, x: 0));
        var right = Half(left, point => width - point.X, (from, to) => Cross(from, to, x: width));
        var top = Half(right, point => point.Y, (from, to) => Cross(from, to, y: 0));
        return Half(top, point => height - point.Y, (from, to) => Cross(from, to, y: height));
    }

    /// <summary>The pieces of a line that are inside.</summary>
    public static IReadOnlyList<IReadOnlyList<Point>> Line(IReadOnlyList<Point> line, double width, double height)
    {
        var pieces = new List<List<Point>>();
        for (var i = 1; i < line.Count; i++)
        {
            if (Segment(line[i - 1], line[i], width, height) is not var (from, to))
            {
                continue;
            }

            var last = pieces.Count > 0 ? pieces[pieces.Count - 1] : null;
            if (last is null || last[last.Count - 1] != from)
            {
                pieces.Add(last = [from]);
            }

            last.Add(to);
        }

        return pieces;
    }

    /// <summary>The part of a straight line that is inside (Liang and Barsky); null when none is, or only a point of it.</summary>
    private static (Point From, Point To)? Segment(Point from, Point to, double width, double height)
    {
        var acrossX = to.X - from.X;
        var acrossY = to.Y - from.Y;
        double start = 0;
        double end = 1;
        foreach ((var by, var room) in new[] { (-acrossX, from.X), (acrossX, width - from.X), (-acrossY, from.Y), (acrossY, height - from.Y) })
        {
            if (by == 0 && room < 0)
            {
                return null;
            }

            if (by < 0)
            {
                start = Math.Max(start, room / by);
            }
            else if (by > 0)
            {
                end = Math.Min(end, room / by);
            }
        }

        Point At(double share) => share == 0 ? from : share == 1 ? to : new(Within(from.X + (share * acrossX), width), Within(from.Y + (share * acrossY), height));
        return start < end ? (At(start), At(end)) : null;
    }

    private static IReadOnlyList<Point> Half(IReadOnlyList<Point> ring, Func<Point, double> inside, Func<Point, Point, Point> cross)
    {
        var kept = new List<Point>(ring.Count + 4);
        for (var i = 0; i < ring.Count; i++)
        {
            var from = ring[i];
            var to = ring[(i + 1) % ring.Count];
            var isIn = inside(from) >= 0;
            if (isIn)
            {
                Add(kept, from);
            }

            if (isIn != inside(to) >= 0)
            {
                Add(kept, cross(from, to));
            }
        }

        return kept.Count > 1 && kept[0] == kept[kept.Count - 1] ? kept.GetRange(0, kept.Count - 1) : kept;
    }

    private static void Add(List<Point> ring, Point point)
    {
        if (ring.Count == 0 || ring[ring.Count - 1] != point)
        {
            ring.Add(point);
        }
    }

    private static Point Cross(Point from, Point to, double? x = null, double? y = null) => x is { } at
        ? new Point(at, from.Y + ((at - from.X) / (to.X - from.X) * (to.Y - from.Y)))
        : new Point(from.X + ((y!.Value - from.Y) / (to.Y - from.Y) * (to.X - from.X)), y.Value);

    private static double Within(double position, double size) => Math.Max(0, Math.Min(size, position));
}
