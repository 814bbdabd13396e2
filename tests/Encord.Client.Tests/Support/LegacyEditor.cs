using System.Text.Json.Nodes;

namespace Encord.Client.Tests.Support;

/// <summary>An ontology as far as the editor of the vendor's legacy client knows it: that one drops every other member when it saves.</summary>
internal static class LegacyEditor
{
    private static readonly string[] OfObjects = ["id", "name", "color", "shape", "featureNodeHash"];
    private static readonly string[] OfClassifications = ["id", "featureNodeHash", "attributes"];
    private static readonly string[] OfAttributes = ["id", "name", "type", "required", "featureNodeHash", "options"];
    private static readonly string[] OfOptions = ["id", "label", "value", "featureNodeHash"];

    public static JsonObject Reduce(JsonNode editor) => new()
    {
        ["objects"] = Reduce(editor["objects"], OfObjects),
        ["classifications"] = Reduce(editor["classifications"], OfClassifications),
    };

    /// <summary>Where two texts or numbers differ, as <c>place: expected -> actual</c>, and what one has and the other has not.</summary>
    public static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string place = "") => (expected, actual) switch
    {
        (JsonObject one, JsonObject other) => one.Select(member => member.Key).Union(other.Select(member => member.Key))
            .SelectMany(name => Differences(one[name], other[name], place.Length == 0 ? name : $"{place}.{name}")),
        (JsonArray one, JsonArray other) => Enumerable.Range(0, Math.Max(one.Count, other.Count))
            .SelectMany(i => Differences(one.ElementAtOrDefault(i), other.ElementAtOrDefault(i), $"{place}[{i}]")),
        _ when JsonNode.DeepEquals(expected, actual) => [],
        _ when place.EndsWith(".featureNodeHash", StringComparison.Ordinal) && IsHash(expected) && IsHash(actual) => [$"{place}: random"],
        _ => [$"{place}: {expected?.ToJsonString() ?? "nothing"} -> {actual?.ToJsonString() ?? "nothing"}"],
    };

    private static bool IsHash(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text.Length == 8;

    private static JsonNode? Reduce(JsonNode? node, string[] members) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(item => Reduce(item, members))]),
        JsonObject known => new JsonObject(known.Where(member => members.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Key switch
        {
            "attributes" => Reduce(member.Value, OfAttributes),
            "options" => Reduce(member.Value, OfOptions),
            _ => member.Value?.DeepClone(),
        }))),
        _ => node?.DeepClone(),
    };
}
