using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>A record of the wire, read leniently: members in camel or snake case, unknown ones ignored, absent and null the same.</summary>
internal readonly struct JsonRecord(JsonElement element)
{
    public JsonElement Element => element;

    /// <exception cref="JsonException">It is missing or empty: without it the record is of no use.</exception>
    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw new JsonException(null, name, null, null);

    /// <summary>A string as it is; a number or boolean as its text.</summary>
    public string? Text(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        _ => null,
    };

    public int? Integer(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public long? Long(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public double? Number(string name) => Find(name)?.AsNumber();

    public bool? Flag(string name) => Find(name)?.AsFlag();

    /// <summary>In UTC; a time without a zone is UTC.</summary>
    public DateTimeOffset? Time(string name) => JsonTime.Parse(Text(name));

    public JsonRecord? Object(string name) => Find(name) is { ValueKind: JsonValueKind.Object } value ? new JsonRecord(value) : null;

    /// <summary>The elements that are records; none when there is no list.</summary>
    public IEnumerable<JsonRecord> Objects(string name) =>
        Find(name) is { } list ? list.AsItems().Where(value => value.ValueKind == JsonValueKind.Object).Select(value => new JsonRecord(value)) : [];

    /// <summary>The elements that are strings; none when there is no list.</summary>
    public IEnumerable<string> Texts(string name) =>
        Find(name) is { } list ? list.AsItems().Select(value => value.AsText()).OfType<string>() : [];

    /// <summary>The JSON text of a member that is there and is not null.</summary>
    public string? Raw(string name) => Find(name)?.GetRawText();

    private JsonElement? Find(string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }

        return (element.TryGetProperty(name, out var value) || element.TryGetProperty(OtherCase(name), out value)) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
    }

    private static string OtherCase(string name)
    {
        if (name.Contains('_'))
        {
            var words = name.Split('_');
            return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        }

        return JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
    }
}
