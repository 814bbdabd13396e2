using System.Globalization;
using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Makes points and skeletons from <c>keypoints</c>. COCO's visibility: 0 not labelled, 1 labelled but not visible, 2 visible.</summary>
internal static class KeypointConversion
{
    public static Keypoint? Point(CocoAnnotation annotation, CocoImage image, string name, out CocoVerdict verdict)
    {
        // A point outside cannot be cut off, so that -Clip has nothing to say here.
        verdict = Check(annotation, image, default);
        if (verdict.Reason is not null || verdict.IsLeftOut)
        {
            return null;
        }

        var points = annotation.Keypoints;
        var labelled = -1;
        for (var i = 0; i < points.Count; i += 3)
        {
            if (points[i + 2] != 0)
            {
                if (labelled >= 0)
                {
                    verdict = new CocoVerdict($"'{name}' is a point, and the annotation has several key points.");
                    return null;
                }

                labelled = i;
            }
        }

        return new Keypoint(AnnotationConversion.Fraction(points[labelled], image.Width), AnnotationConversion.Fraction(points[labelled + 1], image.Height));
    }

    public static Skeleton? Skeleton(CocoAnnotation annotation, CocoImage image, CategoryTarget target, ConversionOptions options, out CocoVerdict verdict)
    {
        verdict = Check(annotation, image, options);
        if (verdict.Reason is not null || verdict.IsLeftOut)
        {
            return null;
        }

        if (target.Template is not { } template)
        {
            verdict = new CocoVerdict($"the ontology has no skeleton template for '{target.Feature.Name}'.");
            return null;
        }

        var points = annotation.Keypoints;
        var count = points.Count / 3;
        var names = target.Category.Keypoints is { Length: > 0 } given ? given : null;
        if (names is not null && names.Length != count)
        {
            verdict = new CocoVerdict($"it has {count} key points, its category '{target.Category.Name}' has {names.Length}.");
            return null;
        }

        if (options.IsPadded && count > template.Vertices.Count && Enumerable.Range(template.Vertices.Count, count - template.Vertices.Count).All(i => points[(3 * i) + 2] == 0))
        {
            count = template.Vertices.Count;
        }

        if (count != template.Vertices.Count)
        {
            verdict = new CocoVerdict($"it has {count} key points, the skeleton '{target.Feature.Name}' has {template.Vertices.Count}.");
            return null;
        }

        var carried = CarriedLabel.Visibility(annotation.Carried, count);
        var vertices = new SkeletonVertex[count];
        for (var i = 0; i < count; i++)
        {
            var name = names?[i] ?? template.Vertices[i].Name;
            if (template.Vertices.Select(vertex => vertex.Name).FirstOrDefault(known => NameForm.AreSame(known, name)) is not { } vertexName)
            {
                verdict = new CocoVerdict($"its key point '{name}' is not in the skeleton '{target.Feature.Name}', which has {string.Join(", ", template.Vertices.Select(vertex => vertex.Name))}.");
                return null;
            }

            var isClipped = points[(3 * i) + 2] != 0 && Beyond(points, 3 * i, image) > ConversionOptions.Tolerance + ConversionOptions.Noise;
            vertices[i] = new SkeletonVertex(
                vertexName,
                new Point(AnnotationConversion.Fraction(points[3 * i], image.Width), AnnotationConversion.Fraction(points[(3 * i) + 1], image.Height)),
                isClipped ? SkeletonVisibility.Invisible
                    : carried is not null ? carried[i]
                    : points[(3 * i) + 2] switch { 2 => SkeletonVisibility.Visible, 1 => SkeletonVisibility.Occluded, _ => SkeletonVisibility.Invisible });
        }

        if (vertices.Select(vertex => vertex.Name).Distinct(StringComparer.Ordinal).Count() != count)
        {
            verdict = new CocoVerdict($"the category '{target.Category.Name}' names a key point twice.");
            return null;
        }

        if (vertices.All(vertex => vertex.Visibility == SkeletonVisibility.Invisible))
        {
            verdict = new CocoVerdict($"its key points lie outside of the image, which is {image.Width} × {image.Height}.");
            return null;
        }

        return new Skeleton(vertices);
    }

    private static CocoVerdict Check(CocoAnnotation annotation, CocoImage image, ConversionOptions options)
    {
        var points = annotation.Keypoints;
        if (points.Count == 0)
        {
            return new CocoVerdict("it has no 'keypoints'.");
        }

        if (points.Count % 3 != 0)
        {
            return new CocoVerdict($"its 'keypoints' has {points.Count} numbers; each point has three: x, y and visibility.");
        }

        var notices = CocoNotices.None;
        var any = false;
        for (var i = 0; i < points.Count; i += 3)
        {
            if (points[i + 2] is not (0 or 1 or 2))
            {
                return new CocoVerdict($"the visibility of key point {i / 3} is {Text(points[i + 2])}; it must be 0, 1 or 2.");
            }

            if (points[i + 2] == 0)
            {
                continue;
            }

            any = true;
            if (options.Clipping(Beyond(points, i, image)) is not { } clipping)
            {
                return new CocoVerdict($"key point {i / 3} ({Text(points[i])}, {Text(points[i + 1])}) lies outside the image, which is {image.Width} × {image.Height}.");
            }

            notices |= clipping;
        }

        return any ? new CocoVerdict(null, notices) : new CocoVerdict(null, CocoNotices.NothingVisible, IsLeftOut: true);
    }

    private static double Beyond(List<double> points, int at, CocoImage image) =>
        Math.Max(Math.Max(-points[at], -points[at + 1]), Math.Max(points[at] - image.Width, points[at + 1] - image.Height));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
