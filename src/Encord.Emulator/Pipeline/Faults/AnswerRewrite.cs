using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Encord.Emulator.Pipeline.Faults;

/// <summary>Makes of a real answer one that is JSON and still not what a client expects.</summary>
internal static partial class AnswerRewrite
{
    private const int Depth = 100_000;

    // A v1 answer stays an envelope: what is inside is rewritten.
    private const string Inside = "response";

    /// <returns>Null where the answer is not JSON: a file stays as it is.</returns>
    public static byte[]? Of(FaultKind kind, byte[] answer, bool isV1)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(answer);
        }
        catch (JsonException)
        {
            return null;
        }

        return kind switch
        {
            FaultKind.Deep => Deep(isV1),
            FaultKind.ErrorInside => isV1 ? """{"status":404,"response":["RESOURCE_NOT_FOUND_ERROR"],"payload":"This failure was asked for (fault injection)."}"""u8.ToArray()
                : """{"error":"This failure was asked for (fault injection)."}"""u8.ToArray(),
            FaultKind.SamePage => Bytes(WithSamePage(root)),
            FaultKind.WrongTypes => Bytes(Rewritten(root, isV1, OfAnotherType)),
            FaultKind.Nulls => Bytes(Rewritten(root, isV1, _ => null)),
            _ => Bytes(Rewritten(root, isV1, leaf => IsWord(leaf) ? "SOMETHING_NEW" : leaf?.DeepClone())),
        };
    }

    /// <summary>The answer cut where its first text is to be replaced; null where there is none.</summary>
    public static (byte[] Before, byte[] After)? AroundFirstText(byte[] answer)
    {
        var json = new Utf8JsonReader(answer);
        try
        {
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.String)
                {
                    return (answer[..((int)json.TokenStartIndex + 1)], answer[((int)json.BytesConsumed - 1)..]);
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }

    private static byte[] Deep(bool isV1)
    {
        var arrays = new string('[', Depth) + new string(']', Depth);
        return System.Text.Encoding.ASCII.GetBytes(isV1 ? $"{{\"status\":200,\"response\":{arrays}}}" : arrays);
    }

    private static JsonNode? WithSamePage(JsonNode? root)
    {
        if (root is JsonObject page && page.ContainsKey("nextPageToken"))
        {
            page["nextPageToken"] = "again";
        }

        return root;
    }

    private static JsonNode? Rewritten(JsonNode? root, bool isV1, Func<JsonNode?, JsonNode?> leaf)
    {
        if (isV1 && root is JsonObject envelope && envelope.TryGetPropertyValue(Inside, out var inside))
        {
            envelope[Inside] = Every(inside, leaf);
            return envelope;
        }

        return Every(root, leaf);
    }

    private static JsonNode? Every(JsonNode? node, Func<JsonNode?, JsonNode?> leaf) => node switch
    {
        JsonObject all => new JsonObject(all.Select(member => KeyValuePair.Create(member.Key, Every(member.Value, leaf)))),
        JsonArray all => new JsonArray([.. all.Select(item => Every(item, leaf))]),
        _ => leaf(node),
    };

    private static JsonNode? OfAnotherType(JsonNode? leaf) => leaf?.GetValueKind() switch
    {
        JsonValueKind.String => 17,
        JsonValueKind.Number => "seventeen",
        JsonValueKind.True or JsonValueKind.False => "perhaps",
        _ => new JsonArray(new JsonObject()),
    };

    private static bool IsWord(JsonNode? leaf) => leaf?.GetValueKind() == JsonValueKind.String && Word().IsMatch(leaf.GetValue<string>());

    private static byte[] Bytes(JsonNode? node) => JsonSerializer.SerializeToUtf8Bytes(node, WireJson.Options);

    [GeneratedRegex("^[A-Za-z]+(_[A-Za-z]+)*$")]
    private static partial Regex Word();
}
