using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>A value of JSON that is neither list nor object, as it stands in the bytes: of a reader, or of a <see cref="RecordScan"/>.</summary>
internal readonly ref struct ScalarValue
{
    /// <param name="kind">What it is.</param>
    /// <param name="utf8">The bytes; of a string those between the quotation marks.</param>
    /// <param name="isEscaped">Whether there are escapes in the string.</param>
    public ScalarValue(JsonTokenType kind, ReadOnlySpan<byte> utf8, bool isEscaped = false)
    {
        Kind = kind;
        Utf8 = utf8;
        IsEscaped = isEscaped;
    }

    public JsonTokenType Kind { get; }

    public ReadOnlySpan<byte> Utf8 { get; }

    public bool IsEscaped { get; }

    /// <summary>What the reader stands on.</summary>
    public static ScalarValue Of(ref Utf8JsonReader reader) => new(reader.TokenType, reader.ValueSpan, reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped);

    /// <summary>The string; null for anything else.</summary>
    /// <exception cref="FormatException">Its bytes are not UTF-8.</exception>
    /// <exception cref="InvalidOperationException">Half a surrogate pair stands in it.</exception>
    public string? Text() => Kind != JsonTokenType.String ? null : IsEscaped ? Reader().GetString() : WireText.Decode(Utf8);

    /// <summary>The number; null for anything else.</summary>
    [MethodImpl(HotPath.Compiled)]
    public double? Number() => Kind == JsonTokenType.Number && Utf8Parser.TryParse(Utf8, out double number, out var length) && length == Utf8.Length ? number : null;

    /// <summary>The whole number; of one with a fraction its whole part. Null for anything else.</summary>
    [MethodImpl(HotPath.Compiled)]
    public int? Integer() =>
        Kind != JsonTokenType.Number ? null
        : Utf8Parser.TryParse(Utf8, out int number, out var length) && length == Utf8.Length ? number
        : Number() is { } real && real is >= int.MinValue and <= int.MaxValue ? (int)real
        : null;

    /// <summary>A reader that stands on the string alone.</summary>
    public Utf8JsonReader Reader()
    {
        var quoted = new byte[Utf8.Length + 2];
        Utf8.CopyTo(quoted.AsSpan(1));
        quoted[0] = quoted[quoted.Length - 1] = (byte)'"';
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader;
    }
}
