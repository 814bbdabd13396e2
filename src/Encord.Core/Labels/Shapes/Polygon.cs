namespace Encord;

/// <summary>One or more areas. Each has an outer ring, and after it a ring for every hole; rings are not closed.</summary>
public sealed class Polygon : Coordinates
{
    /// <summary>Creates a polygon of one ring.</summary>
    public Polygon(IEnumerable<Point> points)
        : this([[points.ToArray()]])
    {
    }

    /// <summary>Creates a polygon of several areas, each a list of rings.</summary>
    public Polygon(IEnumerable<IReadOnlyList<IReadOnlyList<Point>>> areas) => Areas = areas.ToArray();

    /// <inheritdoc/>
    public override string Shape => ObjectShape.Polygon;

    /// <summary>The areas; the first ring of each is the outline, the others are holes.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> Areas { get; }

    /// <summary>The outline of the first area: all there is to most polygons.</summary>
    public IReadOnlyList<Point> Points => Areas.Count == 0 || Areas[0].Count == 0 ? [] : Areas[0][0];

    internal override (double X, double Y, double Width, double Height)? Extent => ExtentOf(Areas.SelectMany(rings => rings).SelectMany(ring => ring));

    internal override IEnumerable<double> Numbers => NumbersOf(Areas.SelectMany(rings => rings).SelectMany(ring => ring));

    /// <summary>The points as <c>x,y x,y x,y</c>; rings are parted by <c> / </c>, areas by <c> | </c>.</summary>
    public override string ToString() => string.Join(" | ", Areas.Select(rings => string.Join(" / ", rings.Select(ShapeText.Points))));
}
