using System.Text.Json;

namespace Encord.Emulator.Pipeline;

/// <summary>Reading members of what a request brings; absent and null are the same, a wrong kind is refused by name.</summary>
internal static class RequestJson
{
    public static JsonElement? Member(this JsonElement payload, string name) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement payload, string name) => payload.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw WireError.InvalidArguments($"'{name}' must be a string."),
    };

    public static string RequiredText(this JsonElement payload, string name) =>
        payload.Text(name) ?? throw WireError.InvalidArguments($"'{name}' is missing.");

    public static bool Flag(this JsonElement payload, string name) => payload.Member(name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw WireError.InvalidArguments($"'{name}' must be true or false."),
    };

    public static int? Integer(this JsonElement payload, string name) => payload.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        _ => throw WireError.InvalidArguments($"'{name}' must be an integer."),
    };

    public static long? Long(this JsonElement payload, string name) => payload.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        _ => throw WireError.InvalidArguments($"'{name}' must be an integer."),
    };

    /// <summary>A number that is finite, or null when absent.</summary>
    public static double? Real(this JsonElement payload, string name) => payload.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => throw WireError.InvalidArguments($"'{name}' must be a number."),
    };

    /// <summary>The members of an object; the last one of a name counts.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Members(this JsonElement payload, string what)
    {
        if (payload.ValueKind != JsonValueKind.Object)
        {
            throw WireError.InvalidArguments($"'{what}' must be an object.");
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in payload.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    /// <summary>A list of strings, or null when absent.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement payload, string name, bool required = false) =>
        payload.Member(name) is { } value
            ? value.AsTexts(name)
            : required ? throw WireError.InvalidArguments($"'{name}' is missing.") : null;

    public static IReadOnlyList<string> AsTexts(this JsonElement array, string what)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            throw WireError.InvalidArguments($"'{what}' must be a list of strings.");
        }

        var texts = new List<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            texts.Add(item.ValueKind == JsonValueKind.String
                ? item.GetString()!
                : throw WireError.InvalidArguments($"'{what}' must be a list of strings."));
        }

        return texts;
    }

    /// <summary>A date in stored form, or null.</summary>
    public static string? Time(this JsonElement payload, string name) =>
        payload.Text(name) is { Length: > 0 } text ? WireTime.Parse(text, name) : null;
}
