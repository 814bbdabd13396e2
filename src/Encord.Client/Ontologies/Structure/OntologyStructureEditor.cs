using System.Text.Json;
using System.Text.Json.Nodes;

namespace Encord.Client.Ontologies.Structure;

/// <summary>Adds objects and classifications to an ontology. Works on the document itself, so that what this module does not know stays in it.</summary>
internal static class OntologyStructureEditor
{
    private static readonly string[] Palette =
    [
        "#D33115", "#E27300", "#16406C", "#FE9200", "#FCDC00", "#DBDF00", "#A4DD00", "#68CCCA", "#73D8FF", "#AEA1FF", "#FCC400", "#B0BC00", "#68BC00", "#16A5A5",
        "#009CE0", "#7B64FF", "#FA28FF", "#B3B3B3", "#9F0500", "#C45100", "#FB9E00", "#808900", "#194D33", "#0C797D", "#0062B1", "#653294", "#AB149E",
    ];

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (OntologyStructure Structure, OntologyObject Added) AddObject(OntologyStructure ontology, string name, string shape)
    {
        Require(name, "object");
        JsonObject root = Parse(ontology);
        JsonArray objects = List(root, "objects");
        string hash = FeatureHash.ForNode();
        objects.Add(new JsonObject
        {
            ["id"] = NextId(ontology.Objects),
            ["name"] = name,
            ["color"] = NextColor(ontology.Objects),
            ["shape"] = shape,
            ["featureNodeHash"] = hash,
            ["required"] = false,
        });
        OntologyStructure changed = OntologyStructureReader.Read(root.ToJsonString(Compact));
        return (changed, changed.Objects.First(node => node.FeatureHash == hash));
    }

    public static (OntologyStructure Structure, OntologyClassification Added) AddClassification(
        OntologyStructure ontology, string name, string type, bool required, IReadOnlyList<string> options)
    {
        Require(name, "classification");
        if (type is not (AttributeType.Radio or AttributeType.Checklist or AttributeType.Text or AttributeType.Numeric))
        {
            throw Refuse($"'{type}' is not a kind of classification; use radio, checklist, text or numeric.");
        }

        bool chosen = type is AttributeType.Radio or AttributeType.Checklist;
        if (!chosen && options.Count > 0)
        {
            throw Refuse($"A {type} classification has no options; leave them out, or make '{name}' a radio or checklist.");
        }

        if (options.GroupBy(option => option, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Refuse($"The option '{twice.Key}' of '{name}' is given {twice.Count()} times; options need different names.");
        }

        JsonObject root = Parse(ontology);
        string id = NextId(ontology.Classifications);
        string hash = FeatureHash.ForNode();
        var attribute = new JsonObject
        {
            ["id"] = id + ".1",
            ["name"] = name,
            ["type"] = type,
            ["featureNodeHash"] = FeatureHash.ForLabel(),
            ["required"] = required,
            ["dynamic"] = false,
        };
        if (options.Count > 0)
        {
            attribute["options"] = new JsonArray(options.Select((label, index) => (JsonNode)NewOption(id + ".1." + (index + 1), label)).ToArray());
        }

        List(root, "classifications").Add(new JsonObject { ["id"] = id, ["featureNodeHash"] = hash, ["attributes"] = new JsonArray(attribute) });
        OntologyStructure changed = OntologyStructureReader.Read(root.ToJsonString(Compact));
        return (changed, changed.Classifications.First(node => node.FeatureHash == hash));
    }

    private static JsonObject NewOption(string id, string label)
    {
        Require(label, "option");
        return new JsonObject
        {
            ["id"] = id,
            ["label"] = label,
            ["value"] = new string(label.Select(character => char.IsWhiteSpace(character) ? '_' : character).ToArray()).ToLowerInvariant(),
            ["featureNodeHash"] = FeatureHash.ForLabel(),
        };
    }

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

    private static string NextId(IEnumerable<OntologyFeature> nodes) =>
        (nodes.Select(node => int.TryParse(node.Id, out int id) ? id : 0).DefaultIfEmpty(0).Max() + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string NextColor(IReadOnlyList<OntologyObject> objects)
    {
        // After a colour that is not of the palette, IndexOf is -1 and the first entry follows: the vendor's rule.
        int last = objects.Count == 0 ? -1 : Array.IndexOf(Palette, objects[objects.Count - 1].Color.ToUpperInvariant());
        return Palette[(last + 1) % Palette.Length];
    }

    private static void Require(string name, string kind)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Refuse($"A new {kind} needs a name.");
        }
    }

    private static EncordException Refuse(string message) => new(EncordErrorId.InvalidArgument, message);
}
