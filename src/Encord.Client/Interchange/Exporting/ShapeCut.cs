using Encord.Client.Interchange.Geometry;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Cuts shapes to their picture, and refuses what is nothing then. The same for all formats.</summary>
internal static class ShapeCut
{
    /// <param name="coordinates">In fractions of the picture.</param>
    /// <param name="width">Of the picture, in pixels.</param>
    /// <param name="height">Of the picture, in pixels.</param>
    /// <param name="keepTurned">Whether turned boxes stay whole, because they would be boxes no longer; then their centre must lie in the picture.</param>
    /// <param name="minimumArea">In pixels.</param>
    /// <param name="cut">What lies in the picture.</param>
    /// <param name="isClipped">Whether that is less than there was.</param>
    /// <returns>Why there is none, as the end of a sentence; null where there is.</returns>
    public static string? FaultOf(Coordinates coordinates, int width, int height, bool keepTurned, double minimumArea, out Coordinates cut, out bool isClipped)
    {
        cut = coordinates;
        isClipped = false;
        if (PictureSize.Of(width, height) is not { } size)
        {
            return "the size of the picture is not known";
        }

        if (InSpace(coordinates))
        {
            return "it lies in space, not in a picture";
        }

        if (coordinates is RotatableBoundingBox turned)
        {
            if (keepTurned)
            {
                return turned is { Width: > 0, Height: > 0 } && GeometryRules.IsInside(new Point(turned.X + (turned.Width / 2), turned.Y + (turned.Height / 2)))
                    ? Small(turned, size, minimumArea)
                    : turned is { Width: > 0, Height: > 0 } ? "its centre lies outside of the picture" : "it has no area";
            }

            coordinates = new Polygon(TurnedBox.Corners(turned, size));
        }

        var fault = GeometryRules.FaultOf(coordinates, size);
        if (!GeometryClip.TryCut(coordinates, size, out cut, out var reason))
        {
            return fault?.Kind switch
            {
                GeometryFaultKind.OutsidePicture => "it lies outside of the picture",
                GeometryFaultKind.Empty => coordinates is Bitmask ? "its mask is empty" : "it has no area, or too few points",
                _ => coordinates is Bitmask mask && (mask.Width != width || mask.Height != height)
                    ? "its mask has another size than the picture"
                    : reason.Length > 0 ? reason.TrimEnd('.') : "its coordinates cannot be used",
            };
        }

        isClipped = fault is not null;
        return cut is Skeleton or Keypoint or Polyline ? null : Small(cut, size, minimumArea);
    }

    /// <summary>In square pixels; of lines and points 0.</summary>
    public static double AreaOf(Coordinates coordinates, PictureSize size) => coordinates switch
    {
        BoundingBox box => box.Width * size.Width * box.Height * size.Height,
        Polygon polygon => PolygonFill.Area(polygon.Areas) * size.Width * size.Height,
        Bitmask mask => mask.Area,
        _ => 0,
    };

    private static string? Small(Coordinates coordinates, PictureSize size, double minimumArea) => AreaOf(coordinates, size) < minimumArea
        ? $"it is smaller than -MinimumArea, {minimumArea.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} pixels"
        : null;

    private static bool InSpace(Coordinates coordinates) => coordinates switch
    {
        Polygon polygon => polygon.Points.Any(point => point.Z is not null),
        Polyline line => line.Points.Any(point => point.Z is not null),
        Keypoint point => point.Point.Z is not null,
        Skeleton skeleton => skeleton.Vertices.Any(vertex => vertex.Point.Z is not null),
        _ => false,
    };
}
