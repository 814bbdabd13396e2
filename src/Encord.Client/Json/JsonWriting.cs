using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>Members that the wire has in many places.</summary>
internal static class JsonWriting
{
    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>A list, or an explicit <c>null</c>.</summary>
    public static void WriteTextsOrNull(this Utf8JsonWriter writer, string name, IEnumerable<string>? values)
    {
        if (values is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteTexts(name, values);
        }
    }

    /// <summary>Only where there is a value.</summary>
    public static void WriteTextIfAny(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
