using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Tests.Labels;

/// <summary>Compares two label documents in meaning: lists of labels and answers without their order, numbers as numbers.</summary>
internal static class DocumentDifferences
{
    /// <summary>What differs, each as a kind and its place. The kinds are those of docs/design/lossless-labels.md.</summary>
    public static IEnumerable<(string Kind, string Place)> Between(JsonNode ours, JsonNode theirs) => Compare(ours, theirs, "", "");

    private static IEnumerable<(string Kind, string Place)> Compare(JsonNode? ours, JsonNode? theirs, string path, string member)
    {
        if (ours is JsonObject left && theirs is JsonObject right)
        {
            return left.Select(pair => pair.Key).Union(right.Select(pair => pair.Key))
                .SelectMany(key => Member(left, right, path + "/" + key, key)).ToArray();
        }

        if (ours is JsonArray leftList && theirs is JsonArray rightList)
        {
            return leftList.Count != rightList.Count
                ? [("list length", path)]
                : Order(leftList).Zip(Order(rightList)).SelectMany((pair, i) => Compare(pair.First, pair.Second, path + "[" + i + "]", member)).ToArray();
        }

        if (Same(ours, theirs))
        {
            return [];
        }

        var sameTime = member is "created_at" or "last_edited_at"
            && LabelTime.Read(ours?.GetValue<string>()) is { } time && time == LabelTime.Read(theirs?.GetValue<string>());
        return [(sameTime ? "time spelled as loaded" : "value", path)];
    }

    private static IEnumerable<(string Kind, string Place)> Member(JsonObject left, JsonObject right, string path, string key)
    {
        var ours = left.ContainsKey(key);
        var theirs = right.ContainsKey(key);
        if (ours && theirs)
        {
            return Compare(left[key], right[key], path, key);
        }

        return (key, ours) switch
        {
            ("is_valid", true) => [("is_valid kept", path)],
            ("reviews", true) => [("reviews kept", path)],
            ("visible" or "occluded" or "invisible" or "selfOccluded", true) when Visibility(left) == Visibility(right) => [("visibility spelled as loaded", path)],
            ("visibility", false) when Visibility(left) == Visibility(right) => [("visibility spelled as loaded", path)],
            ("polygons", false) => [("polygons not added", path)],
            ("lastEditedAt", false) => [("time not invented", path)],
            ("featureHash", false) when path.StartsWith("/classification_answers", StringComparison.Ordinal) => [("feature hash of an answer not added", path)],
            _ => [((ours ? "kept " : "missing ") + key, path)],
        };
    }

    private static string? Visibility(JsonObject vertex) => vertex["visibility"]?.GetValue<string>()
        ?? new[] { "invisible", "occluded", "selfOccluded", "visible" }.FirstOrDefault(flag => vertex[flag]?.GetValue<bool>() is true);

    private static IEnumerable<JsonNode?> Order(JsonArray list) => list.Count > 0 && list.All(item => item is JsonObject)
        ? list.OrderBy(item => Key((JsonObject)item!), StringComparer.Ordinal)
        : list;

    private static string Key(JsonObject item) =>
        string.Join("|", new[] { "objectHash", "classificationHash", "featureHash" }.Select(name => item[name]?.ToString())) + "|" + item["range"]?.ToJsonString();

    private static bool Same(JsonNode? left, JsonNode? right)
    {
        if (left is JsonValue leftValue && right is JsonValue rightValue
            && leftValue.TryGetValue(out double leftNumber) && rightValue.TryGetValue(out double rightNumber))
        {
            return leftNumber == rightNumber;
        }

        return JsonNode.DeepEquals(left, right);
    }
}
