using System.Globalization;
using Polly;
using Polly.Timeout;

namespace Encord.Client.Http;

/// <summary>Sends one attempt of a call and waits for the headers of the answer, as long as the user waits.</summary>
internal sealed class RequestSender
{
    private readonly HttpClient _http;
    private readonly EncordClientOptions _options;
    private readonly ApiDomain _domain;
    private readonly ResiliencePipeline<HttpResponseMessage> _patience;

    public RequestSender(HttpClient http, EncordClientOptions options, ApiDomain domain)
    {
        _http = http;
        _options = options;
        _domain = domain;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider };
        builder.AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = arguments => new(PatienceWith(arguments.Context.Properties.GetValue(ApiCall.Key, null!))) });
        _patience = builder.Build();
    }

    /// <summary>Whether a status says that the server cannot just now.</summary>
    public static bool IsBusy(int status) => status is 413 or 429 or 500 or 502 or 503;

    public static string Answered(int status) => string.Format(CultureInfo.InvariantCulture, "the server answered {0}", status);

    /// <exception cref="FailedAttemptException">There was no connection, or it was lost.</exception>
    public async Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        var patience = PatienceWith(call);
        var begun = _options.TimeProvider.GetTimestamp();
        var message = call.CreateMessage();
        int? status = null;
        string? failure = null;
        if (RequestNotices.WantsBodies && call.Body is not null)
        {
            await RequestNotices.RaiseAsync($"Sent with {call.Description}", call.Body, cancellationToken).ConfigureAwait(false);
        }

        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(ApiCall.Key, call);
        try
        {
            var response = await _patience.ExecuteAsync(
                static async (running, state) => await state.Http.SendAsync(state.Message, HttpCompletionOption.ResponseHeadersRead, running.CancellationToken).ConfigureAwait(false),
                context,
                (Http: _http, Message: message)).ConfigureAwait(false);
            status = (int)response.StatusCode;
            call.MayHaveBeenDone = true;
            return new ApiResponse(response, call, _options);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            failure = "stopped";
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error) when (error is TimeoutRejectedException or OperationCanceledException)
        {
            failure = "no answer in time";
            call.MayHaveBeenDone |= message.HasBegun;
            throw Failed(call, EncordErrorId.Timeout, FormattableString.Invariant(
                $"{_domain.Root.Authority} did not answer within {patience.TotalSeconds:0.#} seconds. Ask for less at once, or connect with a larger timeout."));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            failure = "the connection failed";
            throw ConnectionLost(call, error);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            RequestNotices.Raise(call, status, failure, _options.TimeProvider.GetElapsedTime(begun));
        }
    }

    /// <summary>How long an attempt may take until its answer begins; without a limit, Polly gets an infinite time.</summary>
    private TimeSpan PatienceWith(ApiCall call)
    {
        if (call.TimeLeft(_options.TimeProvider) is not { } left)
        {
            return _options.Timeout;
        }

        left = left > TimeSpan.FromMilliseconds(10) ? left : TimeSpan.FromMilliseconds(10);
        return _options.Timeout == Timeout.InfiniteTimeSpan || left < _options.Timeout ? left : _options.Timeout;
    }

    private Exception ConnectionLost(ApiCall call, Exception error)
    {
        var kind = ConnectionFailure.Classify(error);
        var final = Failed(call, EncordErrorId.ConnectionFailed, ConnectionFailure.Describe(error, _domain.Root), error);
        call.MayHaveBeenDone |= kind == ConnectionFailureKind.Lost;
        return kind switch
        {
            ConnectionFailureKind.Tls => final,
            ConnectionFailureKind.Lost => new FailedAttemptException(AttemptFault.Lost, final, "the connection failed"),
            _ => new FailedAttemptException(AttemptFault.NotSent, final, "the connection failed"),
        };
    }

    private static EncordException Failed(ApiCall call, string errorId, string message, Exception? cause = null) =>
        new(errorId, message, advice: null, call.Description, cause) { TraceId = call.TraceId };
}
