using System.Globalization;
using System.Text.Json.Nodes;

namespace Encord.Emulator.Algorithms;

/// <summary>Labels keyed by frame number, each with its objects: the input and the answer of the labelling algorithms.</summary>
internal static class FrameMap
{
    /// <summary>The frames in order. A frame without <c>objects</c> has none.</summary>
    public static SortedDictionary<int, IReadOnlyList<JsonObject>> Read(JsonNode? frames, string what)
    {
        var read = new SortedDictionary<int, IReadOnlyList<JsonObject>>();
        foreach (var (key, labels) in GeometryJson.Object(frames, what))
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var frame))
            {
                throw new AlgorithmInputException($"The keys of '{what}' must be frame numbers, not '{key}'.");
            }

            var objects = GeometryJson.Object(labels, what)["objects"];
            read[frame] = objects switch
            {
                null => [],
                JsonArray array => [.. array.Select(entry => GeometryJson.Object(entry, "objects"))],
                _ => throw new AlgorithmInputException("'objects' must be an array."),
            };
        }

        return read;
    }

    public static string Key(int frame) => frame.ToString(CultureInfo.InvariantCulture);
}
