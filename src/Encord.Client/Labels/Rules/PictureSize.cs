namespace Encord.Client.Labels.Rules;

/// <summary>The size of a picture in pixels.</summary>
internal readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>The size; null unless both sides are known.</summary>
    public static PictureSize? Of(int? width, int? height) => width > 0 && height > 0 ? new PictureSize(width.Value, height.Value) : null;

    /// <summary>Coordinates in pixels as fractions of the picture. A mask is counted in pixels anyway.</summary>
    public Coordinates ToFractions(Coordinates pixels)
    {
        var size = this;
        return pixels switch
        {
            RotatableBoundingBox box => new RotatableBoundingBox(box.X / Width, box.Y / Height, box.Width / Width, box.Height / Height, box.Theta),
            BoundingBox box => new BoundingBox(box.X / Width, box.Y / Height, box.Width / Width, box.Height / Height),
            Polygon polygon => new Polygon(polygon.Areas.Select(rings =>
                (IReadOnlyList<IReadOnlyList<Point>>)rings.Select(ring => (IReadOnlyList<Point>)ring.Select(point => size.ToFractions(point)).ToArray()).ToArray())),
            Polyline line => new Polyline(line.Points.Select(point => size.ToFractions(point))),
            Keypoint point => new Keypoint(ToFractions(point.Point)),
            Skeleton skeleton => new Skeleton(skeleton.Vertices.Select(vertex => vertex.At(size.ToFractions(vertex.Point), vertex.Visibility))),
            _ => pixels,
        };
    }

    public override string ToString() => $"{Width} × {Height} pixels";

    private Point ToFractions(Point point) => new(point.X / Width, point.Y / Height, point.Z);
}
