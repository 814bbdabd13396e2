namespace Encord.Emulator.Algorithms;

/// <summary>A polygon or polyline measured along its length: a place on it is a share (0…1) of the way.</summary>
internal sealed class Outline
{
    private readonly Vertex[] _vertices;
    private readonly bool _closed;

    /// <summary>The share of the way at which each vertex lies.</summary>
    private readonly double[] _shares;

    public Outline(IReadOnlyList<Vertex> vertices, bool closed)
    {
        _vertices = [.. vertices];
        _closed = closed;
        _shares = new double[_vertices.Length];

        var way = 0.0;
        for (var i = 1; i < _vertices.Length; i++)
        {
            way += (_vertices[i] - _vertices[i - 1]).Length;
            _shares[i] = way;
        }

        if (closed)
        {
            way += (_vertices[0] - _vertices[^1]).Length;
        }

        for (var i = 1; i < _shares.Length; i++)
        {
            // An outline without extent still has its vertices one after another.
            _shares[i] = way > 0 ? _shares[i] / way : (double)i / _shares.Length;
        }
    }

    public IReadOnlyList<double> Shares => _shares;

    /// <summary>The place at a share of the way; on a closed outline the share wraps around.</summary>
    public Vertex At(double share)
    {
        share = _closed ? share - Math.Floor(share) : Math.Clamp(share, 0, 1);
        var found = Array.BinarySearch(_shares, share);
        if (found >= 0)
        {
            return _vertices[found];
        }

        var next = ~found;
        var before = next - 1;
        var (end, endShare) = next < _vertices.Length
            ? (_vertices[next], _shares[next])
            : _closed ? (_vertices[0], 1.0) : (_vertices[^1], _shares[^1]);
        var span = endShare - _shares[before];
        return span <= 0 ? _vertices[before] : Vertex.Between(_vertices[before], end, (share - _shares[before]) / span);
    }

    /// <summary>Twice the area with the sign of the direction in which a closed outline is drawn.</summary>
    public static double SignedArea(IReadOnlyList<Vertex> vertices)
    {
        var sum = 0.0;
        for (var i = 0; i < vertices.Count; i++)
        {
            var (a, b) = (vertices[i], vertices[(i + 1) % vertices.Count]);
            sum += (a.X * b.Y) - (b.X * a.Y);
        }

        return sum;
    }
}
