using System.Text;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>The rules of the v1 wire for what a successful answer may hold.</summary>
internal static class V1Result
{
    // Where what stands between, such as a proxy, says why it refuses: in the manner of this wire or of others.
    private static readonly string[] WordsOfOthers = ["payload", "message", "detail"];

    /// <summary>A single thing that is asked for and is <c>null</c> or empty does not exist; a change that yields nothing was not made.</summary>
    public static void Check(V1Query query, ApiResponse response, ReadOnlyMemory<byte> result, bool isList)
    {
        var isNull = result.Span.SequenceEqual("null"u8);
        var isNothing = isNull || (!isList && IsFalsy(result.Span));
        switch (query.Method)
        {
            case "GET" when isNothing:
                throw NotFound(response);
            case "PUT" when isNothing:
            case "POST" when isNull:
                throw response.Error(EncordErrorId.UnexpectedResponse, "The server answered that it succeeded, but not with a result. Check whether the change was made before you repeat it.");
            default:
                break;
        }
    }

    /// <summary>Whether an element of the list belongs to an error: then the status is not 200, or is not known yet and the element is a code.</summary>
    public static bool IsNoRow(Dictionary<string, string> members, JsonTokenType token) =>
        members.TryGetValue("status", out var status) ? status != "200" : token == JsonTokenType.String;

    /// <summary>At the end of a streamed list: raises the error that it was, or gives the strings that might have been a code and were rows.</summary>
    public static IReadOnlyList<T> Complete<T>(ApiResponse response, ListReader<T> reader, ElementParser<T> parser)
    {
        var status = reader.Members.TryGetValue("status", out var text) && int.TryParse(text, System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number : (int?)null;
        reader.Members.TryGetValue("response", out var instead);
        if (status != 200)
        {
            var result = reader.HasList ? $"[{string.Join(",", reader.KeptElements)}]" : instead;
            var payload = WordsOfOthers.Select(name => reader.Members.TryGetValue(name, out var words) ? words : null).FirstOrDefault(words => words is not null);
            throw ResponseError.OfEnvelope(response, status, Element(result), Element(payload));
        }

        if (!reader.HasList)
        {
            throw instead == "null" ? NotFound(response) : new BodyProblemException(BodyProblem.Malformed, "no list 'response'");
        }

        return reader.KeptElements.ConvertAll(element => parser.Parse(Encoding.UTF8.GetBytes(element)));
    }

    public static JsonElement? Element(ReadOnlyMemory<byte>? utf8)
    {
        if (utf8 is not { } text)
        {
            return null;
        }

        // Only words for a message come from here: they are repaired rather than refused.
        using var document = JsonDocument.Parse(WireText.Repaired(text));
        return document.RootElement.Clone();
    }

    private static JsonElement? Element(string? text) => text is null ? null : Element(Encoding.UTF8.GetBytes(text));

    private static EncordException NotFound(ApiResponse response) =>
        response.Error(EncordErrorId.NotFound, EncordErrorTable.ForErrorId(EncordErrorId.NotFound).Summary);

    private static bool IsFalsy(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null or JsonTokenType.False => true,
            JsonTokenType.String => reader.ValueSpan.IsEmpty,
            JsonTokenType.Number => reader.TryGetDouble(out var number) && number == 0,
            JsonTokenType.StartObject => reader.Read() && reader.TokenType == JsonTokenType.EndObject,
            JsonTokenType.StartArray => reader.Read() && reader.TokenType == JsonTokenType.EndArray,
            _ => false,
        };
    }
}
