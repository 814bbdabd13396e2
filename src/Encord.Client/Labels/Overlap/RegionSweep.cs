namespace Encord.Client.Labels.Overlap;

/// <summary>
/// Exact areas, from top to bottom: between two heights at which edges begin, end or cross, the width of what is covered changes evenly, so that in the middle counts.
/// </summary>
internal static class RegionSweep
{
    public static double Area(Region region) => Sum([region], region.Top, region.Bottom);

    /// <summary>The area that both cover.</summary>
    public static double Intersection(Region left, Region right)
    {
        if (!left.Touches(right))
        {
            return 0;
        }

        if (left.IsBox && right.IsBox)
        {
            return (Math.Min(left.Right, right.Right) - Math.Max(left.Left, right.Left)) * (Math.Min(left.Bottom, right.Bottom) - Math.Max(left.Top, right.Top));
        }

        return left.Mask is { } mask && right.Mask is { } other && mask.HasSizeOf(other)
            ? mask.Intersection(other)
            : Sum([left, right], Math.Max(left.Top, right.Top), Math.Min(left.Bottom, right.Bottom));
    }

    /// <summary>The shared part of the area that both cover together: 0 to 1.</summary>
    public static double Iou(Region left, Region right)
    {
        var shared = Intersection(left, right);
        var together = left.Area + right.Area - shared;
        return shared > 0 && together > 0 ? Math.Min(1, shared / together) : 0;
    }

    /// <summary>Whether the IoU can be so much at all, by the boxes around both and their areas: most pairs are told apart without a sweep.</summary>
    public static bool CanReach(Region left, Region right, double least)
    {
        var width = Math.Min(left.Right, right.Right) - Math.Max(left.Left, right.Left);
        var height = Math.Min(left.Bottom, right.Bottom) - Math.Max(left.Top, right.Top);
        if (width <= 0 || height <= 0)
        {
            return false;
        }

        var most = Math.Min(width * height, Math.Min(left.Area, right.Area));
        // With room for rounding: what is left is measured exactly.
        return most * (1 + 1e-9) >= least * (left.Area + right.Area - most);
    }

    private static double Sum(Region[] regions, double top, double bottom)
    {
        // The edges of all, each with the area it belongs to; areas are numbered over both regions.
        var edges = new List<(Edge Edge, int Area)>();
        var firstArea = new int[regions.Length + 1];
        for (var i = 0; i < regions.Length; i++)
        {
            var areas = regions[i].Edges;
            for (var area = 0; area < areas.Count; area++)
            {
                foreach (var edge in areas[area])
                {
                    if (edge.Bottom > top && edge.Top < bottom)
                    {
                        edges.Add((edge, firstArea[i] + area));
                    }
                }
            }

            firstArea[i + 1] = firstArea[i] + areas.Count;
        }

        edges.Sort(static (left, right) => left.Edge.Top.CompareTo(right.Edge.Top));
        var heights = Heights(edges, top, bottom);
        var strip = new SweepStrip(firstArea);
        var next = 0;
        double sum = 0;
        for (var i = 1; i < heights.Count; i++)
        {
            if (heights[i] == heights[i - 1])
            {
                continue;
            }

            var middle = (heights[i - 1] + heights[i]) / 2;
            for (; next < edges.Count && edges[next].Edge.Top <= middle; next++)
            {
                strip.Add(edges[next].Edge, edges[next].Area);
            }

            sum += strip.Width(middle) * (heights[i] - heights[i - 1]);
        }

        return sum;
    }

    /// <summary>The heights at which edges begin, end or cross, ascending; the same one may come twice.</summary>
    private static List<double> Heights(List<(Edge Edge, int Area)> edges, double top, double bottom)
    {
        var heights = new List<double>(edges.Count * 2) { top, bottom };
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i].Edge;
            Add(edge.Top);
            Add(edge.Bottom);
            var (left, right) = edge.Span;
            for (var other = i + 1; other < edges.Count && edges[other].Edge.Top < edge.Bottom; other++)
            {
                var second = edges[other].Edge;
                var (otherLeft, otherRight) = second.Span;
                if (otherLeft > right || otherRight < left || edge.Slope == second.Slope)
                {
                    continue;
                }

                var y = ((second.X - (second.Slope * second.Top)) - (edge.X - (edge.Slope * edge.Top))) / (edge.Slope - second.Slope);
                if (y > Math.Max(edge.Top, second.Top) && y < Math.Min(edge.Bottom, second.Bottom))
                {
                    Add(y);
                }
            }
        }

        heights.Sort();
        return heights;

        void Add(double y)
        {
            if (y > top && y < bottom)
            {
                heights.Add(y);
            }
        }
    }
}
