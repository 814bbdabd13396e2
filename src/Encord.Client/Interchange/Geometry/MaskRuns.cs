namespace Encord.Client.Interchange.Geometry;

/// <summary>The pixels of a mask as pieces of its rows, in reading order, and which of them hang together: those that share an edge.</summary>
internal sealed class MaskRuns
{
    private readonly List<(int Y, int From, int To)> _runs = [];
    private readonly List<int> _parents = [];

    public int Count => _runs.Count;

    public (int Y, int From, int To) this[int index] => _runs[index];

    public static MaskRuns Find(MaskCanvas mask)
    {
        var runs = new MaskRuns();
        var above = 0;
        for (var y = mask.Top; y < mask.Top + mask.Height; y++)
        {
            var first = runs.Count;
            for (var x = mask.Left; mask.NextRun(y, x) is var (from, to); x = to)
            {
                runs._runs.Add((y, from, to));
                runs._parents.Add(runs.Count - 1);
                for (; above < first && runs._runs[above].To <= from; above++)
                {
                }

                for (var touching = above; touching < first && runs._runs[touching].From < to; touching++)
                {
                    runs.Join(touching, runs.Count - 1);
                }
            }

            above = first;
        }

        return runs;
    }

    /// <summary>The first run of those that hang together with it.</summary>
    public int RootOf(int index)
    {
        while (_parents[index] != index)
        {
            _parents[index] = _parents[_parents[index]];
            index = _parents[index];
        }

        return index;
    }

    private void Join(int left, int right)
    {
        var first = RootOf(left);
        var second = RootOf(right);
        _parents[Math.Max(first, second)] = Math.Min(first, second);
    }
}
