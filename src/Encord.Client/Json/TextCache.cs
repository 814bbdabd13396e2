using System.Text;
using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>Gives one string for text that comes again and again in a long list, such as the title of a dataset. Not for several threads.</summary>
internal sealed class TextCache
{
    private const int Slots = 256;
    private const int LongestText = 200;

    private readonly (byte[] Utf8, string Text)[] _slots = new (byte[], string)[Slots];
    private readonly Func<string, string> _map;

    /// <param name="map">Applied to each new text; null leaves it.</param>
    public TextCache(Func<string, string>? map = null) => _map = map ?? (text => text);

    /// <summary>The string the reader stands on; null for anything else.</summary>
    public string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestText)
        {
            return _map(reader.GetString()!);
        }

        var utf8 = reader.ValueSpan;
        ref var slot = ref _slots[Hash(utf8)];
        if (slot.Utf8 is null || !utf8.SequenceEqual(slot.Utf8))
        {
            slot = (utf8.ToArray(), _map(Decode(utf8)));
        }

        return slot.Text;
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261;
        foreach (var value in utf8)
        {
            hash = unchecked((hash ^ value) * 16777619);
        }

        return (int)((hash ^ (hash >> 8) ^ (hash >> 16)) % Slots);
    }

    private static string Decode(ReadOnlySpan<byte> utf8) =>
#if NET
        Encoding.UTF8.GetString(utf8);
#else
        Encoding.UTF8.GetString(utf8.ToArray());
#endif
}
