using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// Looks at each annotation together with the picture it was matched with: whether it can become what it is to become, and how many there are of which kind.
/// Only done where the first pass over the file could not know that.
/// </summary>
internal static class PlanCheck
{
    /// <param name="index">The file.</param>
    /// <param name="targets">What categories become.</param>
    /// <param name="rows">What was matched.</param>
    /// <param name="allMatched">Whether every annotation has a category and an image that were matched.</param>
    public static bool IsNeeded(CocoIndex index, IReadOnlyDictionary<long, CategoryTarget> targets, IReadOnlyList<RowTarget> rows, bool allMatched) =>
        !allMatched || index.HasImagesWithoutSize
        || (targets.Values.Any(target => target.Feature.Shape == ObjectShape.Bitmask) && rows.Any(row => row.Images.Any(image => image.Image.IsOfOtherSize)));

    /// <summary>Counts into the classes, and reports what cannot be converted.</summary>
    public static void Run(
        CocoIndex index, IReadOnlyDictionary<long, CategoryTarget> targets, IReadOnlyList<RowTarget> rows, IReadOnlyDictionary<long, CocoClassCount> classes,
        CocoImportOptions options, CancellationToken cancellationToken)
    {
        // Those of images that were not matched do not count.
        index.Notices.Clear();
        using var stream = new CocoAnnotationStream(index);
        var annotation = new CocoAnnotation();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((var image, var _) in row.Images)
            {
                stream.Read(image, annotation, (read, category, offset) =>
                {
                    if (!targets.TryGetValue(category.Id, out var target))
                    {
                        return;
                    }

                    var verdict = AnnotationConversion.Check(read, image, target, options.Conversion);
                    if (verdict.Reason is not null)
                    {
                        index.Report("annotations", -1, read.IdOrNull(), offset, verdict.Reason);
                        return;
                    }

                    index.Note(verdict.Notices, read, -1, offset);
                    if (verdict.IsLeftOut)
                    {
                        return;
                    }

                    var count = classes[category.Id];
                    count.Crowds += read.IsCrowd ? 1 : 0;
                    if (!options.SkipCrowd || !read.IsCrowd)
                    {
                        count.Objects++;
                        row.Objects++;
                    }
                });
            }
        }
    }
}
