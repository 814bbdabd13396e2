using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;

namespace Encord.Client.Labels.Rules;

/// <summary>What coordinates must be for an object of a row: those of its shape, a place in the picture, the points of its template. Checked before an edit.</summary>
internal static class CoordinateRules
{
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>.</exception>
    public static void Check(LabelDocument document, OntologyStructure ontology, ObjectEdit edit, int frame, Coordinates coordinates)
    {
        var feature = edit.Feature;
        RequireShape(document, feature, frame, coordinates);
        if (GeometryRules.FaultOf(coordinates, LabelTree.SizeOf(document, frame)) is { } fault
            && (fault.Kind == GeometryFaultKind.Unusable || !edit.AreLoaded))
        {
            throw document.Fault.Invalid(PlaceOf(feature, frame), fault.Message);
        }

        if (coordinates is Skeleton skeleton && ontology.TemplateOf(feature) is { } template)
        {
            RequireTemplate(document, PlaceOf(feature, frame), skeleton, template);
        }
    }

    public static void RequireShape(LabelDocument document, OntologyObject feature, int frame, Coordinates coordinates)
    {
        if (coordinates.Shape != feature.Shape)
        {
            throw document.Fault.Invalid(
                PlaceOf(feature, frame), $"the ontology's shape is {feature.Shape}, the coordinates are those of a {coordinates.Shape}.");
        }
    }

    public static string PlaceOf(OntologyObject feature, int frame) => "frame " + LabelTree.Key(frame) + ", object '" + feature.Name + "'";

    private static void RequireTemplate(LabelDocument document, string place, Skeleton skeleton, SkeletonTemplate template)
    {
        var expected = template.Vertices.Select(vertex => vertex.Name).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        var given = skeleton.Vertices.Select(vertex => vertex.Name).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        if (!expected.SequenceEqual(given))
        {
            throw document.Fault.Invalid(
                place, $"the points of the skeleton must be exactly those of its template: {string.Join(", ", expected)}; given are {string.Join(", ", given)}.");
        }
    }
}
