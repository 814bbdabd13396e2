using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Encord.Client.Interchange.Exporting;

/// <summary>What a label row says under a name: one of its properties, or a key of its client metadata.</summary>
internal static class RowValue
{
    private static readonly Dictionary<string, PropertyInfo> Properties =
        typeof(LabelRow).GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where the row does not say.</summary>
    public static string? Of(LabelRow row, string name) => Properties.TryGetValue(name, out var property)
        ? Convert.ToString(property.GetValue(row), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null
        : OfMetadata(row.ClientMetadata, name);

    public static bool IsProperty(string name) => Properties.ContainsKey(name);

    private static string? OfMetadata(string? json, string name)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
                ? value.ToString() is { Length: > 0 } text ? text : null
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
