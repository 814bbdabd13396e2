using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>Gives one string for text that comes again and again in a long list, such as the title of a dataset. Not for several threads.</summary>
internal sealed class TextCache
{
    private const int Sets = 128;

    /// <summary>A few per set, so that two texts of the same row do not push each other out again and again.</summary>
    private const int Ways = 4;

    private const int LongestText = 200;

    private readonly (byte[] Utf8, string Text)[] _slots = new (byte[], string)[Sets * Ways];
    private int _evicted;
    private readonly Func<string, string> _map;

    /// <param name="map">Applied to each new text; null leaves it.</param>
    public TextCache(Func<string, string>? map = null) => _map = map ?? (text => text);

    /// <summary>The string; null for anything else.</summary>
    [MethodImpl(HotPath.Compiled)]
    public string? Read(ScalarValue value)
    {
        if (value.Kind != JsonTokenType.String)
        {
            return null;
        }

        if (value.IsEscaped || value.Utf8.Length > LongestText)
        {
            return _map(value.Text()!);
        }

        var utf8 = value.Utf8;
        var set = _slots.AsSpan(Hash(utf8) * Ways, Ways);
        foreach (var known in set)
        {
            if (known.Utf8 is not null && utf8.SequenceEqual(known.Utf8))
            {
                return known.Text;
            }
        }

        var text = _map(value.Text()!);
        set[_evicted++ & (Ways - 1)] = (utf8.ToArray(), text);
        return text;
    }

    [MethodImpl(HotPath.Compiled)]
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261;
        foreach (var value in utf8)
        {
            hash = unchecked((hash ^ value) * 16777619);
        }

        return (int)((hash ^ (hash >> 8) ^ (hash >> 16)) % Sets);
    }
}
