using Encord.Client.Interchange.Geometry;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Interchange.Exporting;

/// <summary>What formats make of shapes: boxes, rings, corners. All in pixels, from the edge of the picture.</summary>
internal static class PictureShapes
{
    /// <summary>The box around a shape.</summary>
    public static (double Left, double Top, double Right, double Bottom) BoxOf(Coordinates shape, int width, int height)
    {
        if (shape is RotatableBoundingBox turned)
        {
            shape = new Polygon(TurnedBox.Corners(turned, new PictureSize(width, height)));
        }

        if (shape is Skeleton skeleton)
        {
            // What is invisible lies somewhere outside.
            shape = new Polyline(skeleton.Vertices.Where(vertex => vertex.Visibility != SkeletonVisibility.Invisible).Select(vertex => vertex.Point));
        }

        (var x, var y, var across, var down) = shape.Extent ?? default;
        return (Within(x * width, width), Within(y * height, height), Within((x + across) * width, width), Within((y + down) * height, height));
    }

    /// <summary>The areas of a shape, each an outline and its holes. Masks follow the edges of their pixels.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> AreasOf(Coordinates shape, int width, int height)
    {
        switch (shape)
        {
            case Bitmask bitmask:
                using (var mask = MaskCanvas.FromRows(bitmask.Counts(), bitmask.Width, bitmask.Height))
                {
                    return MaskOutline.Trace(mask);
                }

            case Polygon polygon:
                return polygon.Areas.Select(rings => (IReadOnlyList<IReadOnlyList<Point>>)rings
                    .Select(ring => (IReadOnlyList<Point>)ring.Select(point => Pixels(point, width, height)).ToArray()).ToArray()).ToArray();
            case RotatableBoundingBox turned:
                return [[TurnedBox.Corners(turned, new PictureSize(width, height)).Select(point => Pixels(point, width, height)).ToArray()]];
            case BoundingBox box:
                return [[CornersOf(box).Select(point => Pixels(point, width, height)).ToArray()]];
            default:
                return [];
        }
    }

    /// <summary>The four corners of the smallest turned box around a shape, clockwise; of a box its own, from the top left one before it was turned.</summary>
    public static IReadOnlyList<Point> TurnedCornersOf(Coordinates shape, int width, int height) => shape is BoundingBox
        ? AreasOf(shape, width, height)[0][0]
        : SmallestBox.Around(AreasOf(shape, width, height).SelectMany(rings => rings[0]).ToArray());

    private static Point[] CornersOf(BoundingBox box) =>
        [new(box.X, box.Y), new(box.X + box.Width, box.Y), new(box.X + box.Width, box.Y + box.Height), new(box.X, box.Y + box.Height)];

    private static Point Pixels(Point point, int width, int height) => new(point.X * width, point.Y * height);

    private static double Within(double position, double size) => Math.Max(0, Math.Min(size, position));
}
