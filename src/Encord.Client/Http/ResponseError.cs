using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>Turns an answer that is not a success into the exception that tells the user.</summary>
internal static class ResponseError
{
    private static readonly TimeSpan TolerableClockError = TimeSpan.FromSeconds(20);

    /// <summary>A v1 envelope whose status is not 200.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="status">The status inside the envelope, where it has one.</param>
    /// <param name="result">Its <c>response</c>: the code, as a rule as the only element of an array.</param>
    /// <param name="payload">Its <c>payload</c>.</param>
    public static EncordException OfEnvelope(ApiResponse response, int? status, JsonElement? result, JsonElement? payload)
    {
        var code = CodeOf(result);
        var id = EncordErrorTable.IdForCode(code, status ?? (response.IsSuccess ? null : response.Status));
        int? limit = null;
        if (id == EncordErrorId.MultiLabelLimit)
        {
            limit = payload is { ValueKind: JsonValueKind.Object } details
                && details.TryGetProperty("maximum_labels_allowed", out var number)
                && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : 100;
        }

        var words = limit is { } most ? FormattableString.Invariant($"Too many label rows in one request: the server takes at most {most}.") : ServerText.Of(payload);
        words ??= IsCodeLike(code) ? null : ServerText.Of(result);
        var known = IsCodeLike(code) ? code : null;
        return response.Error(id, Sentence(id, words, response, known), status: status, code: known, maximumLabels: limit, advice: Advice(id, response));
    }

    /// <summary>A v2 answer whose status is not a success.</summary>
    public static EncordException OfStatus(ApiResponse response, ReadOnlyMemory<byte> body)
    {
        if (response.Status is >= 300 and <= 399)
        {
            return response.Error(EncordErrorId.UnexpectedResponse, response.RedirectHost is { } host
                ? $"The server redirects to {host}. If that is the Encord server you mean, connect with it as the domain."
                : "The server redirects elsewhere. Check that the domain is an Encord server.");
        }

        try
        {
            JsonStart.Check(body.Span);
        }
        catch (BodyProblemException problem) when (problem.Problem == BodyProblem.Html)
        {
            return OfBody(response, problem);
        }
        catch (BodyProblemException)
        {
            // No body: the status alone has to do.
        }

        body = WireText.Repaired(body);
        // The vendor's servers send no code here; where one comes that the v1 wire knows, it tells more than the status.
        var code = MemberOf(body, "code") is { } text && EncordErrorTable.KnownCodes.Contains(text) ? text : null;
        var id = EncordErrorTable.IdForCode(code, response.Status);
        return response.Error(id, Sentence(id, WordsOf(body), response, code: null), code: code, advice: Advice(id, response));
    }

    /// <summary>A success whose body says that it is none.</summary>
    public static EncordException OfSuccessWithError(ApiResponse response, ReadOnlyMemory<byte> body)
    {
        var words = WordsOf(body) is { } said ? $" The server says: {said}" : string.Empty;
        return response.Error(EncordErrorId.UnexpectedResponse, $"The server answered with HTTP 200, and with an error instead of a result.{words}");
    }

    /// <summary>A body that is not the JSON of the wire.</summary>
    public static EncordException OfBody(ApiResponse response, BodyProblemException problem)
    {
        var id = response.Status is 401 or 403 or 407 or 408 or 413 or 429 or >= 500 && !(problem.Problem == BodyProblem.Html && response.Status is 401 or 403)
            ? EncordErrorTable.IdForStatus(response.Status)
            : EncordErrorId.UnexpectedResponse;
        var status = response.Status == 200 ? string.Empty : FormattableString.Invariant($" (HTTP {response.Status})");
        return response.Error(id, problem.Problem switch
        {
            BodyProblem.Html => $"The server answered with a web page instead of JSON{status}. The domain may not be an Encord API, or a proxy stands between.",
            BodyProblem.Empty => $"The server answered with nothing{status}. Check the domain and the proxy.",
            BodyProblem.TooLarge => $"The answer of the server is too large{status}: {problem.Detail}. Ask for less at once; if the answer cannot be that large, check that the domain is an Encord server.",
            BodyProblem.Truncated => $"The answer of the server ends too early{status}. Try again; if it persists, a proxy may cut it.",
            _ => $"The answer of the server is not what the Encord API sends{(problem.Detail is { } detail ? $" ({detail})" : string.Empty)}{status}. Check that the domain is an Encord server.",
        });
    }

    private static string Sentence(string errorId, string? words, ApiResponse response, string? code)
    {
        var rule = EncordErrorTable.ForErrorId(errorId);
        var said = words is null ? string.Empty : $" The server says: {words}";
        var named = errorId == EncordErrorId.UnexpectedResponse || words is null
            ? (code is not null ? $" ({code})" : response.Status == 200 ? string.Empty : FormattableString.Invariant($" (HTTP {response.Status})"))
            : string.Empty;
        var wait = errorId == EncordErrorId.RateLimited && response.RetryAfter is { } after
            ? FormattableString.Invariant($" It asks to wait {Math.Ceiling(after.TotalSeconds):0} seconds.")
            : string.Empty;
        var end = said.Length > 0 && said[said.Length - 1] is not ('.' or '!' or '?' or '…') ? "." : string.Empty;
        return $"{rule.Summary.TrimEnd('.')}{named}.{said}{end}{wait}";
    }

    private static string Advice(string errorId, ApiResponse response) =>
        errorId == EncordErrorId.AuthenticationFailed && response.ClockLead is { } lead && lead.Duration() > TolerableClockError
            ? FormattableString.Invariant(
                $"The clock of this machine is {lead.Duration().TotalSeconds:0} seconds {(lead > TimeSpan.Zero ? "ahead of" : "behind")} the server's, which alone makes it refuse a signature: set the clock.")
            : EncordErrorTable.ForErrorId(errorId).RecommendedAction;

    /// <summary>The code in a v1 envelope: the array of one string that the wire has, and also the bare string.</summary>
    private static string? CodeOf(JsonElement? result) => result switch
    {
        { ValueKind: JsonValueKind.String } text => WireText.Lenient(text),
        { ValueKind: JsonValueKind.Array } array when array.GetArrayLength() > 0 && array[0].ValueKind == JsonValueKind.String => WireText.Lenient(array[0]),
        _ => null,
    };

    private static bool IsCodeLike(string? code) =>
        code is { Length: > 0 and <= 80 } && code.All(character => character is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');

    private static string? WordsOf(ReadOnlyMemory<byte> body) => MemberOf(body, "message") ?? MemberOf(body, "detail") ?? MemberOf(body, "error");

    private static string? MemberOf(ReadOnlyMemory<byte> body, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object ? Member(root, name) : null;
        }
        catch (Exception error) when (WireText.IsDamage(error))
        {
            // Words that cannot be read do not hide what the status says.
            return null;
        }
    }

    private static string? Member(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? ServerText.Of(value) : null;
}
