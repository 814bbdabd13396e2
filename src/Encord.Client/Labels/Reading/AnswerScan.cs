using System.Text;
using System.Text.Json;

namespace Encord.Client.Labels.Reading;

/// <summary>
/// Finds out while a document is read for its header whether every object and classification has its entry in the answer dictionaries. Identifiers
/// are compared by 64-bit digests: thousands of documents pass here, and strings of a hundred identifiers each would be garbage.
/// </summary>
/// <remarks>The methods start on the first token of a value and end on its last one; they say false when the bytes at hand end before.</remarks>
internal sealed class AnswerScan
{
    public const ulong Object = 14695981039346656037;
    public const ulong Classification = Object ^ 0x5bd1e9955bd1e995;

    [ThreadStatic]
    private static AnswerScan? _ofThread;

    private readonly HashSet<ulong> _used = [];
    private readonly HashSet<ulong> _answered = [];

    public bool IsComplete => _used.IsSubsetOf(_answered);

    public static AnswerScan Begin()
    {
        var scan = _ofThread ??= new AnswerScan();
        scan._used.Clear();
        scan._answered.Clear();
        return scan;
    }

    public bool TryReadUnits(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TrySkip();
        }

        while (true)
        {
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                return true;
            }

            if (!reader.Read() || !(reader.TokenType == JsonTokenType.StartObject ? TryReadUnit(ref reader) : reader.TrySkip()))
            {
                return false;
            }
        }
    }

    public bool TryReadAnswers(ref Utf8JsonReader reader, ulong kind)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TrySkip();
        }

        while (true)
        {
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                return true;
            }

            _answered.Add(Digest(ref reader, kind));
            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }
        }
    }

    private bool TryReadUnit(ref Utf8JsonReader reader)
    {
        while (true)
        {
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                return true;
            }

            var labels = reader.ValueTextEquals("labels"u8);
            if (!reader.Read() || !(labels && reader.TokenType == JsonTokenType.StartObject ? TryReadLabels(ref reader) : reader.TrySkip()))
            {
                return false;
            }
        }
    }

    /// <summary>Labels hold the two lists, or frames that hold them.</summary>
    private bool TryReadLabels(ref Utf8JsonReader reader)
    {
        while (true)
        {
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                return true;
            }

            var objects = reader.ValueTextEquals("objects"u8);
            var classifications = !objects && reader.ValueTextEquals("classifications"u8);
            if (!reader.Read())
            {
                return false;
            }

            var read = reader.TokenType switch
            {
                JsonTokenType.StartArray when objects => TryReadList(ref reader, "objectHash"u8, Object),
                JsonTokenType.StartArray when classifications => TryReadList(ref reader, "classificationHash"u8, Classification),
                JsonTokenType.StartObject => TryReadLabels(ref reader),
                _ => reader.TrySkip(),
            };
            if (!read)
            {
                return false;
            }
        }
    }

    private bool TryReadList(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ulong kind)
    {
        while (true)
        {
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return true;
            }

            if (!(reader.TokenType == JsonTokenType.StartObject ? TryReadEntry(ref reader, name, kind) : reader.TrySkip()))
            {
                return false;
            }
        }
    }

    private bool TryReadEntry(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ulong kind)
    {
        while (true)
        {
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                return true;
            }

            var hash = reader.ValueTextEquals(name);
            if (!reader.Read())
            {
                return false;
            }

            if (hash && reader.TokenType == JsonTokenType.String)
            {
                _used.Add(Digest(ref reader, kind));
            }
            else if (!reader.TrySkip())
            {
                return false;
            }
        }
    }

    /// <summary>FNV-1a over the text of the token; the kind is where it starts, so that an object never stands for a classification.</summary>
    private static ulong Digest(ref Utf8JsonReader reader, ulong kind)
    {
        var text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        var digest = kind;
        foreach (var part in text)
        {
            digest = unchecked((digest ^ part) * 1099511628211);
        }

        return digest;
    }
}
