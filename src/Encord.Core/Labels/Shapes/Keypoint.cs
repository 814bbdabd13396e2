namespace Encord;

/// <summary>A single point: the shape <c>point</c>.</summary>
public sealed class Keypoint : Coordinates
{
    /// <summary>Creates the point.</summary>
    public Keypoint(Point point) => Point = point;

    /// <summary>Creates the point.</summary>
    public Keypoint(double x, double y)
        : this(new Point(x, y))
    {
    }

    /// <inheritdoc/>
    public override string Shape => ObjectShape.Point;

    /// <summary>The position.</summary>
    public Point Point { get; }

    internal override (double X, double Y, double Width, double Height)? Extent => (Point.X, Point.Y, 0, 0);

    internal override IEnumerable<double> Numbers => NumbersOf([Point]);

    /// <summary><c>0.25,0.5</c></summary>
    public override string ToString() => Point.ToString();
}
