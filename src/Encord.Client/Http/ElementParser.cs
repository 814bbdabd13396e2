using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>Reads one element of a streamed list.</summary>
internal abstract class ElementParser<T>
{
    /// <summary>Reads the element whose first token the reader stands on, up to its last token.</summary>
    /// <returns>False when the buffer ends before the element does; it is then offered again with more bytes.</returns>
    /// <exception cref="JsonException">The element has not the shape of the wire.</exception>
    public abstract bool TryParse(ref Utf8JsonReader reader, out T value);

    /// <summary>Reads an element of a long list that is in its usual form, with as little work as that allows.</summary>
    /// <param name="utf8">Begins with the element; it may end within it.</param>
    /// <param name="length">How many bytes the element has.</param>
    /// <param name="value">What <see cref="TryParse"/> would give.</param>
    /// <returns>False for any other form, and where the bytes end too early: then <see cref="TryParse"/> reads it, and says what is wrong with it.</returns>
    public virtual bool TryScan(ReadOnlySpan<byte> utf8, out int length, out T value)
    {
        length = 0;
        value = default!;
        return false;
    }

    /// <summary>Whether an element is itself a list, so that an empty one is a result.</summary>
    public virtual bool ReadsLists => false;

    /// <summary>Whether elements are taken with the bytes that came, by <see cref="TryTake"/>.</summary>
    public virtual bool TakesBytes => false;

    /// <summary>As <see cref="TryParse"/>, for a parser that wants the bytes too.</summary>
    /// <param name="reader">Stands on the element's first token.</param>
    /// <param name="buffer">What the reader reads; it is only there during the call.</param>
    /// <param name="value">The element.</param>
    public virtual bool TryTake(ref Utf8JsonReader reader, ReadOnlySpan<byte> buffer, out T value) => TryParse(ref reader, out value);

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="JsonException">It is not such an element, or not only that.</exception>
    public T Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        return (TakesBytes ? TryTake(ref reader, utf8, out var value) : TryParse(ref reader, out value)) && !reader.Read() ? value : throw new JsonException();
    }

    /// <summary>Reads the element as a record.</summary>
    public static ElementParser<T> Of(Func<JsonRecord, T> read) => new RecordParser(read);

    /// <summary>Reads a short list of records as one result.</summary>
    public static ElementParser<IReadOnlyList<T>> ListOf(Func<JsonRecord, T> read) => new RecordListParser(read);

    private sealed class RecordListParser(Func<JsonRecord, T> read) : ElementParser<IReadOnlyList<T>>
    {
        public override bool ReadsLists => true;

        public override bool TryParse(ref Utf8JsonReader reader, out IReadOnlyList<T> value)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            value = document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(element => read(new JsonRecord(element)))]
                : throw new JsonException();
            return true;
        }
    }

    private sealed class RecordParser(Func<JsonRecord, T> read) : ElementParser<T>
    {
        public override bool TryParse(ref Utf8JsonReader reader, out T value)
        {
            var ahead = reader;
            if (!ahead.TrySkip())
            {
                value = default!;
                return false;
            }

            using var document = JsonDocument.ParseValue(ref reader);
            value = read(new JsonRecord(document.RootElement));
            return true;
        }
    }
}

/// <summary>Gives each element as its own JSON text.</summary>
internal sealed class RawElementParser : ElementParser<string>
{
    public static readonly RawElementParser Instance = new();

    public override bool TryParse(ref Utf8JsonReader reader, out string value)
    {
        var ahead = reader;
        if (!ahead.TrySkip())
        {
            value = string.Empty;
            return false;
        }

        using var document = JsonDocument.ParseValue(ref reader);
        value = document.RootElement.GetRawText();
        return true;
    }
}
