namespace Encord.Client.Ontologies.Structure;

/// <summary>Finds the node a caller means by name or feature hash, or says what there is.</summary>
internal static class FeatureLookup
{
    public static OntologyObject Object(OntologyStructure ontology, string nameOrHash) => One(ontology.Objects, nameOrHash, "object");

    public static OntologyClassification Classification(OntologyStructure ontology, string nameOrHash) =>
        One(ontology.Classifications, nameOrHash, "classification");

    /// <summary>An object or a classification.</summary>
    public static OntologyFeature Top(OntologyStructure ontology, string nameOrHash) =>
        One<OntologyFeature>([.. ontology.Objects, .. ontology.Classifications], nameOrHash, "object or classification");

    public static OntologyAttribute Attribute(IReadOnlyList<OntologyAttribute> roots, string nameOrHash, string owner) =>
        One(roots.SelectMany(root => root.WithDescendants()).OfType<OntologyAttribute>().ToArray(), nameOrHash, "attribute", " below " + owner);

    /// <summary>The option by label, value or feature hash; the label wins over the value.</summary>
    public static OntologyOption Option(OntologyAttribute attribute, string text)
    {
        var options = attribute.Options.ToArray();
        var found = options.FirstOrDefault(option => option.FeatureHash == text);
        foreach (var name in new Func<OntologyOption, string>[] { option => option.Label, option => option.Value })
        {
            if (found is not null)
            {
                break;
            }

            var hits = options.Where(option => name(option) == text).ToArray();
            hits = hits.Length > 0 ? hits : options.Where(option => string.Equals(name(option), text, StringComparison.OrdinalIgnoreCase)).ToArray();
            found = hits.Length switch
            {
                0 => null,
                1 => hits[0],
                _ => throw Refuse($"'{text}' names more than one option of '{attribute.Name}'; use a feature hash: {List(hits)}."),
            };
        }

        return found ?? throw Refuse($"'{attribute.Name}' has no option '{text}'; it has {List(options)}.");
    }

    private static T One<T>(IReadOnlyList<T> nodes, string nameOrHash, string kind, string where = "")
        where T : OntologyFeature
    {
        foreach (var node in nodes)
        {
            if (node.FeatureHash == nameOrHash)
            {
                return node;
            }
        }

        var hits = nodes.Where(node => node.Title == nameOrHash).ToArray();
        hits = hits.Length > 0 ? hits : nodes.Where(node => string.Equals(node.Title, nameOrHash, StringComparison.OrdinalIgnoreCase)).ToArray();
        return hits.Length switch
        {
            1 => hits[0],
            0 => throw new EncordException(
                EncordErrorId.FeatureNotFound,
                $"The ontology has no {kind} '{nameOrHash}'{where}; it has {List(nodes)}."),
            _ => throw Refuse($"'{nameOrHash}' names more than one {kind}{where}; use a feature hash: {List(hits)}."),
        };
    }

    private static string List(IReadOnlyList<OntologyFeature> nodes)
    {
        const int Shown = 20;
        var text = string.Join(", ", nodes.Take(Shown));
        return nodes.Count == 0 ? "none" : nodes.Count > Shown ? text + ", …" : text;
    }

    private static EncordException Refuse(string message) => new(EncordErrorId.InvalidArgument, message);
}
