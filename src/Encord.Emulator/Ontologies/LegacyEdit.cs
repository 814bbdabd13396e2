using System.Text.Json.Nodes;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Ontologies;

/// <summary>
/// Merges what the vendor's legacy ontology editor sends into what is stored. That editor knows objects without their attributes, one level of
/// options and no skeleton templates, and it cannot read shapes and kinds of attributes that came after it: those it is not shown. What it never
/// saw must not be lost because it did not send it. What it knows and leaves out is removed.
/// </summary>
internal static class LegacyEdit
{
    private static readonly string[] Shapes = ["polygon", "polyline", "bounding_box", "point", "skeleton", "rotatable_bounding_box"];
    private static readonly string[] AttributeTypes = ["radio", "text", "checklist"];

    /// <summary>The structure without what the legacy editor fails on.</summary>
    public static string Show(string stored)
    {
        var structure = JsonNode.Parse(stored)!.AsObject();
        foreach (var (list, isShown) in Lists)
        {
            if (structure[list] is JsonArray nodes)
            {
                structure[list] = new JsonArray([.. nodes.OfType<JsonObject>().Where(isShown).Select(node => node.DeepClone())]);
            }
        }

        return structure.ToJsonString(WireJson.Options);
    }

    public static string Merge(string stored, string sent)
    {
        var before = JsonNode.Parse(stored)!.AsObject();
        var after = JsonNode.Parse(sent)!.AsObject();
        var merged = before.DeepClone().AsObject();
        merged["objects"] = WithHidden(before["objects"], Nodes(before["objects"], after["objects"], Overlay), IsShownObject);
        merged["classifications"] = WithHidden(
            before["classifications"], Nodes(before["classifications"], after["classifications"], Classification), IsShownClassification);
        return merged.ToJsonString(WireJson.Options);
    }

    private static (string List, Func<JsonObject, bool> IsShown)[] Lists => [("objects", IsShownObject), ("classifications", IsShownClassification)];

    private static bool IsShownObject(JsonObject node) => Shapes.Contains(node["shape"]?.GetValue<string>());

    private static bool IsShownClassification(JsonObject node) =>
        (node["attributes"] as JsonArray ?? []).OfType<JsonObject>().All(attribute => AttributeTypes.Contains(attribute["type"]?.GetValue<string>()));

    /// <summary>What was not shown stays at the end. The editor numbers by counting, so that its new nodes may need numbers that are free.</summary>
    private static JsonArray WithHidden(JsonNode? before, JsonArray merged, Func<JsonObject, bool> isShown)
    {
        var hidden = (before as JsonArray ?? []).OfType<JsonObject>().Where(node => !isShown(node)).ToList();
        var taken = hidden.Select(IdOf).ToHashSet();
        foreach (var node in merged.OfType<JsonObject>().Where(node => taken.Contains(IdOf(node))).ToList())
        {
            Renumber(node, merged.OfType<JsonObject>().Concat(hidden).Max(IdOf) + 1);
        }

        hidden.ForEach(node => merged.Add(node.DeepClone()));
        return merged;
    }

    private static int IdOf(JsonObject node) =>
        int.TryParse(node["id"]?.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>Attributes and options carry the number of their node as a prefix.</summary>
    private static void Renumber(JsonObject node, int id)
    {
        var old = node["id"]!.GetValue<string>();
        var fresh = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        node["id"] = fresh;
        foreach (var attribute in (node["attributes"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Reprefix(attribute, old, fresh);
            foreach (var option in (attribute["options"] as JsonArray ?? []).OfType<JsonObject>())
            {
                Reprefix(option, old, fresh);
            }
        }
    }

    private static void Reprefix(JsonObject node, string old, string fresh)
    {
        if (node["id"]?.GetValue<string>() is { } id && id.StartsWith(old + ".", StringComparison.Ordinal))
        {
            node["id"] = fresh + id[old.Length..];
        }
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
