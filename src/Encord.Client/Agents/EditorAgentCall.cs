using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Agents;

/// <summary>Calls an editor agent as the browser of an annotator does: first asks whether it may, then posts.</summary>
/// <param name="agent">The address of the agent. Its query may hold a key, and is never repeated.</param>
/// <param name="origin">Where the editor comes from.</param>
/// <param name="longest">How long the agent may take.</param>
internal sealed class EditorAgentCall(Uri agent, string origin, TimeSpan longest)
{
    private const int LongestAnswer = 1024 * 1024;

    private readonly string _address = agent.GetLeftPart(UriPartial.Path);

    /// <exception cref="EncordException">It cannot be reached, or does not answer in time.</exception>
    public async Task<EditorAgentTest> RunAsync(JsonFragment body, bool isTest, CancellationToken cancellationToken)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpMessageInvoker(handler);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        try
        {
            return await CallAsync(http, body, isTest, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EncordException(EncordErrorId.Timeout, FormattableString.Invariant($"The agent at {_address} did not answer within {longest.TotalSeconds} seconds."), error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new EncordException(EncordErrorId.ConnectionFailed, $"The agent at {_address} cannot be reached.", error);
        }
    }

    private async Task<EditorAgentTest> CallAsync(HttpMessageInvoker http, JsonFragment body, bool isTest, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        await AskAsync(http, isTest, problems, cancellationToken).ConfigureAwait(false);
        using var request = new HttpRequestMessage(HttpMethod.Post, agent)
        {
            Content = new ByteArrayContent(body.Utf8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation(EditorRequest.TraceHeader, Guid.NewGuid().ToString("N") + "/1;o=1");
        if (isTest)
        {
            request.Headers.TryAddWithoutValidation(EditorRequest.TestHeader, "test");
        }

        var clock = Stopwatch.StartNew();
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        var duration = clock.Elapsed;
        CheckOrigin(response, "The answer", problems);
        var status = (int)response.StatusCode;
        if (status is not (200 or 204))
        {
            problems.Add(FormattableString.Invariant($"The agent answered HTTP {status}."));
        }

        var message = ReadMessage(text, isTest, problems);
        return new EditorAgentTest(_address)
        {
            Succeeded = problems.Count == 0,
            StatusCode = status,
            Message = message,
            Problems = new(problems),
            Duration = duration,
            Request = Encoding.UTF8.GetString(body.Utf8.ToArray()),
            Response = text,
        };
    }

    private async Task AskAsync(HttpMessageInvoker http, bool isTest, List<string> problems, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, agent);
        string[] headers = isTest ? ["content-type", EditorRequest.TraceHeader.ToLowerInvariant(), EditorRequest.TestHeader.ToLowerInvariant()] : ["content-type", EditorRequest.TraceHeader.ToLowerInvariant()];
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", string.Join(",", headers));
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            problems.Add(FormattableString.Invariant($"A browser asks first (OPTIONS), and the agent answered HTTP {(int)response.StatusCode}: the browser would not call it."));
            return;
        }

        CheckOrigin(response, "The answer to OPTIONS", problems);
        var allowed = Header(response, "Access-Control-Allow-Headers").SelectMany(value => value.Split(',')).Select(value => value.Trim().ToLowerInvariant()).ToArray();
        var missing = allowed.Contains("*") ? [] : headers.Except(allowed).ToArray();
        if (missing.Length > 0)
        {
            problems.Add($"The answer to OPTIONS does not allow the headers {string.Join(", ", missing)} (Access-Control-Allow-Headers).");
        }
    }

    private void CheckOrigin(HttpResponseMessage response, string what, List<string> problems)
    {
        var allowed = Header(response, "Access-Control-Allow-Origin").FirstOrDefault() ?? "";
        if (allowed != "*" && !string.Equals(allowed.TrimEnd('/'), origin.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"{what} does not allow the origin {origin} (Access-Control-Allow-Origin is {(allowed.Length == 0 ? "missing" : $"'{allowed}'")}): the browser would not show it to the editor.");
        }
    }

    private static string? ReadMessage(string text, bool isTest, List<string> problems)
    {
        if (text.Trim().Length == 0)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            if (!isTest && document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().All(member =>
                member.Name == "message" && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null))
            {
                return document.RootElement.TryGetProperty("message", out var message) ? message.GetString() : null;
            }
        }
        catch (JsonException)
        {
            // It is told like any other answer that the editor does not read.
        }

        problems.Add(isTest ? "The answer to a test must have an empty body." : "The body of the answer is neither empty nor {\"message\": …}.");
        return null;
    }

    private static IEnumerable<string> Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values : [];

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
#if NET
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var buffer = new char[LongestAnswer];
#if NET
        var length = await reader.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false);
#else
        var length = await reader.ReadBlockAsync(buffer, 0, buffer.Length).ConfigureAwait(false);
#endif
        return new string(buffer, 0, length);
    }
}
