namespace Encord.Client.Labels.Overlap;

/// <summary>
/// Finds the regions of a picture that may overlap another one, without a look at all of them: the picture is cut into cells of about the size of an object, and a region is
/// listed in each cell that it reaches.
/// </summary>
internal sealed class RegionGrid
{
    private readonly IReadOnlyList<Region> _regions;
    private readonly List<int>[] _cells;
    private readonly int[] _seen;
    private readonly int _columns;
    private readonly int _rows;
    private readonly double _left;
    private readonly double _top;
    private readonly double _cellWidth;
    private readonly double _cellHeight;
    private int _query;

    public RegionGrid(IReadOnlyList<Region> regions)
    {
        _regions = regions;
        _seen = new int[regions.Count];
        _left = regions.Count == 0 ? 0 : regions.Min(region => region.Left);
        _top = regions.Count == 0 ? 0 : regions.Min(region => region.Top);
        var width = regions.Count == 0 ? 1 : regions.Max(region => region.Right) - _left;
        var height = regions.Count == 0 ? 1 : regions.Max(region => region.Bottom) - _top;
        var most = Math.Max(1, (int)Math.Sqrt(regions.Count));
        _columns = Cells(width, regions.Count == 0 ? 1 : regions.Average(region => region.Right - region.Left), most);
        _rows = Cells(height, regions.Count == 0 ? 1 : regions.Average(region => region.Bottom - region.Top), most);
        _cellWidth = width / _columns;
        _cellHeight = height / _rows;
        _cells = new List<int>[_columns * _rows];
        for (var i = 0; i < regions.Count; i++)
        {
            foreach (var cell in CellsOf(regions[i]))
            {
                (_cells[cell] ??= []).Add(i);
            }
        }
    }

    /// <summary>The positions of regions whose boxes share something with that of this one, ascending.</summary>
    public List<int> Near(Region region)
    {
        var near = new List<int>();
        _query++;
        foreach (var cell in CellsOf(region))
        {
            foreach (var i in _cells[cell] ?? [])
            {
                if (_seen[i] != _query && _regions[i].Touches(region))
                {
                    _seen[i] = _query;
                    near.Add(i);
                }
            }
        }

        near.Sort();
        return near;
    }

    private static int Cells(double length, double size, int most) => size > 0 && length > 0 ? Math.Max(1, (int)Math.Min(most, length / size)) : 1;

    private IEnumerable<int> CellsOf(Region region)
    {
        var left = Cell((region.Left - _left) / _cellWidth, _columns);
        var right = Cell((region.Right - _left) / _cellWidth, _columns);
        var top = Cell((region.Top - _top) / _cellHeight, _rows);
        var bottom = Cell((region.Bottom - _top) / _cellHeight, _rows);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                yield return (row * _columns) + column;
            }
        }
    }

    private static int Cell(double position, int count) => position > 0 ? (int)Math.Min(count - 1, position) : 0;
}
