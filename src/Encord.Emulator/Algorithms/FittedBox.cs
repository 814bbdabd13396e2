namespace Encord.Emulator.Algorithms;

/// <summary>An upright box as fractions of the picture: the top left corner and the extent.</summary>
internal readonly record struct FittedBox(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double Area => Width * Height;

    /// <summary>The smallest box that contains every vertex, also after the rounding of its extent.</summary>
    public static FittedBox Around(IReadOnlyCollection<Vertex> vertices)
    {
        var (left, top) = (vertices.Min(v => v.X), vertices.Min(v => v.Y));
        return new(left, top, Extent(left, vertices.Max(v => v.X)), Extent(top, vertices.Max(v => v.Y)));
    }

    public bool Contains(Vertex vertex) => vertex.X >= X && vertex.X <= Right && vertex.Y >= Y && vertex.Y <= Bottom;

    /// <summary>Shared area over joint area, 0…1; 0 when both are empty.</summary>
    public double IntersectionOverUnion(FittedBox other)
    {
        var shared = Math.Max(0, Math.Min(Right, other.Right) - Math.Max(X, other.X))
            * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y));
        var joint = Area + other.Area - shared;
        return joint > 0 ? shared / joint : 0;
    }

    private static double Extent(double low, double high)
    {
        var extent = high - low;
        while (low + extent < high)
        {
            extent = Math.BitIncrement(extent);
        }

        return extent;
    }
}
