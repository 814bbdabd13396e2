using System.Text.Json.Nodes;

namespace Encord.Emulator.Algorithms;

/// <summary>Fills the frames between the key frames of objects. Key frames come back as they were given.</summary>
internal static class Interpolation
{
    /// <summary>More filled objects than this are refused: frame numbers cost nothing to write down.</summary>
    public const int MaximumFilledObjects = 200_000;

    /// <param name="keyFrames">Frame number → <c>{"objects": […]}</c>.</param>
    /// <param name="objectHashes">The objects to fill; one that is in no key frame is passed over.</param>
    /// <returns>The same form, with key frames and filled frames, in the order of the frames.</returns>
    /// <exception cref="AlgorithmInputException">The key frames cannot be read, or an object changes its shape between them.</exception>
    public static JsonObject Fill(JsonNode? keyFrames, IEnumerable<string> objectHashes)
    {
        var frames = FrameMap.Read(keyFrames, "key_frames");
        var filled = new SortedDictionary<int, List<JsonObject>>();
        var total = 0L;
        foreach (var hash in objectHashes.Distinct(StringComparer.Ordinal))
        {
            var keys = frames
                .Select(frame => (Number: frame.Key, Object: frame.Value.FirstOrDefault(o => Hash(o) == hash)))
                .Where(key => key.Object is not null)
                .ToList();
            for (var i = 1; i < keys.Count; i++)
            {
                var (from, to) = (keys[i - 1], keys[i]);
                total += to.Number - from.Number - 1;
                if (total > MaximumFilledObjects)
                {
                    throw new AlgorithmInputException($"The key frames lie too far apart: more than {MaximumFilledObjects} objects would be filled in.");
                }

                FillGap(hash, (from.Number, from.Object!), (to.Number, to.Object!), filled);
            }
        }

        return Join(keyFrames!.AsObject(), frames.Keys, filled);
    }

    private static void FillGap(
        string hash, (int Number, JsonObject Object) from, (int Number, JsonObject Object) to, SortedDictionary<int, List<JsonObject>> filled)
    {
        var matches = ShapeMatch.Between(from.Object, to.Object);
        if (matches.Count == 0)
        {
            throw new AlgorithmInputException($"The object {hash} has no shape that frames {from.Number} and {to.Number} have in common.");
        }

        for (var number = from.Number + 1; number < to.Number; number++)
        {
            var between = from.Object.DeepClone().AsObject();
            var share = (double)(number - from.Number) / (to.Number - from.Number);
            foreach (var match in matches)
            {
                match.Write(between, share);
            }

            // Nobody drew this one.
            between["manualAnnotation"] = false;
            if (!filled.TryGetValue(number, out var objects))
            {
                filled.Add(number, objects = []);
            }

            objects.Add(between);
        }
    }

    private static JsonObject Join(JsonObject keyFrames, IEnumerable<int> keys, SortedDictionary<int, List<JsonObject>> filled)
    {
        // A caller that sends whole label frames, with classifications, gets whole label frames.
        var whole = keyFrames.Any(frame => frame.Value is JsonObject labels && labels.ContainsKey("classifications"));
        var given = keyFrames.ToDictionary(frame => int.Parse(frame.Key, System.Globalization.CultureInfo.InvariantCulture), frame => frame.Value!);
        var answer = new JsonObject();
        foreach (var number in keys.Union(filled.Keys).Order())
        {
            var labels = given.TryGetValue(number, out var frame) ? frame.DeepClone().AsObject() : [];
            if (labels["objects"] is not JsonArray objects)
            {
                labels["objects"] = objects = [];
            }

            if (filled.TryGetValue(number, out var added))
            {
                foreach (var item in added)
                {
                    objects.Add(item);
                }
            }

            if (whole && !labels.ContainsKey("classifications"))
            {
                labels["classifications"] = new JsonArray();
            }

            answer[FrameMap.Key(number)] = labels;
        }

        return answer;
    }

    private static string? Hash(JsonObject labelObject) =>
        labelObject["objectHash"] is JsonValue value && value.TryGetValue(out string? hash) ? hash : null;
}
