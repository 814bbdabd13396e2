using System.Globalization;
using System.Runtime.CompilerServices;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Whether the numbers of an annotation make sense for its image and category.</summary>
internal static class CocoAnnotationCheck
{
    /// <summary>
    /// Pixels by which a coordinate may lie outside. Writers of COCO files round to two decimals and annotators' tools end at the far edge of the last
    /// pixel; what is outside by less is moved to the edge on the way to fractions.
    /// </summary>
    public const double Tolerance = 0.5;

    /// <returns>What is wrong; null for nothing.</returns>
    public static string? Check(CocoAnnotation annotation, CocoImage image, CocoCategory category) =>
        (annotation.Area is < 0 ? $"its area is {Text(annotation.Area.Value)}; an area cannot be negative." : null)
        ?? CheckBox(annotation, image)
        ?? annotation.Segmentation switch
        {
            CocoSegmentation.Polygons => CheckRings(annotation, image),
            CocoSegmentation.Mask => CheckMask(annotation, image),
            _ => null,
        }
        ?? CheckKeypoints(annotation, image, category)
        ?? (annotation.HasBox || annotation.Segmentation != CocoSegmentation.None || annotation.Keypoints.Count > 0
            ? null
            : "it has neither 'bbox' nor 'segmentation' nor 'keypoints'.");

    [MethodImpl(HotPath.Compiled)]
    private static string? CheckBox(CocoAnnotation annotation, CocoImage image)
    {
        if (!annotation.HasBox)
        {
            return null;
        }

        double[] box = annotation.Box;
        if (box[2] < 0 || box[3] < 0)
        {
            return $"its box has a negative size, {Text(box[2])} × {Text(box[3])}.";
        }

        return IsOutside(box[0], image.Width) || IsOutside(box[1], image.Height) || IsOutside(box[0] + box[2], image.Width) || IsOutside(box[1] + box[3], image.Height)
            ? $"its box ({Text(box[0])}, {Text(box[1])}, {Text(box[2])} × {Text(box[3])}) leaves the image, which is {Size(image)}."
            : null;
    }

    [MethodImpl(HotPath.Compiled)]
    private static string? CheckRings(CocoAnnotation annotation, CocoImage image)
    {
        int start = 0;
        for (int ring = 0; ring < annotation.RingEnds.Count; ring++)
        {
            int end = annotation.RingEnds[ring];
            // Exports of single points give the point as a ring of its own beside its key points.
            if (end - start < 6 && annotation.Keypoints.Count == 0)
            {
                return $"ring {ring} of its polygon has {(end - start) / 2} points; a polygon needs at least three.";
            }

            for (int i = start; i < end; i += 2)
            {
                if (IsOutside(annotation.Coordinates[i], image.Width) || IsOutside(annotation.Coordinates[i + 1], image.Height))
                {
                    return $"point {(i - start) / 2} of ring {ring} ({Text(annotation.Coordinates[i])}, {Text(annotation.Coordinates[i + 1])}) lies outside the image, which is {Size(image)}.";
                }
            }

            start = end;
        }

        return null;
    }

    private static string? CheckMask(CocoAnnotation annotation, CocoImage image)
    {
        if (annotation.MaskWidth != image.Width || annotation.MaskHeight != image.Height)
        {
            bool larger = annotation.MaskWidth > image.Width || annotation.MaskHeight > image.Height;
            return $"its mask is {annotation.MaskWidth} × {annotation.MaskHeight} pixels, {(larger ? "larger" : "smaller")} than its image, which is {Size(image)}.";
        }

        long total = 0;
        foreach (long count in annotation.MaskCounts)
        {
            total += count;
            if (total > (long)image.Width * image.Height)
            {
                return $"the run lengths of its mask hold more pixels than the image, which is {Size(image)}.";
            }
        }

        return null;
    }

    private static string? CheckKeypoints(CocoAnnotation annotation, CocoImage image, CocoCategory category)
    {
        List<double> points = annotation.Keypoints;
        if (points.Count == 0)
        {
            return null;
        }

        if (points.Count % 3 != 0)
        {
            return $"its 'keypoints' has {points.Count} numbers; each point has three: x, y and visibility.";
        }

        if (category.Keypoints is { Length: > 0 } names && names.Length != points.Count / 3)
        {
            return $"it has {points.Count / 3} key points, its category '{category.Name}' has {names.Length}.";
        }

        for (int i = 0; i < points.Count; i += 3)
        {
            if (points[i + 2] is not (0 or 1 or 2))
            {
                return $"the visibility of key point {i / 3} is {Text(points[i + 2])}; it must be 0, 1 or 2.";
            }

            if (points[i + 2] != 0 && (IsOutside(points[i], image.Width) || IsOutside(points[i + 1], image.Height)))
            {
                return $"key point {i / 3} ({Text(points[i])}, {Text(points[i + 1])}) lies outside the image, which is {Size(image)}.";
            }
        }

        return null;
    }

    [MethodImpl(HotPath.Compiled)]
    private static bool IsOutside(double position, int size) => !(position >= -Tolerance && position <= size + Tolerance);

    private static string Size(CocoImage image) => image.Width + " × " + image.Height;

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
