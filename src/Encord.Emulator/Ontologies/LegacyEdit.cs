using System.Text.Json.Nodes;
using Encord.Emulator.Wire;

namespace Encord.Emulator.Ontologies;

/// <summary>
/// Merges what the vendor's legacy ontology editor sends into what is stored. That editor knows objects without their attributes, one level of
/// options and no skeleton templates; what it never saw must not be lost because it did not send it. What it knows and leaves out is removed.
/// </summary>
internal static class LegacyEdit
{
    public static string Merge(string stored, string sent)
    {
        var before = JsonNode.Parse(stored)!.AsObject();
        var after = JsonNode.Parse(sent)!.AsObject();
        var merged = before.DeepClone().AsObject();
        merged["objects"] = Nodes(before["objects"], after["objects"], Overlay);
        merged["classifications"] = Nodes(before["classifications"], after["classifications"], Classification);
        return merged.ToJsonString(WireJson.Options);
    }

    private static JsonObject Classification(JsonObject before, JsonObject after)
    {
        var merged = Overlay(before, after);
        merged["attributes"] = Nodes(before["attributes"], after["attributes"], Attribute);
        return merged;
    }

    private static JsonObject Attribute(JsonObject before, JsonObject after)
    {
        var merged = Overlay(before, after);
        if (after["options"] is JsonArray)
        {
            merged["options"] = Nodes(before["options"], after["options"], Overlay);
        }

        return merged;
    }

    /// <summary>The nodes that were sent, in their order, each on top of the stored one of the same hash.</summary>
    private static JsonArray Nodes(JsonNode? before, JsonNode? after, Func<JsonObject, JsonObject, JsonObject> merge)
    {
        var known = (before as JsonArray ?? []).OfType<JsonObject>().ToLookup(HashOf);
        return [.. (after as JsonArray ?? []).OfType<JsonObject>().Select(node =>
            known[HashOf(node)].FirstOrDefault() is { } old ? merge(old, node) : WithoutNulls(node))];
    }

    private static JsonObject Overlay(JsonObject before, JsonObject after)
    {
        var merged = before.DeepClone().AsObject();
        foreach (var (name, value) in after)
        {
            if (value is not null)
            {
                merged[name] = value.DeepClone();
            }
        }

        return merged;
    }

    /// <summary>The editor writes <c>"options": null</c> where there are none, which newer readers do not take.</summary>
    private static JsonObject WithoutNulls(JsonObject node)
    {
        var clean = new JsonObject();
        foreach (var (name, value) in node)
        {
            if (value is JsonArray list)
            {
                clean[name] = new JsonArray([.. list.Select(item => item is JsonObject inner ? WithoutNulls(inner) : item?.DeepClone())]);
            }
            else if (value is not null)
            {
                clean[name] = value.DeepClone();
            }
        }

        return clean;
    }

    private static string? HashOf(JsonObject node) => node["featureNodeHash"]?.GetValue<string>();
}
