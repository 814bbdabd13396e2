using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Finds the ontology's object for each category of the file.</summary>
internal static class CategoryMatcher
{
    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal)
    {
        ObjectShape.BoundingBox, ObjectShape.RotatableBoundingBox, ObjectShape.Polygon, ObjectShape.Polyline, ObjectShape.Point, ObjectShape.Skeleton, ObjectShape.Bitmask,
    };

    /// <returns>The targets by category id.</returns>
    public static Dictionary<long, CategoryTarget> Match(
        CocoIndex index, OntologyStructure ontology, IReadOnlyDictionary<long, string>? map, List<CocoUnmatched> unmatched)
    {
        var targets = new Dictionary<long, CategoryTarget>();
        if (map is not null)
        {
            foreach (long id in map.Keys.Where(id => !index.Categories.ContainsKey(id)))
            {
                index.Report("CategoryMap", id, id, -1, $"the file has no category with the id {id}.");
            }
        }

        foreach (CocoCategory category in index.Categories.Values.OrderBy(category => category.Index))
        {
            string? reason = null;
            OntologyObject? feature = null;
            if (map is null)
            {
                feature = ByName(ontology, category.Name, out reason);
            }
            else if (!map.TryGetValue(category.Id, out string? wanted))
            {
                reason = "it is not in the category map.";
            }
            else
            {
                feature = ontology.Find(wanted) as OntologyObject ?? ByName(ontology, wanted, out reason);
                if (feature is null)
                {
                    index.Report("CategoryMap", category.Id, category.Id, -1, reason!);
                }
            }

            if (feature is not null && !Shapes.Contains(feature.Shape))
            {
                reason = $"the ontology's '{feature.Name}' is a {feature.Shape}, which COCO cannot hold.";
                feature = null;
            }

            if (feature is not null)
            {
                targets.Add(category.Id, new CategoryTarget(category, feature, feature.Shape == ObjectShape.Skeleton ? ontology.TemplateOf(feature) : null));
            }
            else
            {
                unmatched.Add(new CocoUnmatched { Kind = "Category", Id = category.Id, Name = category.Name, Annotations = category.Annotations, Reason = reason! });
            }
        }

        return targets;
    }

    private static OntologyObject? ByName(OntologyStructure ontology, string name, out string? reason)
    {
        OntologyObject[] found = ontology.Objects.Where(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal)).ToArray();
        if (found.Length == 0)
        {
            found = ontology.Objects.Where(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase)).ToArray();
        }

        reason = found.Length switch
        {
            1 => null,
            0 => $"the ontology has no object '{name}'.",
            _ => $"the ontology has {found.Length} objects '{name}' ({string.Join(", ", found.Select(candidate => candidate.FeatureHash + " " + candidate.Shape))}); say which one with a category map.",
        };
        return found.Length == 1 ? found[0] : null;
    }
}
