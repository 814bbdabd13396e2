namespace Encord;

/// <summary>Coordinates of a shape that is carried but not taken apart: cuboids, segmentations of point clouds, and shapes newer than this module.</summary>
public sealed class CarriedCoordinates : Coordinates
{
    internal CarriedCoordinates(string shape, string json)
    {
        Shape = shape;
        Json = json;
    }

    /// <inheritdoc/>
    public override string Shape { get; }

    /// <summary>The coordinates as they stand in the label document, as JSON text.</summary>
    public string Json { get; }

    internal override (double X, double Y, double Width, double Height)? Extent => null;

    internal override IEnumerable<double> Numbers => [];

    /// <summary>The JSON text.</summary>
    public override string ToString() => Json;
}
