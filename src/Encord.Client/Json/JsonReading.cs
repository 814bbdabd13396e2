using System.Globalization;
using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>Reads JSON without failing on what is absent or of another kind. <see cref="JsonRecord"/> reads the records of lists with it, in which names have two spellings.</summary>
internal static class JsonReading
{
    public static bool TryMember(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    public static string? Text(this JsonElement element, string name) =>
        element.TryMember(name, out var value) ? value.AsText() : null;

    public static double? Number(this JsonElement element, string name) =>
        element.TryMember(name, out var value) ? value.AsNumber() : null;

    /// <summary>A whole number, also where it is written as text, as frames are, or with a fraction.</summary>
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

    public static bool? Flag(this JsonElement element, string name) => element.TryMember(name, out var value) ? value.AsFlag() : null;

    public static DateTimeOffset? Time(this JsonElement element, string name) => JsonTime.Parse(element.Text(name));

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.TryMember(name, out var list) ? list.AsItems() : [];

    public static string? AsText(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? AsNumber(this JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;

    public static bool? AsFlag(this JsonElement value) => value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    public static IEnumerable<JsonElement> AsItems(this JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();

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
