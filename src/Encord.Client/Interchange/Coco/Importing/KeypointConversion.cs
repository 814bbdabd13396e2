using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Makes points and skeletons from <c>keypoints</c>. COCO's visibility: 0 not labelled, 1 labelled but not visible, 2 visible.</summary>
internal static class KeypointConversion
{
    public static Keypoint? Point(CocoAnnotation annotation, CocoImage image, string name, out string? reason)
    {
        List<double> points = annotation.Keypoints;
        int? labelled = null;
        for (int i = 0; i < points.Count; i += 3)
        {
            if (points[i + 2] != 0)
            {
                if (labelled is not null)
                {
                    reason = $"'{name}' is a point, and the annotation has several key points.";
                    return null;
                }

                labelled = i;
            }
        }

        if (labelled is { } at)
        {
            reason = null;
            return new Keypoint(AnnotationConversion.Fraction(points[at], image.Width), AnnotationConversion.Fraction(points[at + 1], image.Height));
        }

        reason = $"'{name}' is a point, and the annotation has no key point that is labelled.";
        return null;
    }

    public static Skeleton? Skeleton(CocoAnnotation annotation, CocoImage image, CategoryTarget target, out string? reason)
    {
        List<double> points = annotation.Keypoints;
        int count = points.Count / 3;
        if (target.Template is not { } template)
        {
            reason = $"the ontology has no skeleton template for '{target.Feature.Name}'.";
            return null;
        }

        if (count != template.Vertices.Count)
        {
            reason = $"it has {count} key points, the skeleton '{target.Feature.Name}' has {template.Vertices.Count}.";
            return null;
        }

        string[]? names = target.Category.Keypoints is { Length: > 0 } given ? given : null;
        SkeletonVisibility?[]? carried = CarriedLabel.Visibility(annotation.Carried, count);
        var vertices = new SkeletonVertex[count];
        for (int i = 0; i < count; i++)
        {
            string name = names?[i] ?? template.Vertices[i].Name;
            if (template.Vertices.All(vertex => vertex.Name != name))
            {
                reason = $"its key point '{name}' is not in the skeleton '{target.Feature.Name}', which has {string.Join(", ", template.Vertices.Select(vertex => vertex.Name))}.";
                return null;
            }

            vertices[i] = new SkeletonVertex(
                name,
                new Point(AnnotationConversion.Fraction(points[3 * i], image.Width), AnnotationConversion.Fraction(points[(3 * i) + 1], image.Height)),
                carried is not null ? carried[i] : points[(3 * i) + 2] switch { 2 => SkeletonVisibility.Visible, 1 => SkeletonVisibility.Occluded, _ => SkeletonVisibility.Invisible });
        }

        if (vertices.Select(vertex => vertex.Name).Distinct(StringComparer.Ordinal).Count() != count)
        {
            reason = $"the category '{target.Category.Name}' names a key point twice.";
            return null;
        }

        reason = null;
        return new Skeleton(vertices);
    }
}
