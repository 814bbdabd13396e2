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

        edges.Sort((left, right) => left.Edge.Top.CompareTo(right.Edge.Top));
        var heights = Heights(edges, top, bottom);
        var active = new List<(Edge Edge, int Area)>();
        var next = 0;
        double sum = 0;
        for (var i = 1; i < heights.Length; i++)
        {
            var middle = (heights[i - 1] + heights[i]) / 2;
            for (; next < edges.Count && edges[next].Edge.Top <= middle; next++)
            {
                active.Add(edges[next]);
            }

            active.RemoveAll(one => one.Edge.Bottom <= middle);
            sum += Width(active, firstArea, middle) * (heights[i] - heights[i - 1]);
        }

        return sum;
    }

    private static double[] Heights(List<(Edge Edge, int Area)> edges, double top, double bottom)
    {
        var heights = new List<double> { top, bottom };
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i].Edge;
            Add(edge.Top);
            Add(edge.Bottom);
            for (var other = i + 1; other < edges.Count && edges[other].Edge.Top < edge.Bottom; other++)
            {
                var second = edges[other].Edge;
                if (edge.Slope == second.Slope)
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
        return [.. heights.Distinct()];

        void Add(double y)
        {
            if (y > top && y < bottom)
            {
                heights.Add(y);
            }
        }
    }

    /// <summary>How wide the part is that all regions cover at this height.</summary>
    private static double Width(List<(Edge Edge, int Area)> active, int[] firstArea, double y)
    {
        List<(double From, double To)>? shared = null;
        var crossings = new List<double>();
        for (var region = 0; region + 1 < firstArea.Length; region++)
        {
            var spans = new List<(double From, double To)>();
            for (var area = firstArea[region]; area < firstArea[region + 1]; area++)
            {
                crossings.Clear();
                foreach ((var edge, var owner) in active)
                {
                    if (owner == area)
                    {
                        crossings.Add(edge.At(y));
                    }
                }

                crossings.Sort();
                for (var i = 0; i + 1 < crossings.Count; i += 2)
                {
                    spans.Add((crossings[i], crossings[i + 1]));
                }
            }

            var joined = Join(spans);
            shared = shared is null ? joined : Both(shared, joined);
        }

        double width = 0;
        foreach ((var from, var to) in shared!)
        {
            width += to - from;
        }

        return width;
    }

    private static List<(double From, double To)> Join(List<(double From, double To)> spans)
    {
        if (spans.Count < 2)
        {
            return spans;
        }

        spans.Sort();
        var joined = new List<(double From, double To)>(spans.Count);
        foreach ((var from, var to) in spans)
        {
            if (joined.Count > 0 && joined[joined.Count - 1].To >= from)
            {
                joined[joined.Count - 1] = (joined[joined.Count - 1].From, Math.Max(joined[joined.Count - 1].To, to));
            }
            else
            {
                joined.Add((from, to));
            }
        }

        return joined;
    }

    private static List<(double From, double To)> Both(List<(double From, double To)> left, List<(double From, double To)> right)
    {
        var both = new List<(double From, double To)>();
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            var from = Math.Max(left[i].From, right[j].From);
            var to = Math.Min(left[i].To, right[j].To);
            if (from < to)
            {
                both.Add((from, to));
            }

            if (left[i].To < right[j].To)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return both;
    }
}
