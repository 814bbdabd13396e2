using System.Text;
using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>Text of the wire that may not be text: bytes that are not UTF-8, halves of surrogate pairs. For messages it is repaired; as data it is refused.</summary>
internal static class WireText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The string, with U+FFFD for what is not text; the JSON of anything else. Never throws.</summary>
    public static string Lenient(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            try
            {
                return value.GetRawText().Trim('"');
            }
            catch (InvalidOperationException)
            {
                return "\uFFFD";
            }
        }
    }

    /// <summary>The same bytes if they are UTF-8, and otherwise with U+FFFD for each that is not.</summary>
    public static ReadOnlyMemory<byte> Repaired(ReadOnlyMemory<byte> utf8) => IsText(utf8) ? utf8 : Encoding.UTF8.GetBytes(Decode(Encoding.UTF8, utf8.Span));

    /// <summary>Whether the bytes are UTF-8.</summary>
    public static bool IsText(ReadOnlyMemory<byte> utf8)
    {
        try
        {
#if NET
            Strict.GetCharCount(utf8.Span);
#else
            Strict.GetCharCount(utf8.ToArray());
#endif
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Whether the text is Unicode: it has no half of a surrogate pair.</summary>
    public static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <exception cref="FormatException">The bytes are not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Decode(Strict, utf8);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("bytes that are not UTF-8");
        }
    }

    /// <summary>What is wrong with a text that a JSON reader did not take, in a few words; null where it does not tell.</summary>
    public static string? DescribeDamage(Exception error) => error switch
    {
        JsonException { Path: { Length: > 1 } path } => $"at {path}",
        InvalidOperationException { InnerException: DecoderFallbackException } => "bytes that are not UTF-8",
        InvalidOperationException when error.Message.Contains("UTF-16") => "text with half of a surrogate pair",
        InvalidOperationException when error.Message.Contains("UTF-8") => "bytes that are not UTF-8",
        FormatException => error.Message == "bytes that are not UTF-8" ? error.Message : null,
        _ => null,
    };

    /// <summary>Whether reading may end so because of what was read. Everything but what the process itself is short of.</summary>
    public static bool IsDamage(Exception error) => error is not (EncordException or OutOfMemoryException or OperationCanceledException or InsufficientExecutionStackException);

    private static string Decode(Encoding encoding, ReadOnlySpan<byte> utf8) =>
#if NET
        encoding.GetString(utf8);
#else
        encoding.GetString(utf8.ToArray());
#endif
}
