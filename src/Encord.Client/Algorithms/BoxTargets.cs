using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Algorithms;

/// <summary>Under which feature fitted boxes are put into a row.</summary>
internal static class BoxTargets
{
    /// <param name="ontology">The ontology of the row.</param>
    /// <param name="nameOrHash">What the user named; null for the only one there is.</param>
    /// <exception cref="EncordException">There is none, several, or it is no box.</exception>
    public static OntologyObject Choose(OntologyStructure ontology, string? nameOrHash)
    {
        if (nameOrHash is not null)
        {
            var feature = FeatureLookup.Object(ontology, nameOrHash);
            return feature.Shape == ObjectShape.BoundingBox ? feature
                : throw Invalid($"'{feature.Name}' is a {feature.Shape}; boxes need a feature that is a {ObjectShape.BoundingBox}.");
        }

        var boxes = ontology.Objects.Where(feature => feature.Shape == ObjectShape.BoundingBox).ToList();
        return boxes.Count switch
        {
            1 => boxes[0],
            0 => throw Invalid("The ontology has no object that is a bounding box, so that fitted boxes cannot be put into the row."),
            _ => throw Invalid($"Say with -Feature which object the boxes are: {string.Join(", ", boxes.Select(feature => $"'{feature.Name}' ({feature.FeatureHash})"))}."),
        };
    }

    /// <summary>The fitted boxes as new objects of the feature: one for each object that was fitted, the same on all its frames.</summary>
    public static IReadOnlyList<ObjectInstance> Rename(IEnumerable<ObjectInstance> fitted, OntologyObject feature)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        var boxes = new List<ObjectInstance>();
        foreach (var instance in fitted.Where(instance => instance.Coordinates is BoundingBox))
        {
            if (!hashes.TryGetValue(instance.ObjectHash, out var hash))
            {
                hashes[instance.ObjectHash] = hash = FeatureHash.ForLabel();
            }

            boxes.Add(new()
            {
                ObjectHash = hash,
                FeatureHash = feature.FeatureHash,
                Shape = ObjectShape.BoundingBox,
                Frame = instance.Frame,
                Coordinates = instance.Coordinates,
            });
        }

        return boxes;
    }

    private static EncordException Invalid(string message) => new(EncordErrorId.InvalidArgument, message);
}
