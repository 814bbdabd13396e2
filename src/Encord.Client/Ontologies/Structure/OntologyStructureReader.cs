using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Ontologies.Structure;

/// <summary>Reads the <c>editor</c> document of an ontology. What it does not know stays in <see cref="OntologyStructure.Json"/>.</summary>
internal static class OntologyStructureReader
{
    public static OntologyStructure Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, json);
        }
        catch (JsonException exception)
        {
            throw new EncordException(EncordErrorId.UnexpectedResponse, "The ontology is not JSON: " + exception.Message, exception);
        }
    }

    public static OntologyStructure Read(JsonElement root) => Read(root, root.GetRawText());

    private static OntologyStructure Read(JsonElement root, string json)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Unreadable("it is not a JSON object");
        }

        return new OntologyStructure(
            json,
            Items(root, "objects").Select(ReadObject).ToArray(),
            Items(root, "classifications").Select(ReadClassification).ToArray(),
            Items(root, "skeleton_templates").Select(ReadTemplate).ToArray());
    }

    private static OntologyObject ReadObject(JsonElement node) => new()
    {
        FeatureHash = Hash(node, "object"),
        Id = Text(node, "id"),
        Name = Text(node, "name"),
        Shape = WireEnums.ObjectShape.Read(Text(node, "shape")) ?? "",
        Color = Text(node, "color"),
        Required = Flag(node, "required"),
        Archived = Flag(node, "archived"),
        Attributes = new(Items(node, "attributes").Select(ReadAttribute).ToArray()),
    };

    private static OntologyClassification ReadClassification(JsonElement node) => new()
    {
        FeatureHash = Hash(node, "classification"),
        Id = Text(node, "id"),
        Level = Text(node, "level") is { Length: > 0 } level ? level : null,
        Archived = Flag(node, "archived"),
        Attribute = Items(node, "attributes").Select(ReadAttribute).FirstOrDefault(),
    };

    private static OntologyAttribute ReadAttribute(JsonElement node) => new()
    {
        FeatureHash = Hash(node, "attribute"),
        Id = Text(node, "id"),
        Name = Text(node, "name"),
        Type = Text(node, "type"),
        Required = Flag(node, "required"),
        Archived = Flag(node, "archived"),
        Dynamic = Flag(node, "dynamic"),
        Options = new(Items(node, "options").Select(ReadOption).ToArray()),
    };

    private static OntologyOption ReadOption(JsonElement node) => new()
    {
        FeatureHash = Hash(node, "option"),
        Id = Text(node, "id"),
        Label = Text(node, "label"),
        Value = Text(node, "value"),
        Archived = Flag(node, "archived"),
        // The list below an option is called options too, but holds attributes.
        Attributes = new(Items(node, "options").Select(ReadAttribute).ToArray()),
    };

    private static SkeletonTemplate ReadTemplate(JsonElement entry)
    {
        var template = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("template", out var inner) ? inner : entry;
        return new SkeletonTemplate
        {
            Name = Text(template, "name"),
            FeatureHash = Text(template, "feature_node_hash") is { Length: > 0 } hash ? hash : null,
            Width = Number(template, "width"),
            Height = Number(template, "height"),
            Vertices = Members(template, "skeleton").OrderBy(member => Order(member.Name)).Select(member => ReadVertex(member.Value)).ToArray(),
            Edges = Members(template, "skeletonEdges")
                .SelectMany(start => Objects(start.Value).Select(end => new KeyValuePair<string, string>(start.Name, end.Name)))
                .ToArray(),
        };
    }

    private static SkeletonVertex ReadVertex(JsonElement vertex) =>
        new(Text(vertex, "name"), new Point(Number(vertex, "x") ?? 0, Number(vertex, "y") ?? 0))
        {
            Color = Text(vertex, "color") is { Length: > 0 } color ? color : null,
            Value = Text(vertex, "value") is { Length: > 0 } value ? value : null,
            FeatureHash = Text(vertex, "featureHash") is { Length: > 0 } hash ? hash : null,
        };

    private static int Order(string key) => int.TryParse(key, out var order) ? order : int.MaxValue;

    private static string Hash(JsonElement node, string kind)
    {
        var hash = Text(node, "featureNodeHash");
        return hash.Length > 0 ? hash : throw Unreadable($"{kind} {Text(node, "id")} '{Text(node, "name")}{Text(node, "label")}' has no featureNodeHash");
    }

    private static string Text(JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out var value))
        {
            return "";
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
    }

    private static bool Flag(JsonElement node, string name) => node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static double? Number(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>The items of a list; none when it is absent or null (older writers leave <c>"options": null</c>).</summary>
    private static IEnumerable<JsonElement> Items(JsonElement node, string name)
    {
        if (!node.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Unreadable($"'{name}' is not a list");
        }

        var items = list.EnumerateArray().ToArray();
        return items.Any(item => item.ValueKind != JsonValueKind.Object) ? throw Unreadable($"'{name}' holds something that is not an object") : items;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var map) ? Objects(map) : [];

    private static IEnumerable<JsonProperty> Objects(JsonElement map) => map.ValueKind == JsonValueKind.Object ? map.EnumerateObject().ToArray() : [];

    private static EncordException Unreadable(string why) => new(EncordErrorId.UnexpectedResponse, $"The ontology cannot be read: {why}.");
}
