using System.Runtime.CompilerServices;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Interchange.Geometry;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Makes coordinates of the ontology's shape from what an annotation has. Pixels become fractions of the image as the file gives its size.</summary>
internal static class AnnotationConversion
{
    /// <param name="annotation">Checked.</param>
    /// <param name="image">Its image.</param>
    /// <param name="target">What it becomes.</param>
    /// <param name="reason">Why it cannot; null when it can.</param>
    [MethodImpl(HotPath.Compiled)]
    public static Coordinates? Convert(CocoAnnotation annotation, CocoImage image, CategoryTarget target, out string? reason)
    {
        string name = target.Feature.Name;
        reason = null;
        switch (target.Feature.Shape)
        {
            case ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox when !annotation.HasBox:
                reason = $"'{name}' is a box, and the annotation has no 'bbox'.";
                return null;
            case ObjectShape.BoundingBox:
                return Box(annotation, image);
            case ObjectShape.RotatableBoundingBox:
                BoundingBox box = Box(annotation, image);
                return new RotatableBoundingBox(box.X, box.Y, box.Width, box.Height, annotation.Rotation ?? 0);
            case ObjectShape.Polygon:
                return Polygon(annotation, image, name, out reason);
            case ObjectShape.Bitmask:
                return Mask(annotation, image, name, out reason);
            case ObjectShape.Polyline:
                return Line(annotation, image, name, out reason);
            case ObjectShape.Point:
                return KeypointConversion.Point(annotation, image, name, out reason);
            case ObjectShape.Skeleton:
                return KeypointConversion.Skeleton(annotation, image, target, out reason);
            default:
                reason = $"'{name}' is a {target.Feature.Shape}, which COCO cannot hold.";
                return null;
        }
    }

    /// <summary>A position as a fraction; what lies outside by the tolerance is put on the edge.</summary>
    internal static double Fraction(double pixels, int size) => pixels <= 0 ? 0 : pixels >= size ? 1 : pixels / size;

    [MethodImpl(HotPath.Compiled)]
    private static BoundingBox Box(CocoAnnotation annotation, CocoImage image)
    {
        double[] box = annotation.Box;
        double x = Fraction(box[0], image.Width);
        double y = Fraction(box[1], image.Height);
        // The size is divided by itself, not taken from the far edge: so the fraction is exactly that of the number in the file.
        double width = box[0] < 0 || box[0] + box[2] > image.Width ? Fraction(box[0] + box[2], image.Width) - x : box[2] / image.Width;
        double height = box[1] < 0 || box[1] + box[3] > image.Height ? Fraction(box[1] + box[3], image.Height) - y : box[3] / image.Height;
        return new BoundingBox(x, y, Math.Max(0, width), Math.Max(0, height));
    }

    private static Polygon? Polygon(CocoAnnotation annotation, CocoImage image, string name, out string? reason)
    {
        reason = null;
        if (CarriedLabel.Areas(annotation.Carried) is { } exact)
        {
            return new Polygon(exact);
        }

        switch (annotation.Segmentation)
        {
            case CocoSegmentation.Polygons:
                if (TooShortRing(annotation) is { } ring)
                {
                    reason = $"ring {ring} of its polygon has fewer than three points.";
                    return null;
                }

                return new Polygon(Rings(annotation, image).Select(points => (IReadOnlyList<IReadOnlyList<Point>>)[points]));
            case CocoSegmentation.Mask:
                using (MaskCanvas mask = MaskCanvas.FromColumns(annotation.MaskCounts, annotation.MaskWidth, annotation.MaskHeight))
                {
                    IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas = MaskOutline.Trace(mask);
                    reason = areas.Count == 0 ? $"its mask is empty, and '{name}' is a polygon." : null;
                    return areas.Count == 0 ? null : new Polygon(areas.Select(rings => (IReadOnlyList<IReadOnlyList<Point>>)rings
                        .Select(points => (IReadOnlyList<Point>)points.Select(point => new Point(point.X / image.Width, point.Y / image.Height)).ToArray()).ToArray()));
                }

            case CocoSegmentation.None when annotation.HasBox:
                BoundingBox box = Box(annotation, image);
                return new Polygon(
                    [new Point(box.X, box.Y), new Point(box.X, box.Y + box.Height), new Point(box.X + box.Width, box.Y + box.Height), new Point(box.X + box.Width, box.Y)]);
            default:
                reason = $"'{name}' is a polygon, and the annotation has neither 'segmentation' nor 'bbox'.";
                return null;
        }
    }

    private static Bitmask? Mask(CocoAnnotation annotation, CocoImage image, string name, out string? reason)
    {
        reason = null;
        switch (annotation.Segmentation)
        {
            case CocoSegmentation.Mask:
                using (MaskCanvas mask = MaskCanvas.FromColumns(annotation.MaskCounts, annotation.MaskWidth, annotation.MaskHeight))
                {
                    return new Bitmask(mask.PictureWidth, mask.PictureHeight, RunLengthCode.Encode(mask.CountRows()));
                }

            case CocoSegmentation.Polygons when TooShortRing(annotation) is null:
                var areas = new List<IReadOnlyList<IReadOnlyList<Point>>>();
                ForEachRing(annotation, (start, end) =>
                {
                    var ring = new Point[(end - start) / 2];
                    for (int i = 0; i < ring.Length; i++)
                    {
                        ring[i] = new Point(annotation.Coordinates[start + (2 * i)], annotation.Coordinates[start + (2 * i) + 1]);
                    }

                    areas.Add([ring]);
                });
                using (MaskCanvas mask = MaskCanvas.FromAreas(areas, image.Width, image.Height))
                {
                    return new Bitmask(image.Width, image.Height, RunLengthCode.Encode(mask.CountRows()));
                }

            default:
                reason = $"'{name}' is a bitmask, and the annotation has no area in 'segmentation'.";
                return null;
        }
    }

    /// <summary>Exports close a line by going back the same way; then the first half is the line.</summary>
    private static Polyline? Line(CocoAnnotation annotation, CocoImage image, string name, out string? reason)
    {
        reason = null;
        if (annotation.Segmentation != CocoSegmentation.Polygons || annotation.RingEnds.Count != 1)
        {
            reason = $"'{name}' is a polyline, and the annotation has no single ring in 'segmentation'.";
            return null;
        }

        IReadOnlyList<Point> points = Rings(annotation, image)[0];
        int half = points.Count / 2;
        bool returns = points.Count % 2 == 0 && half >= 1 && Enumerable.Range(0, half).All(i => points[i] == points[points.Count - 1 - i]);
        return new Polyline(returns ? points.Take(half) : points);
    }

    private static List<IReadOnlyList<Point>> Rings(CocoAnnotation annotation, CocoImage image)
    {
        var rings = new List<IReadOnlyList<Point>>(annotation.RingEnds.Count);
        ForEachRing(annotation, (start, end) =>
        {
            var ring = new Point[(end - start) / 2];
            for (int i = 0; i < ring.Length; i++)
            {
                ring[i] = new Point(
                    Fraction(annotation.Coordinates[start + (2 * i)], image.Width), Fraction(annotation.Coordinates[start + (2 * i) + 1], image.Height));
            }

            rings.Add(ring);
        });
        return rings;
    }

    private static int? TooShortRing(CocoAnnotation annotation)
    {
        int? found = null;
        int ring = 0;
        ForEachRing(annotation, (start, end) =>
        {
            found ??= end - start < 6 ? ring : null;
            ring++;
        });
        return found;
    }

    private static void ForEachRing(CocoAnnotation annotation, Action<int, int> visit)
    {
        int start = 0;
        foreach (int end in annotation.RingEnds)
        {
            visit(start, end);
            start = end;
        }
    }
}
