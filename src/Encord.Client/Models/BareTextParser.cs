using System.Text.Json;
using Encord.Client.Http;

namespace Encord.Client.Models;

/// <summary>An answer that is one JSON string and nothing else.</summary>
internal sealed class BareTextParser : ElementParser<string>
{
    public static readonly BareTextParser Instance = new();

    public override bool TryParse(ref Utf8JsonReader reader, out string value)
    {
        value = reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text ? text : throw new JsonException();
        return true;
    }
}
