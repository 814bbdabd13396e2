using System.Text.Json.Nodes;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Labels;

/// <summary>
/// Releases before 0.1.157 know one ring of a polygon and drop <c>polygons</c> when they save. Where the ring they send is the one that was
/// stored, the other rings and holes are kept.
/// </summary>
internal static class PolygonRings
{
    public static bool MayBeMissing(byte[] labels) =>
        labels.AsSpan().IndexOf("\"polygon\""u8) >= 0 && labels.AsSpan().IndexOf("\"polygons\""u8) < 0;

    public static byte[] Restore(byte[] labels, byte[] stored)
    {
        if (stored.AsSpan().IndexOf("\"polygons\""u8) < 0)
        {
            return labels;
        }

        var document = JsonNode.Parse(labels)!.AsObject();
        var known = Objects(JsonNode.Parse(stored)!.AsObject()).ToDictionary(item => item.Key, item => item.Object, StringComparer.Ordinal);
        var isChanged = false;
        foreach (var (key, item) in Objects(document))
        {
            if (known.GetValueOrDefault(key) is { } old && old["polygons"] is { } rings && JsonNode.DeepEquals(old["polygon"], item["polygon"]))
            {
                item["polygons"] = rings.DeepClone();
                isChanged = true;
            }
        }

        return isChanged ? System.Text.Encoding.UTF8.GetBytes(document.ToJsonString(WireJson.Options)) : labels;
    }

    /// <summary>Object instances by frame and hash; without frames the frame is empty.</summary>
    private static IEnumerable<(string Key, JsonObject Object)> Objects(JsonObject labels)
    {
        IEnumerable<KeyValuePair<string, JsonNode?>> frames = labels.ContainsKey("objects") ? [new("", labels)] : labels;
        foreach (var (frame, content) in frames)
        {
            foreach (var item in (content as JsonObject)?["objects"] as JsonArray ?? [])
            {
                if (item is JsonObject instance && instance["objectHash"]?.GetValueKind() == System.Text.Json.JsonValueKind.String)
                {
                    yield return ($"{frame}/{instance["objectHash"]}", instance);
                }
            }
        }
    }
}
