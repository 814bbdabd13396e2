using System.Globalization;

namespace Encord;

/// <summary>A position in fractions of the image: 0, 0 is the top left corner, 1, 1 the bottom right one. Not clamped, not rounded.</summary>
public readonly struct Point : IEquatable<Point>
{
    /// <summary>Creates the position.</summary>
    /// <param name="x">Fraction of the width, from the left.</param>
    /// <param name="y">Fraction of the height, from the top.</param>
    /// <param name="z">The third coordinate of labels in space; null in an image.</param>
    public Point(double x, double y, double? z = null)
    {
        X = x;
        Y = y;
        Z = z;
    }

    /// <summary>Fraction of the width, from the left.</summary>
    public double X { get; }

    /// <summary>Fraction of the height, from the top.</summary>
    public double Y { get; }

    /// <summary>The third coordinate of labels in space; null in an image.</summary>
    public double? Z { get; }

    /// <inheritdoc/>
    public bool Equals(Point other) => X.Equals(other.X) && Y.Equals(other.Y) && Z.Equals(other.Z);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Point other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((X.GetHashCode() * 397) ^ Y.GetHashCode());

    /// <summary>Whether both are the same position.</summary>
    public static bool operator ==(Point left, Point right) => left.Equals(right);

    /// <summary>Whether the positions differ.</summary>
    public static bool operator !=(Point left, Point right) => !left.Equals(right);

    /// <summary><c>0.25,0.5</c></summary>
    public override string ToString() => ShapeText.Number(X) + "," + ShapeText.Number(Y) + (Z is { } z ? "," + ShapeText.Number(z) : "");
}

/// <summary>How coordinates read as text: the same in every culture.</summary>
internal static class ShapeText
{
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Points(IEnumerable<Point> points) => string.Join(" ", points);
}
