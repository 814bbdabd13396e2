namespace Encord.Emulator.Algorithms;

/// <summary>Two outlines with a vertex of the one for each vertex of the other, so that the space between them can be filled.</summary>
/// <remarks>
/// Equal vertex counts are taken vertex by vertex: that is how an editor moves them. Otherwise both outlines are resampled at the
/// places where either has a vertex, so every corner of both survives and the first and last filled frame touch the key frames.
/// </remarks>
internal sealed class OutlineMatch
{
    /// <summary>Sample points when looking for the start that fits best.</summary>
    private const int Probes = 64;

    /// <summary>Two corners closer than this share of the way are one.</summary>
    private const double SamePlace = 1e-9;

    private readonly Vertex[] _from;
    private readonly Vertex[] _to;

    private OutlineMatch(Vertex[] from, Vertex[] to)
    {
        _from = from;
        _to = to;
    }

    public Vertex[] Between(double share)
    {
        var vertices = new Vertex[_from.Length];
        for (var i = 0; i < vertices.Length; i++)
        {
            vertices[i] = Vertex.Between(_from[i], _to[i], share);
        }

        return vertices;
    }

    /// <summary>Matches two polygons. The one with other direction is turned, and starts where it lies closest to the first.</summary>
    public static OutlineMatch OfPolygons(IReadOnlyList<Vertex> from, IReadOnlyList<Vertex> to)
    {
        if (from.Count == to.Count)
        {
            return new([.. from], [.. to]);
        }

        if (Outline.SignedArea(from) * Outline.SignedArea(to) < 0)
        {
            to = [.. to.Reverse()];
        }

        var first = new Outline(from, closed: true);
        var second = new Outline(to, closed: true);
        var start = BestStart(first, second);
        var shares = Merge(first.Shares, second.Shares.Select(share => share - start - Math.Floor(share - start)));
        return new([.. shares.Select(first.At)], [.. shares.Select(share => second.At(share + start))]);
    }

    /// <summary>Matches two polylines. They have a direction, so their starts and ends belong together.</summary>
    public static OutlineMatch OfPolylines(IReadOnlyList<Vertex> from, IReadOnlyList<Vertex> to)
    {
        if (from.Count == to.Count)
        {
            return new([.. from], [.. to]);
        }

        var first = new Outline(from, closed: false);
        var second = new Outline(to, closed: false);
        var shares = Merge(first.Shares, second.Shares);
        return new([.. shares.Select(first.At)], [.. shares.Select(second.At)]);
    }

    /// <summary>The vertex share of <paramref name="second"/> at which the two shapes, centred on each other, lie closest.</summary>
    private static double BestStart(Outline first, Outline second)
    {
        var reference = Centred(first, 0);
        var best = 0.0;
        var bestDistance = double.PositiveInfinity;
        foreach (var start in second.Shares)
        {
            var probe = Centred(second, start);
            var distance = 0.0;
            for (var i = 0; i < Probes; i++)
            {
                distance += (probe[i] - reference[i]).LengthSquared;
            }

            // The margin keeps the earliest start among equals, whatever the rounding.
            if (distance < bestDistance * (1 - 1e-9))
            {
                (best, bestDistance) = (start, distance);
            }
        }

        return best;
    }

    private static Vertex[] Centred(Outline outline, double start)
    {
        var probe = new Vertex[Probes];
        var sum = default(Vertex);
        for (var i = 0; i < Probes; i++)
        {
            probe[i] = outline.At(start + ((double)i / Probes));
            sum += probe[i];
        }

        var centre = new Vertex(sum.X / Probes, sum.Y / Probes);
        for (var i = 0; i < Probes; i++)
        {
            probe[i] -= centre;
        }

        return probe;
    }

    private static List<double> Merge(IEnumerable<double> first, IEnumerable<double> second)
    {
        var merged = new List<double>();
        foreach (var share in first.Concat(second).Order())
        {
            if (merged.Count == 0 || share - merged[^1] > SamePlace)
            {
                merged.Add(share);
            }
        }

        return merged;
    }
}
