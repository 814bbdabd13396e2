namespace Encord.Emulator.Pipeline;

/// <summary>v2 query strings: lists are repeated keys, booleans may be spelt <c>True</c>.</summary>
internal static class QueryValues
{
    public static string? QueryText(this HttpContext context, string name) =>
        context.Request.Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    /// <summary>All values of a repeated key, or null when it is absent (no filter).</summary>
    public static IReadOnlyList<string>? QueryTexts(this HttpContext context, string name) =>
        context.Request.Query.TryGetValue(name, out var values) && values.Count > 0 ? [.. values.Select(value => value ?? "")] : null;

    public static bool? QueryFlag(this HttpContext context, string name) => context.QueryText(name) switch
    {
        null => null,
        { } text when bool.TryParse(text, out var flag) => flag,
        { } text => throw WireError.InvalidArguments($"{name}: '{text}' is not a boolean."),
    };

    public static int? QueryInteger(this HttpContext context, string name) => context.QueryText(name) switch
    {
        null => null,
        { } text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        { } text => throw WireError.InvalidArguments($"{name}: '{text}' is not an integer."),
    };

    /// <summary>A date in stored form, or null.</summary>
    public static string? QueryTime(this HttpContext context, string name) =>
        context.QueryText(name) is { Length: > 0 } text ? WireTime.Parse(text, name) : null;
}
