using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Reads single values of a COCO element. Each gives the reason as text when the value is not what it must be, and null when it is. None throws.</summary>
internal static class CocoValue
{
    /// <summary>How readers of elements are made: members may be nested as deep as the reader of the file goes.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 65_536 };

    public static Utf8JsonReader ReaderOf(ReadOnlySpan<byte> json) => new(json, isFinalBlock: true, new JsonReaderState(Options));

    /// <summary>Whether the property has that name.</summary>
    [MethodImpl(HotPath.Compiled)]
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? TryText(ref reader, out var text) && System.Text.Encoding.UTF8.GetBytes(text!).AsSpan().SequenceEqual(name) : reader.ValueSpan.SequenceEqual(name);

    /// <summary>An id: a whole number or text. Text with a whole number in it, and 10.0, are that number.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="name">Of the member.</param>
    /// <param name="id">The number.</param>
    /// <param name="text">The text, where it is not a number; null otherwise.</param>
    [MethodImpl(HotPath.Compiled)]
    public static string? Id(ref Utf8JsonReader reader, string name, out long id, out string? text)
    {
        id = 0;
        text = null;
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out id))
            {
                text = CocoIds.IsOwn(id) ? null : id.ToString(CultureInfo.InvariantCulture);
                return null;
            }

            if (IsWholeReal(ref reader, out id))
            {
                return null;
            }

            if (reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
            {
                // More digits than a number holds.
                text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
                return null;
            }
        }
        else if (reader.TokenType == JsonTokenType.String && NonFiniteLiterals.NameOf(reader.ValueSpan) is null)
        {
            if (!TryText(ref reader, out text))
            {
                return NotText(name);
            }

            if (text!.Length == 0)
            {
                return $"its '{name}' is empty text.";
            }

            text = CocoIds.TryNumber(text, out id) ? null : text;
            return null;
        }

        return $"its '{name}' must be a whole number or text, not {Describe(ref reader)}.";
    }

    /// <summary>A whole number; text with one in it and 10.0 are taken too.</summary>
    [MethodImpl(HotPath.Compiled)]
    public static string? Whole(ref Utf8JsonReader reader, string name, out long number)
    {
        number = 0;
        if (reader.TokenType == JsonTokenType.Number && (reader.TryGetInt64(out number) || IsWholeReal(ref reader, out number)))
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.String && TryText(ref reader, out var text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            ? null
            : $"its '{name}' must be a whole number, not {Describe(ref reader)}.";
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
            if (Number(ref reader, name, out var number) is { } reason)
            {
                return reason;
            }

            into.Add(number);
        }

        return null;
    }

    /// <summary>Text; null for anything else, and for bytes and escapes that are not text.</summary>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && TryText(ref reader, out var text) ? text : null;

    /// <summary>The same, which also says what is wrong with it.</summary>
    public static string? Text(ref Utf8JsonReader reader, string name, out string? text)
    {
        text = null;
        return reader.TokenType is not JsonTokenType.String || NonFiniteLiterals.NameOf(reader.ValueSpan) is not null
            ? $"its '{name}' must be text, not {Describe(ref reader)}."
            : TryText(ref reader, out text) ? null : NotText(name);
    }

    /// <summary>False for bytes that are not UTF-8, for half of a surrogate pair, and for what stood in for a number such as <c>NaN</c>.</summary>
    public static bool TryText(ref Utf8JsonReader reader, out string? text)
    {
        try
        {
            text = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    /// <summary>Where in the token the first byte is that is not UTF-8; the token's own start where there is none.</summary>
    public static int FaultAt(ref Utf8JsonReader reader)
    {
        var at = Utf8Text.FirstFault(reader.ValueSpan);
        return (int)reader.TokenStartIndex + (at < 0 ? 0 : at + 1);
    }

    public static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => NonFiniteLiterals.NameOf(reader.ValueSpan) ?? "text",
        _ => Short(System.Text.Encoding.UTF8.GetString(reader.ValueSpan.ToArray())),
    };

    private static string NotText(string name) =>
        $"its '{name}' is not valid text: it holds bytes that are not UTF-8, or half of a surrogate pair.";

    private static string Short(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "…";

    private static bool IsWholeReal(ref Utf8JsonReader reader, out long number)
    {
        var whole = reader.TryGetDouble(out var real) && Math.Abs(real) < 9e15 && Math.Floor(real) == real;
        number = whole ? (long)real : 0;
        return whole;
    }
}
