using System.Runtime.CompilerServices;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>Sends requests of both wires and understands their answers. Safe to use from several threads at once.</summary>
/// <remarks>Whatever goes wrong is an <see cref="EncordException"/>, except the caller's own cancellation.</remarks>
internal sealed class EncordTransport
{
    private readonly EncordClientOptions _options;
    private readonly RequestSender _sender;
    private readonly AttemptPipeline _attempts;

    public EncordTransport(HttpClient http, EncordClientOptions options)
    {
        _options = options;
        Domain = new ApiDomain(options.Domain, options.AllowInsecureHttp);
        _sender = new RequestSender(http, options, Domain);
        _attempts = new AttemptPipeline(options);
    }

    public ApiDomain Domain { get; }

    /// <summary>The <c>response</c> of a v1 query. A reading query without a result is <see cref="EncordErrorId.NotFound"/>.</summary>
    public Task<T> SendAsync<T>(V1Query query, ElementParser<T> parser, CancellationToken cancellationToken) =>
        SendWholeAsync(query, parser.TakesBytes ? AnswerLimit.Document : AnswerLimit.Whole, (response, body) =>
        {
            var result = Result(response, body);
            V1Result.Check(query, response, result, parser.ReadsLists);
            return parser.Parse(result.Span);
        }, cancellationToken);

    /// <summary>A v1 query whose result does not matter, as long as it succeeds.</summary>
    public Task SendAsync(V1Query query, CancellationToken cancellationToken) => SendWholeAsync(query, AnswerLimit.Whole, (response, body) =>
    {
        V1Result.Check(query, response, Result(response, body), isList: query.Method != "PUT");
        return true;
    }, cancellationToken);

    /// <summary>The JSON text of the <c>response</c> of a v1 query, whatever it is.</summary>
    public Task<string> SendRawAsync(V1Query query, CancellationToken cancellationToken) =>
        SendWholeAsync(query, AnswerLimit.Document, (response, body) => WireText.Decode(Result(response, body).Span), cancellationToken);

    /// <summary>The elements of the <c>response</c> of a v1 query, as they arrive.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(V1Query query, ElementParser<T> parser, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = await ApiCall.CreateAsync(Domain, query, cancellationToken).ConfigureAwait(false);
        using var list = new ListCall<T>(this, call, parser, "response", V1Result.IsNoRow, (_, _) => Task.CompletedTask, (response, reader) => V1Result.Complete(response, reader, parser), new ListProgress());
        while (await list.NextAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
        {
            foreach (var element in batch)
            {
                yield return element;
            }
        }

        foreach (var element in list.Rest)
        {
            yield return element;
        }
    }

    /// <summary>The result of a v2 request.</summary>
    public Task<T> SendAsync<T>(V2Request request, ElementParser<T> parser, CancellationToken cancellationToken) =>
        SendWholeAsync(request, AnswerLimit.Whole, (response, body) =>
        {
            V2Result.RefuseFailure(response, body, allowsNoContent: false);
            JsonStart.Check(body.Span);
            try
            {
                return parser.Parse(body.Span) ?? throw new BodyProblemException(BodyProblem.Malformed, "null where a result belongs");
            }
            catch (JsonException) when (Envelope.EndsEarly(body.Span))
            {
                throw new BodyProblemException(BodyProblem.Truncated);
            }
        }, cancellationToken);

    /// <summary>A v2 request without a result: the server answers 200 with any JSON that is not an error, or 204.</summary>
    public Task SendAsync(V2Request request, CancellationToken cancellationToken) => SendWholeAsync(request, AnswerLimit.Whole, (response, body) =>
    {
        V2Result.RefuseFailure(response, body, allowsNoContent: true);
        V2Result.RefuseError(response, body);
        return true;
    }, cancellationToken);

    /// <summary>The JSON text of the answer to a v2 request; empty for 204.</summary>
    public Task<string> SendRawAsync(V2Request request, CancellationToken cancellationToken) => SendWholeAsync(request, AnswerLimit.Document, (response, body) =>
    {
        V2Result.RefuseFailure(response, body, allowsNoContent: true);
        return response.Status == 204 ? string.Empty : V2Result.Text(body);
    }, cancellationToken);

    /// <summary>The elements of a list of the v2 wire as they arrive, page after page.</summary>
    /// <param name="request">For the first page.</param>
    /// <param name="parser">Reads an element.</param>
    /// <param name="listName">The member that holds the list.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<T> PageAsync<T>(V2Request request, ElementParser<T> parser, string listName = "results", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var extent = new PageExtent();
        while (true)
        {
            var call = await ApiCall.CreateAsync(Domain, request, cancellationToken).ConfigureAwait(false);
            string? token = null;
            using var list = new ListCall<T>(this, call, parser, listName, keepsRaw: null, AcceptPageAsync, Finish, extent.NewPage());
            while (await list.NextAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
            {
                foreach (var element in batch)
                {
                    yield return element;
                }
            }

            if (token is null)
            {
                yield break;
            }

            if (extent.WhyEndless(token) is { } why)
            {
                throw list.Response.Error(EncordErrorId.UnexpectedResponse, $"The list has no end: {why}. What came so far is not the whole list.");
            }

            request = request.WithPageToken(token);

            IReadOnlyList<T> Finish(ApiResponse response, ListReader<T> reader)
            {
                token = V2Result.NextPage(reader, listName);
                return [];
            }
        }
    }

    /// <summary>The attempts of a call, and the error that the caller gets when the last one has failed.</summary>
    internal async ValueTask<T> RunAsync<T>(ApiCall call, Func<CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        if (call.Attempts == 0)
        {
            call.Begin(_options.TimeProvider);
        }

        try
        {
            return await _attempts.RunAsync(call, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (FailedAttemptException failed)
        {
            throw Final(call, failed.Final, isLost: failed.Fault == AttemptFault.Lost);
        }
        catch (EncordException failure) when (OutcomeUnknown.Concerns(call) && failure.ErrorId != EncordErrorId.OutcomeUnknown)
        {
            throw Final(call, failure, isLost: false);
        }
    }

    /// <summary>Sends the next attempt of a call, up to the headers of the answer.</summary>
    internal Task<ApiResponse> SendOnceAsync(ApiCall call, CancellationToken cancellationToken) => _sender.SendAsync(call, cancellationToken);

    /// <summary>What a body means that cannot be understood: one that ends too early may come whole the next time.</summary>
    internal static Exception Failure(ApiResponse response, BodyProblemException problem)
    {
        var failure = ResponseError.OfBody(response, problem);
        return problem.Problem == BodyProblem.Truncated ? new FailedAttemptException(AttemptFault.Lost, failure, "the answer ended too early")
            : RequestSender.IsBusy(response.Status) ? new FailedAttemptException(AttemptFault.Busy, failure, RequestSender.Answered(response.Status))
            : failure;
    }

    private static EncordException Final(ApiCall call, EncordException failure, bool isLost)
    {
        if (!OutcomeUnknown.Concerns(call))
        {
            return failure;
        }

        if (isLost || (failure.ErrorId is EncordErrorId.Timeout or EncordErrorId.ConnectionFailed && call.MayHaveBeenDone))
        {
            return OutcomeUnknown.Error(call, failure);
        }

        // The server answered, and not that it refuses: it may have failed before, within or after what it was asked to do.
        return failure.ErrorId is EncordErrorId.ServiceUnavailable or EncordErrorId.Timeout && failure.StatusCode is not null
            || (failure.ErrorId == EncordErrorId.UnexpectedResponse && failure.StatusCode is >= 200 and <= 299)
            ? OutcomeUnknown.Extended(call, failure)
            : failure;
    }

    private async Task AcceptPageAsync(ApiResponse response, CancellationToken cancellationToken)
    {
        if (response.Status == 200)
        {
            return;
        }

        using var body = await response.ReadBodyAsync(AnswerLimit.Error, cancellationToken).ConfigureAwait(false);
        Understand(response, () =>
        {
            V2Result.RefuseFailure(response, body.Utf8, allowsNoContent: false);
            return true;
        });
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

    /// <summary>Reads what came. Whatever a reader does with text that is none, it is an answer that cannot be understood.</summary>
    internal static T Understand<T>(ApiResponse response, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BodyProblemException problem)
        {
            throw Failure(response, problem);
        }
        catch (EncordException failure) when (RequestSender.IsBusy(response.Status))
        {
            throw new FailedAttemptException(AttemptFault.Busy, failure, RequestSender.Answered(response.Status));
        }
        catch (Exception error) when (WireText.IsDamage(error))
        {
            throw Failure(response, new BodyProblemException(BodyProblem.Malformed, WireText.DescribeDamage(error)));
        }
    }

    private async Task<T> SendWholeAsync<T>(V1Query query, int limit, Func<ApiResponse, ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken) =>
        await SendWholeAsync(await ApiCall.CreateAsync(Domain, query, cancellationToken).ConfigureAwait(false), limit, read, cancellationToken).ConfigureAwait(false);

    private async Task<T> SendWholeAsync<T>(V2Request request, int limit, Func<ApiResponse, ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken) =>
        await SendWholeAsync(await ApiCall.CreateAsync(Domain, request, cancellationToken).ConfigureAwait(false), limit, read, cancellationToken).ConfigureAwait(false);

    private ValueTask<T> SendWholeAsync<T>(ApiCall call, int limit, Func<ApiResponse, ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken) => RunAsync(
        call,
        async token =>
        {
            using var response = await _sender.SendAsync(call, token).ConfigureAwait(false);
            PooledBody body;
            try
            {
                body = await response.ReadBodyAsync(limit, token).ConfigureAwait(false);
            }
            catch (BodyProblemException problem)
            {
                throw Failure(response, problem);
            }

            using (body)
            {
                return Understand(response, () => read(response, body.Utf8));
            }
        },
        cancellationToken);
}
