using System.Text.Json;
using System.Text.Json.Nodes;

namespace Encord.Client.Ontologies.Structure;

/// <summary>Adds objects, classifications and attributes to an ontology. Works on the document itself, so that what this module does not know stays in it.</summary>
internal static class OntologyStructureEditor
{
    private static readonly string[] Palette =
    [
        "#D33115", "#E27300", "#16406C", "#FE9200", "#FCDC00", "#DBDF00", "#A4DD00", "#68CCCA", "#73D8FF", "#AEA1FF", "#FCC400", "#B0BC00", "#68BC00", "#16A5A5",
        "#009CE0", "#7B64FF", "#FA28FF", "#B3B3B3", "#9F0500", "#C45100", "#FB9E00", "#808900", "#194D33", "#0C797D", "#0062B1", "#653294", "#AB149E",
    ];

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (OntologyStructure Structure, OntologyObject Added) AddObject(OntologyStructure ontology, ObjectSpec spec)
    {
        NodeRules.Check(spec);
        var root = Parse(ontology);
        var node = NodeWriter.Object(spec, NextId(ontology.Objects), spec.Color is null ? NextColor(ontology.Objects) : NodeRules.ColorOf(spec.Color, spec.Name));
        List(root, "objects").Add((JsonNode)node);
        var changed = Read(root);
        return (changed, (OntologyObject)changed.Find(HashOf(node))!);
    }

    public static (OntologyStructure Structure, OntologyClassification Added) AddClassification(OntologyStructure ontology, AttributeSpec spec)
    {
        NodeRules.Check(spec, "", canBeDynamic: false);
        var root = Parse(ontology);
        var node = NodeWriter.Classification(spec, NextId(ontology.Classifications));
        List(root, "classifications").Add((JsonNode)node);
        var changed = Read(root);
        return (changed, (OntologyClassification)changed.Find(HashOf(node))!);
    }

    /// <summary>Adds a question to an object, or to an option of an object or classification.</summary>
    /// <param name="ontology">The ontology.</param>
    /// <param name="owner">The object or classification, by name or feature hash.</param>
    /// <param name="parentOption">The option that it is asked for, by label or feature hash; null for a question about the object itself.</param>
    /// <param name="spec">The question.</param>
    public static (OntologyStructure Structure, OntologyAttribute Added) AddAttribute(OntologyStructure ontology, string owner, string? parentOption, AttributeSpec spec)
    {
        var feature = FeatureLookup.Top(ontology, owner);
        var parent = feature;
        if (parentOption is not null)
        {
            parent = OptionOf(feature, parentOption);
        }
        else if (feature is OntologyClassification)
        {
            throw NodeRules.Refuse($"The classification '{feature.Title}' asks one question. Say with -ParentOption for which of its options the new one is asked.");
        }

        NodeRules.Check(spec, feature == parent ? feature.Title : feature.Title + " > " + parent.Title, canBeDynamic: feature == parent);
        if (parent.Children.FirstOrDefault(child => string.Equals(child.Title, spec.Name, StringComparison.OrdinalIgnoreCase) && !child.Archived) is { } alike)
        {
            throw NodeRules.Refuse($"'{parent.Title}' has the attribute {alike} already; nobody could tell two of that name apart.");
        }

        var root = Parse(ontology);
        var place = Node(root, parent.FeatureHash)!;
        var node = NodeWriter.Attribute(spec, parent.Id + "." + NextId(parent.Children.Select(child => child.Id.Substring(child.Id.LastIndexOf('.') + 1))));
        List(place, parent is OntologyOption ? "options" : "attributes").Add((JsonNode)node);
        var changed = Read(root);
        return (changed, (OntologyAttribute)changed.Find(HashOf(node))!);
    }

    /// <summary>A structure of new nodes.</summary>
    public static OntologyStructure Create(IReadOnlyList<ObjectSpec> objects, IReadOnlyList<AttributeSpec> classifications)
    {
        var structure = OntologyStructureReader.Read("""{"objects":[],"classifications":[],"skeleton_templates":[]}""");
        foreach (var spec in objects)
        {
            structure = AddObject(structure, spec).Structure;
        }

        foreach (var spec in classifications)
        {
            structure = AddClassification(structure, spec).Structure;
        }

        return structure;
    }

    private static OntologyOption OptionOf(OntologyFeature feature, string text)
    {
        OntologyOption[] options = [.. feature.WithDescendants().OfType<OntologyAttribute>().Where(attribute => attribute.Type == AttributeType.Radio).SelectMany(attribute => attribute.Options)];
        var hits = Array.FindAll(options, option => option.FeatureHash == text);
        hits = hits.Length > 0 ? hits : Array.FindAll(options, option => string.Equals(option.Label, text, StringComparison.OrdinalIgnoreCase));
        return hits.Length switch
        {
            1 => hits[0],
            0 => throw new EncordException(
                EncordErrorId.FeatureNotFound, $"'{feature.Title}' has no radio option '{text}'; it has {(options.Length == 0 ? "none" : string.Join(", ", options.AsEnumerable()))}."),
            _ => throw NodeRules.Refuse($"'{text}' names more than one option of '{feature.Title}'; use a feature hash: {string.Join(", ", hits.AsEnumerable())}."),
        };
    }

    private static JsonObject? Node(JsonNode? under, string hash) => under switch
    {
        JsonObject node when node["featureNodeHash"] is JsonValue value && value.TryGetValue(out string? own) && own == hash => node,
        JsonObject node => node.Select(member => Node(member.Value, hash)).FirstOrDefault(found => found is not null),
        JsonArray list => list.Select(item => Node(item, hash)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static OntologyStructure Read(JsonObject root) => OntologyStructureReader.Read(root.ToJsonString(Compact));

    private static string HashOf(JsonObject node) => (string)node["featureNodeHash"]!;

    private static JsonObject Parse(OntologyStructure ontology) => (JsonObject)JsonNode.Parse(ontology.Json)!;

    private static JsonArray List(JsonObject root, string name)
    {
        if (root[name] is JsonArray list)
        {
            return list;
        }

        list = new JsonArray();
        root[name] = list;
        return list;
    }

    private static string NextId(IEnumerable<OntologyFeature> nodes) => NextId(nodes.Select(node => node.Id));

    private static string NextId(IEnumerable<string> ids) =>
        (ids.Select(text => int.TryParse(text, out var id) ? id : 0).DefaultIfEmpty(0).Max() + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string NextColor(IReadOnlyList<OntologyObject> objects)
    {
        // After a colour that is not of the palette, IndexOf is -1 and the first entry follows: the vendor's rule.
        var last = objects.Count == 0 ? -1 : Array.IndexOf(Palette, objects[objects.Count - 1].Color.ToUpperInvariant());
        return Palette[(last + 1) % Palette.Length];
    }
}
