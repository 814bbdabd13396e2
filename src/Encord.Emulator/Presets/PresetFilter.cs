using System.Globalization;
using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Presets;

/// <summary>What filters look at.</summary>
/// <param name="ClientMetadata">JSON text of an object, or null.</param>
internal sealed record FilterSubject(int? Width, int? Height, long? FileSize, string? ClientMetadata);

/// <summary>
/// Decides whether something passes all filters of a preset. Known are ranges of what every file has
/// (<c>{"type":"metric","metric":"metric_width","values":[min,max],"include":true}</c>: width, height, area, aspect_ratio, file_size) and values
/// of client metadata (<c>{"key":"site","type":"varchar","values":["north"],"include":true}</c>; two numbers or dates are a range). Qualities
/// that the platform computes from the pixels were never computed here, so that a filter by them, or by anything unknown, finds nothing.
/// </summary>
internal static class PresetFilter
{
    /// <param name="definition">JSON text with global filters and, by folder, local ones; without any it passes everything.</param>
    public static bool Passes(string definition, FilterSubject subject)
    {
        using var document = JsonDocument.Parse(definition);
        return Filters(document.RootElement).All(filter => Finds(filter, subject) is { } finds && finds == Includes(filter));
    }

    private static IEnumerable<JsonElement> Filters(JsonElement definition)
    {
        var global = definition.Member("global_filters") ?? definition.Member("globalFilters");
        var local = definition.Member("local_filters") ?? definition.Member("localFilters");
        var groups = local is { ValueKind: JsonValueKind.Object } byFolder ? byFolder.EnumerateObject().Select(entry => entry.Value) : [];
        return (global is { } all ? groups.Prepend(all) : groups)
            .Select(group => group.Member("filters")).OfType<JsonElement>()
            .Where(list => list.ValueKind == JsonValueKind.Array)
            .SelectMany(list => list.EnumerateArray());
    }

    private static bool Includes(JsonElement filter) => filter.Member("include")?.ValueKind != JsonValueKind.False;

    /// <returns>Null when the filter cannot be answered.</returns>
    private static bool? Finds(JsonElement filter, FilterSubject subject)
    {
        if (filter.Member("values") is not { ValueKind: JsonValueKind.Array } list)
        {
            return null;
        }

        var values = list.EnumerateArray().ToList();
        if (filter.Member("metric") is { ValueKind: JsonValueKind.String } metric)
        {
            return Metric(metric.GetString()!, subject) is { } measured
                && values is [{ ValueKind: JsonValueKind.Number } low, { ValueKind: JsonValueKind.Number } high]
                ? measured >= low.GetDouble() && measured <= high.GetDouble()
                : null;
        }

        return filter.Member("key") is { ValueKind: JsonValueKind.String } key
            ? Metadata(key.GetString()!, subject) is { } value && IsAmong(value, values)
            : null;
    }

    private static double? Metric(string name, FilterSubject subject) => name switch
    {
        "metric_width" => subject.Width,
        "metric_height" => subject.Height,
        "metric_area" => (double?)subject.Width * subject.Height,
        "metric_aspect_ratio" => subject.Height > 0 ? (double?)subject.Width / subject.Height : null,
        "metric_file_size" => subject.FileSize,
        _ => null,
    };

    /// <summary>Dots lead into nested objects, unless a member is spelt with them.</summary>
    private static JsonElement? Metadata(string key, FilterSubject subject)
    {
        if (subject.ClientMetadata is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(subject.ClientMetadata);
        var found = document.RootElement.Member(key) ?? key.Split('.').Aggregate((JsonElement?)document.RootElement, (node, name) => node?.Member(name));
        return found?.Clone();
    }

    private static bool IsAmong(JsonElement value, List<JsonElement> wanted)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Any(entry => IsAmong(entry, wanted));
        }

        if (wanted is [var low, var high] && Order(value) is { } position && Order(low) is { } first && Order(high) is { } last)
        {
            return position >= first && position <= last;
        }

        return wanted.Exists(entry => entry.ToString() == value.ToString());
    }

    /// <summary>Where a number or a date stands among others; null for anything else.</summary>
    private static double? Order(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when DateTimeOffset.TryParse(
            value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.UtcTicks,
        _ => null,
    };
}
