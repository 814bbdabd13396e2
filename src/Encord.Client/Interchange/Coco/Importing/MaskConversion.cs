using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Interchange.Geometry;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Makes polygons and masks from the run lengths of <c>segmentation</c>.</summary>
internal static class MaskConversion
{
    public static Polygon? Polygon(CocoAnnotation annotation, CocoImage image, out CocoVerdict verdict)
    {
        verdict = new CocoVerdict(SizeFault(annotation, image));
        if (verdict.Reason is not null)
        {
            return null;
        }

        if (CarriedLabel.Areas(annotation.Carried) is { } exact && AreThese(exact, annotation, image))
        {
            return new Polygon(exact);
        }

        verdict = new CocoVerdict(EmptyFault(annotation));
        if (verdict.Reason is not null)
        {
            return null;
        }

        using var mask = MaskCanvas.FromColumns(annotation.MaskCounts, annotation.MaskWidth, annotation.MaskHeight);
        return new Polygon(MaskOutline.Trace(mask).Select(rings => (IReadOnlyList<IReadOnlyList<Point>>)rings
            .Select(points => (IReadOnlyList<Point>)points.Select(point => new Point(point.X / image.Width, point.Y / image.Height)).ToArray()).ToArray()));
    }

    public static Bitmask? Bitmask(CocoAnnotation annotation, CocoImage image, out CocoVerdict verdict)
    {
        verdict = new CocoVerdict(SizeFault(annotation, image) ?? EmptyFault(annotation));
        if (verdict.Reason is not null)
        {
            return null;
        }

        using var mask = MaskCanvas.FromColumns(annotation.MaskCounts, annotation.MaskWidth, annotation.MaskHeight);
        return new Bitmask(mask.PictureWidth, mask.PictureHeight, RunLengthCode.Encode(mask.CountRows()));
    }

    /// <summary>A mask must have the size of its image, and its runs must fill it.</summary>
    private static string? SizeFault(CocoAnnotation annotation, CocoImage image)
    {
        if (annotation.MaskWidth != image.Width || annotation.MaskHeight != image.Height)
        {
            var larger = annotation.MaskWidth > image.Width || annotation.MaskHeight > image.Height;
            return $"its mask is {annotation.MaskWidth} × {annotation.MaskHeight} pixels, {(larger ? "larger" : "smaller")} than its image, which is {image.Width} × {image.Height}.";
        }

        var wanted = (long)image.Width * image.Height;
        long total = 0;
        foreach (var count in annotation.MaskCounts)
        {
            total += count;
            if (total < 0 || total > wanted)
            {
                return $"the run lengths of its mask hold more pixels than the image, which is {image.Width} × {image.Height}.";
            }
        }

        return total == wanted ? null : $"the run lengths of its mask cover {total} of {wanted} pixels; the mask is cut off, or of another image.";
    }

    private static string? EmptyFault(CocoAnnotation annotation)
    {
        for (var i = 1; i < annotation.MaskCounts.Count; i += 2)
        {
            if (annotation.MaskCounts[i] > 0)
            {
                return null;
            }
        }

        return "its mask is empty: no pixel is set.";
    }

    /// <summary>Whether the exact rings that an export carries are still those of the mask: another tool may have changed it since.</summary>
    private static bool AreThese(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas, CocoAnnotation annotation, CocoImage image)
    {
        using var mask = MaskCanvas.FromAreas(
            areas.Select(rings => (IReadOnlyList<IReadOnlyList<Point>>)rings
                .Select(ring => (IReadOnlyList<Point>)ring.Select(point => new Point(point.X * image.Width, point.Y * image.Height)).ToArray()).ToArray()).ToArray(),
            image.Width, image.Height);
        return mask.CountColumns().SequenceEqual(annotation.MaskCounts);
    }
}
