namespace Encord;

/// <summary>Where an object is in one frame. One subclass for each shape; all of them read as short text, also in <c>Export-Csv</c>.</summary>
public abstract class Coordinates
{
    private protected Coordinates()
    {
    }

    /// <summary>The shape: <c>BoundingBox</c>, <c>Polygon</c>, ….</summary>
    public abstract string Shape { get; }

    /// <summary>The smallest upright box around the shape, in fractions; null where that has no meaning.</summary>
    internal abstract (double X, double Y, double Width, double Height)? Extent { get; }

    /// <summary>Every number of the shape, to check them in one place.</summary>
    internal abstract IEnumerable<double> Numbers { get; }

    private protected static (double X, double Y, double Width, double Height)? ExtentOf(IEnumerable<Point> points)
    {
        var left = double.PositiveInfinity;
        var top = double.PositiveInfinity;
        var right = double.NegativeInfinity;
        var bottom = double.NegativeInfinity;
        foreach (var point in points)
        {
            left = Math.Min(left, point.X);
            right = Math.Max(right, point.X);
            top = Math.Min(top, point.Y);
            bottom = Math.Max(bottom, point.Y);
        }

        return double.IsInfinity(left) ? null : (left, top, right - left, bottom - top);
    }

    private protected static IEnumerable<double> NumbersOf(IEnumerable<Point> points)
    {
        foreach (var point in points)
        {
            yield return point.X;
            yield return point.Y;
            if (point.Z is { } z)
            {
                yield return z;
            }
        }
    }
}
