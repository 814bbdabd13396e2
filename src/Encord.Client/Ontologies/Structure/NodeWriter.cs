using System.Text.Json.Nodes;
using Encord.Client.Json;

namespace Encord.Client.Ontologies.Structure;

/// <summary>Makes nodes of an ontology out of what a person describes. Identifiers are random, and numbers follow the place.</summary>
internal static class NodeWriter
{
    public static JsonObject Object(ObjectSpec spec, string id, string color)
    {
        var node = new JsonObject
        {
            ["id"] = id,
            ["name"] = spec.Name,
            ["color"] = color,
            ["shape"] = WireEnums.ObjectShape.Write(spec.Shape),
            ["featureNodeHash"] = FeatureHash.ForNode(),
            ["required"] = spec.Required,
        };
        if (spec.Attributes.Count > 0)
        {
            node["attributes"] = Attributes(spec.Attributes, id);
        }

        return node;
    }

    public static JsonObject Classification(AttributeSpec spec, string id) => new()
    {
        ["id"] = id,
        ["featureNodeHash"] = FeatureHash.ForNode(),
        ["attributes"] = new JsonArray(Attribute(spec, id + ".1")),
    };

    public static JsonObject Attribute(AttributeSpec spec, string id)
    {
        var node = new JsonObject
        {
            ["id"] = id,
            ["name"] = spec.Name,
            ["type"] = spec.Type,
            ["featureNodeHash"] = FeatureHash.ForLabel(),
            ["required"] = spec.Required,
            ["dynamic"] = spec.Dynamic,
        };
        if (spec.Options.Count > 0)
        {
            node["options"] = new JsonArray(spec.Options.Select((option, index) => (JsonNode)Option(option, id + "." + (index + 1))).ToArray());
        }

        return node;
    }

    private static JsonObject Option(OptionSpec spec, string id)
    {
        var node = new JsonObject
        {
            ["id"] = id,
            ["label"] = spec.Label,
            ["value"] = new string(spec.Label.Select(character => char.IsWhiteSpace(character) ? '_' : character).ToArray()).ToLowerInvariant(),
            ["featureNodeHash"] = FeatureHash.ForLabel(),
        };
        if (spec.Attributes.Count > 0)
        {
            // The list below an option is called options too, but holds attributes.
            node["options"] = Attributes(spec.Attributes, id);
        }

        return node;
    }

    private static JsonArray Attributes(IReadOnlyList<AttributeSpec> specs, string id) =>
        new(specs.Select((spec, index) => (JsonNode)Attribute(spec, id + "." + (index + 1))).ToArray());
}
