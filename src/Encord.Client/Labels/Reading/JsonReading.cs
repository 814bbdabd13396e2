using System.Globalization;
using System.Text.Json;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Reading;

/// <summary>Reads members of label documents without failing on what is absent or of another kind.</summary>
internal static class JsonReading
{
    public static bool TryMember(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    public static string? Text(this JsonElement element, string name) =>
        element.TryMember(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? Number(this JsonElement element, string name) =>
        element.TryMember(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static int? Integer(this JsonElement element, string name)
    {
        if (!element.TryMember(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.Number => value.GetDouble() is { } number && Math.Abs(number) < int.MaxValue ? (int)Math.Round(number) : null,
            JsonValueKind.String => FrameNumber(value.GetString()),
            _ => null,
        };
    }

    public static bool? Flag(this JsonElement element, string name) => element.TryMember(name, out var value)
        ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
        : null;

    public static DateTimeOffset? Time(this JsonElement element, string name) => LabelTime.Read(element.Text(name));

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name)
    {
        if (element.TryMember(name, out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray())
            {
                yield return item;
            }
        }
    }

    public static IEnumerable<JsonProperty> Members(this JsonElement element, string name)
    {
        if (element.TryMember(name, out var map) && map.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in map.EnumerateObject())
            {
                yield return member;
            }
        }
    }

    public static int? FrameNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var frame) ? frame : null;

    /// <summary>A range list of the wire: pairs of first and last frame. Other entries are left out.</summary>
    public static FrameRangeList Ranges(this JsonElement element, string name)
    {
        var ranges = new List<FrameRange>();
        foreach (var pair in element.Items(name))
        {
            if (pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
                && pair[0].ValueKind == JsonValueKind.Number && pair[0].TryGetInt32(out var start)
                && pair[1].ValueKind == JsonValueKind.Number && pair[1].TryGetInt32(out var end)
                && start >= 0 && end >= start)
            {
                ranges.Add(new FrameRange(start, end));
            }
        }

        return FrameRangeList.Union(ranges);
    }
}
