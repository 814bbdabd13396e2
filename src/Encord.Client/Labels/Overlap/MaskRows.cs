namespace Encord.Client.Labels.Overlap;

/// <summary>The pixels of a mask as runs. Two masks of one size are compared run by run, which is exact and needs no pixels.</summary>
internal sealed class MaskRows
{
    private readonly long[] _counts;
    private readonly Bitmask _mask;
    private readonly double _scaleX;
    private readonly double _scaleY;

    public MaskRows(Bitmask mask, double width, double height)
    {
        _mask = mask;
        _counts = [.. mask.Counts()];
        _scaleX = width / mask.Width;
        _scaleY = height / mask.Height;
        Area = mask.Area * _scaleX * _scaleY;
    }

    public double Area { get; }

    public bool HasSizeOf(MaskRows other) => (_mask.Width, _mask.Height) == (other._mask.Width, other._mask.Height);

    /// <summary>The area of the pixels that are set in both. Both are of one size.</summary>
    public double Intersection(MaskRows other)
    {
        long shared = 0;
        var mine = 0;
        var theirs = 0;
        var mineEnd = First(_counts);
        var theirsEnd = First(other._counts);
        long position = 0;
        while (mine < _counts.Length && theirs < other._counts.Length)
        {
            var end = Math.Min(mineEnd, theirsEnd);
            if (mine % 2 == 1 && theirs % 2 == 1)
            {
                shared += end - position;
            }

            position = end;
            if (mineEnd == end && ++mine < _counts.Length)
            {
                mineEnd += _counts[mine];
            }

            if (theirsEnd == end && ++theirs < other._counts.Length)
            {
                theirsEnd += other._counts[theirs];
            }
        }

        return shared * _scaleX * _scaleY;
    }

    /// <summary>The left and right sides of the runs, row by row.</summary>
    public IReadOnlyList<Edge[]> Edges()
    {
        var edges = new List<Edge>();
        long position = 0;
        for (var i = 0; i < _counts.Length; position += _counts[i], i++)
        {
            if (i % 2 == 0)
            {
                continue;
            }

            // A run that goes on in the next row is a run of each.
            for (var from = position; from < position + _counts[i];)
            {
                var row = from / _mask.Width;
                var to = Math.Min(position + _counts[i], (row + 1) * _mask.Width);
                var top = row * _scaleY;
                var bottom = (row + 1) * _scaleY;
                var left = (from - (row * _mask.Width)) * _scaleX;
                var right = (to - (row * _mask.Width)) * _scaleX;
                edges.Add(new Edge(left, top, left, bottom));
                edges.Add(new Edge(right, top, right, bottom));
                from = to;
            }
        }

        return [edges.ToArray()];
    }

    private static long First(long[] counts) => counts.Length > 0 ? counts[0] : 0;
}
