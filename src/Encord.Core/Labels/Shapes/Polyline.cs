namespace Encord;

/// <summary>A line through points.</summary>
public sealed class Polyline : Coordinates
{
    /// <summary>Creates the line.</summary>
    public Polyline(IEnumerable<Point> points) => Points = points.ToArray();

    /// <inheritdoc/>
    public override string Shape => ObjectShape.Polyline;

    /// <summary>The points, in order.</summary>
    public IReadOnlyList<Point> Points { get; }

    internal override (double X, double Y, double Width, double Height)? Extent => ExtentOf(Points);

    internal override IEnumerable<double> Numbers => NumbersOf(Points);

    /// <summary>The points as <c>x,y x,y</c>.</summary>
    public override string ToString() => ShapeText.Points(Points);
}
