using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Reads single values of a COCO element. Each gives the reason as text when the value is not what it must be, and null when it is.</summary>
internal static class CocoValue
{
    /// <summary>An id: a whole number; text with one in it and 10.0 are taken too, as writers of COCO files produce both.</summary>
    [MethodImpl(HotPath.Compiled)]
    public static string? Id(ref Utf8JsonReader reader, string name, out long id)
    {
        id = 0;
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out id))
            {
                return null;
            }

            if (reader.TryGetDouble(out double real) && Math.Abs(real) < 9e15 && Math.Floor(real) == real)
            {
                id = (long)real;
                return null;
            }
        }
        else if (reader.TokenType == JsonTokenType.String
            && long.TryParse(reader.GetString(), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out id))
        {
            return null;
        }

        return $"its '{name}' must be a whole number, not {Describe(ref reader)}.";
    }

    [MethodImpl(HotPath.Compiled)]
    public static string? Number(ref Utf8JsonReader reader, string name, out double number)
    {
        number = 0;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out number) && !double.IsInfinity(number))
        {
            return null;
        }

        return $"its '{name}' must be a number, not {Describe(ref reader)}.";
    }

    /// <summary>A list of numbers, added to <paramref name="into"/>.</summary>
    [MethodImpl(HotPath.Compiled)]
    public static string? Numbers(ref Utf8JsonReader reader, string name, List<double> into)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return $"its '{name}' must be a list of numbers, not {Describe(ref reader)}.";
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Number(ref reader, name, out double number) is { } reason)
            {
                return reason;
            }

            into.Add(number);
        }

        return null;
    }

    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    public static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => NonFiniteLiterals.NameOf(reader.ValueSpan) ?? "text",
        _ => System.Text.Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
    };
}
