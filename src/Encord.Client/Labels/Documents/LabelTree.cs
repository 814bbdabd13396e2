using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Json;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Labels.Documents;

/// <summary>Finds its way through the tree of a label document.</summary>
internal static class LabelTree
{
    /// <summary>The map of that name; made when it is absent or null.</summary>
    public static JsonObject Map(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject map)
        {
            return map;
        }

        map = new JsonObject();
        parent[name] = map;
        return map;
    }

    /// <summary>The list of that name; made when it is absent or null.</summary>
    public static JsonArray List(JsonObject parent, string name)
    {
        if (parent[name] is JsonArray list)
        {
            return list;
        }

        list = new JsonArray();
        parent[name] = list;
        return list;
    }

    public static string? Text(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static int? Integer(JsonObject? node, string name)
    {
        if (node?[name] is not JsonValue value)
        {
            return null;
        }

        if (value.TryGetValue(out int number))
        {
            return number;
        }

        if (value.TryGetValue(out double real))
        {
            return Math.Abs(real) < int.MaxValue ? (int)Math.Round(real) : null;
        }

        return value.TryGetValue(out string? text) ? JsonReading.FrameNumber(text) : null;
    }

    public static double? Number(JsonObject? node, string name) => node?[name] is JsonValue value && value.TryGetValue(out double number) ? number : null;

    public static IEnumerable<JsonObject> Entries(JsonObject? parent, string name) => (parent?[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    public static IEnumerable<JsonObject> Units(JsonObject root) =>
        (root["data_units"] as JsonObject)?.Select(unit => unit.Value).OfType<JsonObject>() ?? [];

    /// <summary>Every node that holds the two lists, whatever the kind of data.</summary>
    public static IEnumerable<JsonObject> AllFrames(JsonObject root)
    {
        foreach (var unit in Units(root))
        {
            if (unit["labels"] is not JsonObject labels)
            {
                continue;
            }

            if (HoldsLists(labels))
            {
                yield return labels;
                continue;
            }

            foreach (var frame in labels)
            {
                if (frame.Value is JsonObject lists)
                {
                    yield return lists;
                }
            }
        }
    }

    /// <summary>Every frame that the document has an entry for, with its number.</summary>
    public static IEnumerable<(int Frame, JsonObject Labels)> Frames(LabelDocument document)
    {
        var order = 0;
        foreach (var unit in Units(document.Tree()))
        {
            var position = Integer(unit, "data_sequence") ?? order;
            order++;
            if (unit["labels"] is not JsonObject labels)
            {
                continue;
            }

            switch (document.Layout)
            {
                case LabelLayout.SingleFrame:
                    yield return (0, labels);
                    break;
                case LabelLayout.FramePerUnit:
                    yield return (position, labels);
                    break;
                case LabelLayout.FrameMap:
                    foreach (var entry in labels)
                    {
                        if (JsonReading.FrameNumber(entry.Key) is { } frame && entry.Value is JsonObject lists)
                        {
                            yield return (frame, lists);
                        }
                    }

                    break;
            }
        }
    }

    /// <summary>The unit that a frame belongs to; null when the document has none.</summary>
    public static JsonObject? UnitOf(LabelDocument document, int frame)
    {
        var order = 0;
        foreach (var unit in Units(document.Tree()))
        {
            if (document.Layout != LabelLayout.FramePerUnit || (Integer(unit, "data_sequence") ?? order) == frame)
            {
                return unit;
            }

            order++;
        }

        return null;
    }

    /// <summary>The entry of one frame; null when the document has none yet.</summary>
    public static JsonObject? FindFrame(LabelDocument document, int frame)
    {
        var labels = UnitOf(document, frame)?["labels"] as JsonObject;
        return document.Layout == LabelLayout.FrameMap ? labels?[Key(frame)] as JsonObject : labels;
    }

    /// <summary>The entry of one frame, made when the document has none yet. The frame was checked before.</summary>
    public static JsonObject MakeFrame(LabelDocument document, int frame)
    {
        var labels = Map(UnitOf(document, frame)!, "labels");
        if (document.Layout == LabelLayout.FrameMap)
        {
            labels = Map(labels, Key(frame));
        }

        // Readers of the vendor expect both lists, also when one is empty.
        List(labels, "objects");
        List(labels, "classifications");
        return labels;
    }

    /// <summary>The size of the picture; null where it is not known. Slices of a DICOM series may differ in size; then each says its own.</summary>
    public static PictureSize? SizeOf(LabelDocument document, int frame)
    {
        var unit = UnitOf(document, frame);
        var slice = FindFrame(document, frame)?["metadata"] as JsonObject;
        return PictureSize.Of(
            Positive(Integer(slice, "width")) ?? Positive(Integer(unit, "width")) ?? document.Facts.Width,
            Positive(Integer(slice, "height")) ?? Positive(Integer(unit, "height")) ?? document.Facts.Height);
    }

    public static FrameRangeList Ranges(JsonObject node, string name)
    {
        if (node[name] is not JsonArray list)
        {
            return FrameRangeList.Empty;
        }

        using var document = JsonDocument.Parse("{\"range\":" + list.ToJsonString() + "}");
        return document.RootElement.Ranges("range");
    }

    public static JsonArray Ranges(FrameRangeList ranges) =>
        new(ranges.Select(range => (JsonNode)new JsonArray(JsonValue.Create(range.Start), JsonValue.Create(range.End))).ToArray());

    public static string Key(int frame) => frame.ToString(CultureInfo.InvariantCulture);

    private static int? Positive(int? size) => size > 0 ? size : null;

    private static bool HoldsLists(JsonObject labels) => labels["objects"] is JsonArray || labels["classifications"] is JsonArray;
}
