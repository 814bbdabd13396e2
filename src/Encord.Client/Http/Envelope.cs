using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>The members of a v1 answer, as slices of its text.</summary>
internal readonly struct Envelope
{
    private Envelope(int? status, ReadOnlyMemory<byte>? response, ReadOnlyMemory<byte>? payload)
    {
        Status = status;
        Response = response;
        Payload = payload;
    }

    public int? Status { get; }

    public ReadOnlyMemory<byte>? Response { get; }

    public ReadOnlyMemory<byte>? Payload { get; }

    /// <exception cref="BodyProblemException">The text is not such an object.</exception>
    public static Envelope Parse(ReadOnlyMemory<byte> utf8)
    {
        JsonStart.Check(utf8.Span);
        int? status = null;
        ReadOnlyMemory<byte>? response = null;
        ReadOnlyMemory<byte>? payload = null;
        var reader = new Utf8JsonReader(utf8.Span);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new BodyProblemException(BodyProblem.Malformed);
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                var first = (int)reader.TokenStartIndex;
                if (name == "status" && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
                {
                    status = number;
                }

                reader.Skip();
                var text = utf8.Slice(first, (int)reader.BytesConsumed - first);
                if (name == "response")
                {
                    response = text;
                }
                else if (name == "payload")
                {
                    payload = text;
                }
            }

            return new(status, response, payload);
        }
        catch (JsonException)
        {
            throw new BodyProblemException(EndsEarly(utf8.Span) ? BodyProblem.Truncated : BodyProblem.Malformed);
        }
    }

    /// <summary>Whether the text is the beginning of JSON: no token in it is wrong, there are only too few.</summary>
    /// <remarks>A number that stands alone is whole, although more digits could follow.</remarks>
    internal static bool EndsEarly(ReadOnlySpan<byte> utf8) =>
        !JsonTokens.AreWithoutFault(new Utf8JsonReader(utf8, isFinalBlock: true, default)) && JsonTokens.AreWithoutFault(new Utf8JsonReader(utf8, isFinalBlock: false, default));
}
