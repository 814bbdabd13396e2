namespace Encord.Client.Interchange.Geometry;

/// <summary>The area that outlines cover together, where parts may lie over each other.</summary>
internal static class UnionArea
{
    /// <summary>The exact way takes time by the square of the edges; with more than this, pixels are counted.</summary>
    private const int MostEdges = 600;

    /// <param name="areas">In pixels; each an outline and its holes.</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    public static double Of(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas, int width, int height)
    {
        if (!Overlap(areas))
        {
            return PolygonFill.Area(areas);
        }

        if (areas.Sum(rings => rings.Sum(ring => ring.Count)) > MostEdges && MaskCanvas.Fits(width, height))
        {
            using var mask = MaskCanvas.FromAreas(areas, width, height);
            return mask.CountPixels();
        }

        List<(Point From, Point To)>[] edges = areas.Select(rings => rings.SelectMany(ring => ring.Select((point, i) => (point, ring[(i + 1) % ring.Count]))).ToList()).ToArray();
        var heights = Heights(edges);
        double sum = 0;
        for (var i = 1; i < heights.Length; i++)
        {
            // Between two heights no edges meet, so the width of what is covered changes evenly: that in the middle counts.
            sum += Covered(edges, (heights[i - 1] + heights[i]) / 2) * (heights[i] - heights[i - 1]);
        }

        return sum;
    }

    private static bool Overlap(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas)
    {
        var boxes = areas.Where(rings => rings.Count > 0 && rings[0].Count > 0)
            .Select(rings => (Left: rings[0].Min(point => point.X), Top: rings[0].Min(point => point.Y), Right: rings[0].Max(point => point.X), Bottom: rings[0].Max(point => point.Y)))
            .OrderBy(box => box.Left).ToArray();
        for (var i = 0; i < boxes.Length; i++)
        {
            for (var other = i + 1; other < boxes.Length && boxes[other].Left < boxes[i].Right; other++)
            {
                if (boxes[other].Top < boxes[i].Bottom && boxes[i].Top < boxes[other].Bottom)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Where edges begin, end or cross, from the top.</summary>
    private static double[] Heights(List<(Point From, Point To)>[] edges)
    {
        var all = edges.SelectMany(area => area).ToArray();
        var heights = new SortedSet<double>(all.Select(edge => edge.From.Y));
        for (var i = 0; i < all.Length; i++)
        {
            for (var other = i + 1; other < all.Length; other++)
            {
                if (Crossing(all[i], all[other]) is { } height)
                {
                    heights.Add(height);
                }
            }
        }

        return heights.ToArray();
    }

    private static double? Crossing((Point From, Point To) left, (Point From, Point To) right)
    {
        (var x, var y) = (left.To.X - left.From.X, left.To.Y - left.From.Y);
        (var otherX, var otherY) = (right.To.X - right.From.X, right.To.Y - right.From.Y);
        var parallel = (x * otherY) - (y * otherX);
        if (parallel == 0)
        {
            return null;
        }

        (var apartX, var apartY) = (right.From.X - left.From.X, right.From.Y - left.From.Y);
        var along = ((apartX * otherY) - (apartY * otherX)) / parallel;
        var alongOther = ((apartX * y) - (apartY * x)) / parallel;
        return along is > 0 and < 1 && alongOther is > 0 and < 1 ? left.From.Y + (along * y) : null;
    }

    private static double Covered(List<(Point From, Point To)>[] edges, double height)
    {
        var spans = new List<(double From, double To)>();
        foreach (var area in edges)
        {
            var crossings = area.Where(edge => (edge.From.Y <= height) != (edge.To.Y <= height))
                .Select(edge => edge.From.X + ((height - edge.From.Y) / (edge.To.Y - edge.From.Y) * (edge.To.X - edge.From.X))).OrderBy(x => x).ToArray();
            for (var i = 0; i + 1 < crossings.Length; i += 2)
            {
                spans.Add((crossings[i], crossings[i + 1]));
            }
        }

        spans.Sort();
        double sum = 0;
        var reached = double.NegativeInfinity;
        foreach ((var from, var to) in spans)
        {
            sum += Math.Max(0, to - Math.Max(from, reached));
            reached = Math.Max(reached, to);
        }

        return sum;
    }
}
