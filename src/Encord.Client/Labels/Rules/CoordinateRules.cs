using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Rules;

/// <summary>What coordinates must be to be accepted. Checked before an edit.</summary>
internal static class CoordinateRules
{
    public static void Check(LabelDocument document, OntologyStructure ontology, OntologyObject feature, int frame, Coordinates coordinates)
    {
        string place = "frame " + LabelTree.Key(frame) + ", object '" + feature.Name + "'";
        if (coordinates.Shape != feature.Shape)
        {
            throw document.Fault.Invalid(place, $"the ontology's shape is {feature.Shape}, the coordinates are those of a {coordinates.Shape}.");
        }

        foreach (double number in coordinates.Numbers)
        {
            if (double.IsNaN(number) || double.IsInfinity(number))
            {
                throw document.Fault.Invalid(place, "the coordinates hold a value that is not a number (NaN or infinity).");
            }
        }

        switch (coordinates)
        {
            case Polygon polygon when polygon.Areas.Count == 0 || polygon.Areas.Any(rings => rings.Count == 0 || rings.Any(ring => ring.Count == 0)):
                throw document.Fault.Invalid(place, "a polygon needs at least one point in every ring.");
            case Polyline { Points.Count: 0 }:
                throw document.Fault.Invalid(place, "a polyline needs at least one point.");
            case Polyline line when line.Points.Any(point => point.Z is null) && line.Points.Any(point => point.Z is not null):
                throw document.Fault.Invalid(place, "either all points of a polyline have a z or none has.");
            case Skeleton skeleton:
                CheckSkeleton(document, ontology, feature, place, skeleton);
                break;
            case Bitmask mask:
                CheckBitmask(document, frame, place, mask);
                break;
        }
    }

    private static void CheckSkeleton(LabelDocument document, OntologyStructure ontology, OntologyObject feature, string place, Skeleton skeleton)
    {
        if (skeleton.Vertices.Count == 0)
        {
            throw document.Fault.Invalid(place, "a skeleton needs its points.");
        }

        if (ontology.TemplateOf(feature) is not { } template)
        {
            return;
        }

        string[] expected = template.Vertices.Select(vertex => vertex.Name).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        string[] given = skeleton.Vertices.Select(vertex => vertex.Name).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        if (!expected.SequenceEqual(given))
        {
            throw document.Fault.Invalid(
                place, $"the points of the skeleton must be exactly those of its template: {string.Join(", ", expected)}; given are {string.Join(", ", given)}.");
        }
    }

    /// <summary>The vendor's server and SDK both refuse a mask whose size is not that of the media.</summary>
    private static void CheckBitmask(LabelDocument document, int frame, string place, Bitmask mask)
    {
        (int? width, int? height) = LabelTree.SizeOf(document, frame);
        if ((width > 0 && mask.Width != width) || (height > 0 && mask.Height != height))
        {
            throw document.Fault.Invalid(place, $"the mask is {mask.Width} × {mask.Height} pixels, the picture {width} × {height}.");
        }

        try
        {
            mask.Counts();
        }
        catch (EncordException exception)
        {
            throw document.Fault.Invalid(place, exception.Message);
        }
    }
}
