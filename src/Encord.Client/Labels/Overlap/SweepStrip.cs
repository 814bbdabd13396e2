namespace Encord.Client.Labels.Overlap;

/// <summary>The edges that cross one height of a sweep, and how wide the part is that all regions cover there. Its lists are used again for each height.</summary>
/// <param name="firstArea">The number of the first area of each region, and at the end that of the areas of all.</param>
internal sealed class SweepStrip(int[] firstArea)
{
    private readonly List<Edge>[] _edgesOf = [.. Enumerable.Range(0, firstArea[firstArea.Length - 1]).Select(_ => new List<Edge>())];
    private readonly List<double> _crossings = [];
    private List<(double From, double To)> _spans = [];
    private List<(double From, double To)> _shared = [];
    private List<(double From, double To)> _both = [];

    public void Add(Edge edge, int area) => _edgesOf[area].Add(edge);

    /// <summary>How wide the part is that all regions cover at this height, which lies below those before it. Edges that have ended are forgotten.</summary>
    public double Width(double y)
    {
        for (var region = 0; region + 1 < firstArea.Length; region++)
        {
            _spans.Clear();
            for (var area = firstArea[region]; area < firstArea[region + 1]; area++)
            {
                AddSpans(_edgesOf[area], y);
            }

            if (firstArea[region + 1] - firstArea[region] > 1)
            {
                Join(_spans);
            }

            if (region == 0)
            {
                (_spans, _shared) = (_shared, _spans);
            }
            else
            {
                Intersect();
            }
        }

        double width = 0;
        foreach ((var from, var to) in _shared)
        {
            width += to - from;
        }

        return width;
    }

    /// <summary>What lies right of an odd number of edges.</summary>
    private void AddSpans(List<Edge> edges, double y)
    {
        _crossings.Clear();
        var kept = 0;
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i];
            if (edge.Bottom > y)
            {
                edges[kept++] = edge;
                _crossings.Add(edge.At(y));
            }
        }

        edges.RemoveRange(kept, edges.Count - kept);
        _crossings.Sort();
        for (var i = 0; i + 1 < _crossings.Count; i += 2)
        {
            _spans.Add((_crossings[i], _crossings[i + 1]));
        }
    }

    /// <summary>Makes one of spans that overlap.</summary>
    private static void Join(List<(double From, double To)> spans)
    {
        spans.Sort();
        var last = -1;
        for (var i = 0; i < spans.Count; i++)
        {
            (var from, var to) = spans[i];
            if (last >= 0 && spans[last].To >= from)
            {
                spans[last] = (spans[last].From, Math.Max(spans[last].To, to));
            }
            else
            {
                spans[++last] = (from, to);
            }
        }

        spans.RemoveRange(last + 1, spans.Count - last - 1);
    }

    private void Intersect()
    {
        _both.Clear();
        for (int i = 0, j = 0; i < _shared.Count && j < _spans.Count;)
        {
            var from = Math.Max(_shared[i].From, _spans[j].From);
            var to = Math.Min(_shared[i].To, _spans[j].To);
            if (from < to)
            {
                _both.Add((from, to));
            }

            if (_shared[i].To < _spans[j].To)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        (_both, _shared) = (_shared, _both);
    }
}
