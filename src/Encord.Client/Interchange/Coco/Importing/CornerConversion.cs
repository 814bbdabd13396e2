using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Interchange.Geometry;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Makes turned boxes of their four corners.</summary>
internal static class CornerConversion
{
    /// <summary>Writers round corners to a fraction of a pixel; what is further off is not a rectangle, and the smallest box around it is taken.</summary>
    private const double Tolerance = 0.5;

    public static RotatableBoundingBox? Box(CocoAnnotation annotation, CocoImage image, out CocoVerdict verdict)
    {
        Point[] corners = [.. Enumerable.Range(0, annotation.Coordinates.Count / 2).Select(i => new Point(annotation.Coordinates[2 * i], annotation.Coordinates[(2 * i) + 1]))];
        if (corners.Length != 4)
        {
            verdict = new CocoVerdict($"a turned box has four corners, and this one has {corners.Length}.");
            return null;
        }

        var box = IsRectangle(corners) ? corners : SmallestBox.Around(corners);
        var width = Distance(box[0], box[1]);
        var height = Distance(box[0], box[3]);
        if (!(width > 0 && height > 0))
        {
            verdict = new CocoVerdict("its box has no area: its corners lie on a line.");
            return null;
        }

        Point centre = new((box[0].X + box[2].X) / 2, (box[0].Y + box[2].Y) / 2);
        if (centre.X < 0 || centre.Y < 0 || centre.X > image.Width || centre.Y > image.Height)
        {
            verdict = new CocoVerdict($"the centre of its box lies outside of the image, which is {image.Width} × {image.Height}.");
            return null;
        }

        var degrees = Math.Atan2(box[1].Y - box[0].Y, box[1].X - box[0].X) * 180 / Math.PI;
        verdict = default;
        return new RotatableBoundingBox(
            (centre.X - (width / 2)) / image.Width, (centre.Y - (height / 2)) / image.Height, width / image.Width, height / image.Height, degrees < 0 ? degrees + 360 : degrees);
    }

    /// <summary>Whether the corners run clockwise around a rectangle.</summary>
    private static bool IsRectangle(Point[] corners) =>
        PolygonFill.SignedArea(corners) > 0
        && Distance(new Point(corners[0].X + corners[2].X - corners[1].X, corners[0].Y + corners[2].Y - corners[1].Y), corners[3]) <= Tolerance
        && Math.Abs(Distance(corners[0], corners[2]) - Distance(corners[1], corners[3])) <= Tolerance;

    private static double Distance(Point from, Point to) => Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
}
