using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Finds the ontology's object for each category of the file.</summary>
internal static class CategoryMatcher
{
    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal)
    {
        ObjectShape.BoundingBox, ObjectShape.RotatableBoundingBox, ObjectShape.Polygon, ObjectShape.Polyline, ObjectShape.Point, ObjectShape.Skeleton, ObjectShape.Bitmask,
    };

    /// <param name="index">The file.</param>
    /// <param name="ontology">Of the project.</param>
    /// <param name="map">What belongs where, if a person says so.</param>
    /// <param name="reasons">Why a category has no target, by its id.</param>
    /// <returns>The targets by category id.</returns>
    public static Dictionary<long, CategoryTarget> Match(
        CocoIndex index, OntologyStructure ontology, IReadOnlyDictionary<string, string>? map, out Dictionary<long, string> reasons)
    {
        var targets = new Dictionary<long, CategoryTarget>();
        reasons = [];
        var wanted = map is null ? null : Wanted(index, map);
        foreach (var category in index.Categories.Values.Where(category => !category.IsRefused).OrderBy(category => category.Index))
        {
            string? reason = null;
            OntologyObject? feature = null;
            if (wanted is null)
            {
                feature = ByName(ontology, category.Name, out reason);
            }
            else if (!wanted.TryGetValue(category.Id, out var name))
            {
                reason = "it is not in the category map.";
            }
            else
            {
                feature = ontology.Find(name) as OntologyObject ?? ByName(ontology, name, out reason);
                if (feature is null)
                {
                    index.Report($"CategoryMap[{index.Ids.Text(category.Id)}]", -1, index.Ids.Text(category.Id), -1, reason!);
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
                reasons.Add(category.Id, reason!);
            }
        }

        return targets;
    }

    private static Dictionary<long, string> Wanted(CocoIndex index, IReadOnlyDictionary<string, string> map)
    {
        var wanted = new Dictionary<long, string>();
        foreach (var entry in map)
        {
            var id = index.Ids.Find(entry.Key);
            if (index.Categories.ContainsKey(id))
            {
                wanted[id] = entry.Value;
            }
            else
            {
                index.Report($"CategoryMap[{entry.Key}]", -1, entry.Key, -1, $"the file has no category with the id {entry.Key}.");
            }
        }

        return wanted;
    }

    private static OntologyObject? ByName(OntologyStructure ontology, string name, out string? reason)
    {
        var found = ontology.Objects.Where(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal)).ToArray();
        if (found.Length == 0)
        {
            found = ontology.Objects.Where(candidate => NameForm.AreSame(candidate.Name, name)).ToArray();
        }

        if (found.Length == 0)
        {
            found = ontology.Objects.Where(candidate => NameForm.AreSame(candidate.Name, name, ignoreCase: true)).ToArray();
        }

        reason = found.Length switch
        {
            1 => null,
            0 when ontology.Objects.FirstOrDefault(candidate => NameForm.LookAlike(candidate.Name, name)) is { } other =>
                $"the ontology has no object '{name}'. Its '{other.Name}' looks alike, but differs in Unicode form or in spaces.",
            0 => $"the ontology has no object '{name}'.",
            _ => $"the ontology has {found.Length} objects '{name}' ({string.Join(", ", found.Select(candidate => candidate.FeatureHash + " " + candidate.Shape))}).",
        };
        return found.Length == 1 ? found[0] : null;
    }
}
