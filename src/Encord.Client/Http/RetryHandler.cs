using System.Globalization;
using Polly;
using Polly.Retry;

namespace Encord.Client.Http;

/// <summary>Tries a call again where that is safe, and bounds each attempt in time; by Polly. Every attempt goes out as a fresh message.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    /// <summary>Also the most that a <c>Retry-After</c> is obeyed.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(120);

    private static readonly ResiliencePropertyKey<ApiCall> CallKey = new("Encord.Call");

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeProvider _time;
    private readonly Action<RetryNotice>? _onRetry;
    private readonly int _maximumAttempts;

    public RetryHandler(EncordClientOptions options)
    {
        _time = options.TimeProvider;
        _onRetry = options.OnRetry;
        _maximumAttempts = options.MaximumRetryCount + 1;
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider };
        if (options.MaximumRetryCount > 0)
        {
            var retry = new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                UseJitter = true,
                ShouldHandle = arguments => new(IsWorthRepeating(arguments.Context, arguments.Outcome)),
                DelayGenerator = arguments => new(RetryAfter.Of(arguments.Outcome.Result, _time.GetUtcNow()) is { } asked
                    ? (asked < LongestDelay ? asked : LongestDelay)
                    : null),
                OnRetry = Announce,
            };
            retry.Randomizer = options.Jitter ?? retry.Randomizer;
            builder.AddRetry(retry);
        }

        if (options.Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            builder.AddTimeout(options.Timeout);
        }

        _pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ((ApiMessage)request).Call;
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (attempt, state) =>
                    await state.Handler.SendOnceAsync(state.Call, attempt.CancellationToken).ConfigureAwait(false),
                context,
                (Handler: this, Call: call)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsWorthRepeating(ResilienceContext context, Outcome<HttpResponseMessage> outcome)
    {
        var isRepeatSafe = context.Properties.GetValue(CallKey, null!).IsRepeatSafe;
        return outcome switch
        {
            { Exception: HttpRequestException error } => ConnectionFailure.Classify(error) switch
            {
                ConnectionFailureKind.Name or ConnectionFailureKind.Connect => true,
                ConnectionFailureKind.Tls => false,
                _ => isRepeatSafe,
            },
            { Result: { } response } => isRepeatSafe && (int)response.StatusCode is 413 or 429 or 500 or 502 or 503,
            _ => false,
        };
    }

    private Task<HttpResponseMessage> SendOnceAsync(ApiCall call, CancellationToken cancellationToken) =>
        base.SendAsync(call.CreateMessage(), cancellationToken);

    private ValueTask Announce(OnRetryArguments<HttpResponseMessage> arguments)
    {
        var call = arguments.Context.Properties.GetValue(CallKey, null!);
        var reason = arguments.Outcome.Result is { } response
            ? string.Format(CultureInfo.InvariantCulture, "the server answered {0}", (int)response.StatusCode)
            : "the connection failed";
        var notice = new RetryNotice(call.Description, arguments.AttemptNumber + 1, _maximumAttempts, arguments.RetryDelay, reason);
        _onRetry?.Invoke(notice);
        RetryNotices.Raise(notice);
        return default;
    }
}
