using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly.Timeout;

namespace Encord.Client.Http;

/// <summary>Sends requests of both wires and understands their answers. Safe to use from several threads at once.</summary>
/// <remarks>Whatever goes wrong is an <see cref="EncordException"/>, except the caller's own cancellation.</remarks>
internal sealed class EncordTransport
{
    private readonly HttpClient _http;
    private readonly EncordClientOptions _options;

    public EncordTransport(HttpClient http, EncordClientOptions options)
    {
        _http = http;
        _options = options;
        Domain = new ApiDomain(options.Domain, options.AllowInsecureHttp);
    }

    public ApiDomain Domain { get; }

    /// <summary>The <c>response</c> of a v1 query. A reading query without a result is <see cref="EncordErrorId.NotFound"/>.</summary>
    public async Task<T> SendAsync<T>(V1Query query, ElementParser<T> parser, CancellationToken cancellationToken)
    {
        using var response = await StartAsync(query, cancellationToken).ConfigureAwait(false);
        using var body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        return Understand(response, () =>
        {
            var result = Result(response, body.Utf8);
            V1Result.Check(query, response, result, parser.ReadsLists);
            return parser.Parse(result.Span);
        });
    }

    /// <inheritdoc cref="SendAsync{T}(V1Query, ElementParser{T}, CancellationToken)"/>
    public Task<T> SendAsync<T>(V1Query query, JsonTypeInfo<T> contract, CancellationToken cancellationToken) =>
        SendAsync(query, (ElementParser<T>)contract, cancellationToken);

    /// <summary>A v1 query whose result does not matter, as long as it succeeds.</summary>
    public async Task SendAsync(V1Query query, CancellationToken cancellationToken)
    {
        using var response = await StartAsync(query, cancellationToken).ConfigureAwait(false);
        using var body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        Understand(response, () =>
        {
            V1Result.Check(query, response, Result(response, body.Utf8), isList: query.Method != "PUT");
            return true;
        });
    }

    /// <summary>The JSON text of the <c>response</c> of a v1 query, whatever it is.</summary>
    public async Task<string> SendRawAsync(V1Query query, CancellationToken cancellationToken)
    {
        using var response = await StartAsync(query, cancellationToken).ConfigureAwait(false);
        using var body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        return Understand(response, () => Text(Result(response, body.Utf8)));
    }

    /// <summary>The elements of the <c>response</c> of a v1 query, as they arrive.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(V1Query query, ElementParser<T> parser, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await StartAsync(query, cancellationToken).ConfigureAwait(false);
        using var reader = new ListReader<T>(await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false), parser, "response", V1Result.IsNoRow);
        while (await NextAsync(reader, response, cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
        {
            foreach (var element in batch)
            {
                yield return element;
            }
        }

        foreach (var element in Understand(response, () => V1Result.Complete(response, reader, parser)))
        {
            yield return element;
        }
    }

    /// <inheritdoc cref="StreamAsync{T}(V1Query, ElementParser{T}, CancellationToken)"/>
    public IAsyncEnumerable<T> StreamAsync<T>(V1Query query, JsonTypeInfo<T> contract, CancellationToken cancellationToken = default) =>
        StreamAsync(query, (ElementParser<T>)contract, cancellationToken);

    /// <summary>The result of a v2 request.</summary>
    public async Task<T> SendAsync<T>(V2Request request, ElementParser<T> parser, CancellationToken cancellationToken)
    {
        using var response = await StartAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        RefuseFailure(response, body.Utf8, allowsNoContent: false);
        return Understand(response, () =>
        {
            JsonStart.Check(body.Utf8.Span);
            try
            {
                return parser.Parse(body.Utf8.Span) ?? throw new BodyProblemException(BodyProblem.Malformed, "null where a result belongs");
            }
            catch (JsonException) when (Envelope.EndsEarly(body.Utf8.Span))
            {
                throw new BodyProblemException(BodyProblem.Truncated);
            }
        });
    }

    /// <inheritdoc cref="SendAsync{T}(V2Request, ElementParser{T}, CancellationToken)"/>
    public Task<T> SendAsync<T>(V2Request request, JsonTypeInfo<T> contract, CancellationToken cancellationToken) =>
        SendAsync(request, (ElementParser<T>)contract, cancellationToken);

    /// <summary>A v2 request without a result: the server answers 200 with any JSON, or 204.</summary>
    public async Task SendAsync(V2Request request, CancellationToken cancellationToken) =>
        await SendRawAsync(request, cancellationToken).ConfigureAwait(false);

    /// <summary>The JSON text of the answer to a v2 request; empty for 204.</summary>
    public async Task<string> SendRawAsync(V2Request request, CancellationToken cancellationToken)
    {
        using var response = await StartAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        RefuseFailure(response, body.Utf8, allowsNoContent: true);
        return response.Status == 204 ? string.Empty : Understand(response, () =>
        {
            JsonStart.Check(body.Utf8.Span);
            using var document = JsonDocument.Parse(body.Utf8);
            return Text(body.Utf8);
        });
    }

    /// <summary>The elements of a list of the v2 wire as they arrive, page after page.</summary>
    /// <param name="request">For the first page.</param>
    /// <param name="parser">Reads an element.</param>
    /// <param name="listName">The member that holds the list.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<T> PageAsync<T>(V2Request request, ElementParser<T> parser, string listName = "results", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? token = null;
        do
        {
            using var response = await StartAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Status != 200)
            {
                using var body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
                RefuseFailure(response, body.Utf8, allowsNoContent: false);
            }

            using var reader = new ListReader<T>(await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false), parser, listName);
            while (await NextAsync(reader, response, cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
            {
                foreach (var element in batch)
                {
                    yield return element;
                }
            }

            var next = Understand(response, () => NextPage(reader, listName));
            if (next is not null && next == token)
            {
                throw response.Error(EncordErrorId.UnexpectedResponse, "The server names the same next page again and again.");
            }

            token = next;
            request = token is null ? request : request.WithPageToken(token);
        }
        while (token is not null);
    }

    /// <inheritdoc cref="PageAsync{T}(V2Request, ElementParser{T}, string, CancellationToken)"/>
    public IAsyncEnumerable<T> PageAsync<T>(V2Request request, JsonTypeInfo<T> contract, string listName = "results", CancellationToken cancellationToken = default) =>
        PageAsync(request, (ElementParser<T>)contract, listName, cancellationToken);

    private static string? NextPage<T>(ListReader<T> reader, string listName)
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
        var text = document.RootElement.ValueKind == JsonValueKind.String ? document.RootElement.GetString() : null;
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static ReadOnlyMemory<byte> Result(ApiResponse response, ReadOnlyMemory<byte> body)
    {
        var envelope = Envelope.Parse(body);
        if (envelope is { Status: 200, Response: { } result })
        {
            return result;
        }

        throw envelope.Status is null && !response.IsSuccess
            ? ResponseError.OfStatus(response, body)
            : ResponseError.OfEnvelope(response, envelope.Status, V1Result.Element(envelope.Response), V1Result.Element(envelope.Payload));
    }

    private static void RefuseFailure(ApiResponse response, ReadOnlyMemory<byte> body, bool allowsNoContent)
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

    private static string Text(ReadOnlyMemory<byte> utf8) =>
#if NET
        Encoding.UTF8.GetString(utf8.Span);
#else
        Encoding.UTF8.GetString(utf8.ToArray());
#endif

    private static T Understand<T>(ApiResponse response, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BodyProblemException problem)
        {
            throw ResponseError.OfBody(response, problem);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            throw ResponseError.OfBody(response, new BodyProblemException(BodyProblem.Malformed, error is JsonException { Path: { Length: > 1 } path } ? $"at {path}" : null));
        }
    }

    private static async ValueTask<List<T>> NextAsync<T>(ListReader<T> reader, ApiResponse response, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadBatchAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BodyProblemException problem)
        {
            throw ResponseError.OfBody(response, problem);
        }
    }

    private async Task<ApiResponse> StartAsync(V1Query query, CancellationToken cancellationToken) =>
        await StartAsync(await ApiCall.CreateAsync(Domain, query, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<ApiResponse> StartAsync(V2Request request, CancellationToken cancellationToken) =>
        await StartAsync(await ApiCall.CreateAsync(Domain, request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<ApiResponse> StartAsync(ApiCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new ApiMessage(call);
            var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return new ApiResponse(response, call, _options);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error) when (error is TimeoutRejectedException or OperationCanceledException)
        {
            throw Failed(call, EncordErrorId.Timeout, FormattableString.Invariant(
                $"{Domain.Root.Authority} did not answer within {_options.Timeout.TotalSeconds:0.#} seconds. Ask for less at once, or connect with a larger timeout."));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Failed(call, EncordErrorId.ConnectionFailed, ConnectionFailure.Describe(error, Domain.Root), error);
        }
    }

    private static EncordException Failed(ApiCall call, string errorId, string message, Exception? cause = null) =>
        new(errorId, $"{message} [{call.Description}]", cause) { TraceId = call.TraceId };
}
