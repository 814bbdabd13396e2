using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>The rules of the v2 wire for what a successful answer may hold.</summary>
internal static class V2Result
{
    /// <summary>A longer text is not the token of a page.</summary>
    private const int LongestToken = 16 * 1024;

    public static void RefuseFailure(ApiResponse response, ReadOnlyMemory<byte> body, bool allowsNoContent)
    {
        if (response.Status == 200 || (response.Status == 204 && allowsNoContent))
        {
            return;
        }

        throw response.IsSuccess
            ? response.Error(EncordErrorId.UnexpectedResponse, FormattableString.Invariant(
                $"The server answered with HTTP {response.Status}, which the Encord API does not use here. Check that the domain is an Encord server."))
            : ResponseError.OfStatus(response, body);
    }

    /// <summary>Where no result is expected, an object that names an error is one.</summary>
    public static void RefuseError(ApiResponse response, ReadOnlyMemory<byte> body)
    {
        if (response.Status == 204)
        {
            return;
        }

        using var document = Parse(body);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object
            && root.EnumerateObject().Any(member => member.Name is "error" or "errors" or "errorCode" or "exception" && IsSomething(member.Value)))
        {
            throw ResponseError.OfSuccessWithError(response, body);
        }
    }

    /// <summary>The text, if it is JSON.</summary>
    public static string Text(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        return WireText.Decode(body.Span);
    }

    /// <summary>The token of the next page; null at the last.</summary>
    public static string? NextPage<T>(ListReader<T> reader, string listName)
    {
        if (!reader.HasList)
        {
            throw new BodyProblemException(BodyProblem.Malformed, $"no list '{listName}'");
        }

        if (!reader.Members.TryGetValue("nextPageToken", out var raw) && !reader.Members.TryGetValue("next_page_token", out raw))
        {
            return null;
        }

        using var document = JsonDocument.Parse(raw);
        var text = document.RootElement.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => document.RootElement.GetString(),
            // To take it for the end would cut the list off in silence.
            _ => throw new BodyProblemException(BodyProblem.Malformed, "a 'nextPageToken' that is not text"),
        };
        return string.IsNullOrEmpty(text) ? null
            : text!.Length <= LongestToken ? text
            : throw new BodyProblemException(BodyProblem.Malformed, "a 'nextPageToken' that is too long for one");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        JsonStart.Check(body.Span);
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException) when (Envelope.EndsEarly(body.Span))
        {
            throw new BodyProblemException(BodyProblem.Truncated);
        }
    }

    private static bool IsSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined => false,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.String => value.ValueEquals(string.Empty) is false,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        _ => true,
    };
}
