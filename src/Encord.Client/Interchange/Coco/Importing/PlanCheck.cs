using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// Looks at each annotation together with what it is to become: whether it can, and how many there are of which kind. Only done where the counts of the
/// first pass do not answer that already.
/// </summary>
internal static class PlanCheck
{
    public static bool IsNeeded(
        CocoIndex index, IReadOnlyDictionary<long, CategoryTarget> categories, IReadOnlyList<RowTarget> rows, bool allMatched)
    {
        if (!allMatched)
        {
            return true;
        }

        bool sizesDiffer = categories.Values.Any(target => target.Feature.Shape == ObjectShape.Bitmask) && rows.Any(row => row.Images.Any(image => MaskFault(row.Row, image.Image, image.Frame) is not null));
        return sizesDiffer || categories.Values.Any(target => target.Category.Annotations > 0 && target.Feature.Shape switch
        {
            ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox => target.Category.Boxes < target.Category.Annotations,
            ObjectShape.Bitmask => target.Category.Segmentations < target.Category.Annotations || target.Category.PointSets > 0,
            ObjectShape.Polygon => target.Category.PointSets > 0
                || (target.Category.Boxes < target.Category.Annotations && target.Category.Segmentations < target.Category.Annotations),
            _ => true,
        });
    }

    /// <summary>Counts into the classes, and reports what cannot be converted.</summary>
    public static void Run(
        CocoIndex index, IReadOnlyDictionary<long, CategoryTarget> categories, IReadOnlyList<RowTarget> rows, IReadOnlyDictionary<long, CocoClassCount> classes,
        bool skipCrowd, CancellationToken cancellationToken)
    {
        using var stream = new CocoAnnotationStream(index);
        var annotation = new CocoAnnotation();
        foreach (RowTarget row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((CocoImage image, int frame) in row.Images)
            {
                stream.Read(image, annotation, (read, category, offset) =>
                {
                    if (!categories.TryGetValue(category.Id, out CategoryTarget? target))
                    {
                        return;
                    }

                    string? reason = target.Feature.Shape == ObjectShape.Bitmask ? MaskFault(row.Row, image, frame) : null;
                    if (reason is null)
                    {
                        AnnotationConversion.Convert(read, image, target, out reason);
                    }

                    if (reason is not null)
                    {
                        index.Report("annotations", -1, read.Id, offset, reason);
                        return;
                    }

                    CocoClassCount count = classes[category.Id];
                    count.Crowds += read.IsCrowd ? 1 : 0;
                    if (!skipCrowd || !read.IsCrowd)
                    {
                        count.Objects++;
                        row.Objects++;
                    }
                });
            }
        }
    }

    /// <summary>A mask must have the size of the picture it lies on.</summary>
    public static string? MaskFault(LabelRow row, CocoImage image, int frame)
    {
        // The images of a group stand in the order of their frames.
        IReadOnlyList<LabelRowImage>? images = row.ImagesData;
        LabelRowImage? unit = images?.Count > frame && images[frame].Index == frame ? images[frame] : images?.FirstOrDefault(candidate => candidate.Index == frame);
        int? width = unit is null ? row.Width : unit.Width;
        int? height = unit is null ? row.Height : unit.Height;
        return (width > 0 && width != image.Width) || (height > 0 && height != image.Height)
            ? $"its image is {image.Width} × {image.Height} in the file, and '{row.DataTitle}' is {width} × {height}; a mask must have the size of its picture."
            : null;
    }
}
