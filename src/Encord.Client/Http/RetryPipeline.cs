using Polly;
using Polly.Retry;

namespace Encord.Client.Http;

/// <summary>Trying again, by Polly: as often as the connection says, with growing delays and jitter, or as long as the server asked to wait.</summary>
internal static class RetryPipeline
{
    /// <summary>Also the most that a <c>Retry-After</c> is obeyed.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(120);

    /// <param name="options">How often, and the clock and the randomness.</param>
    /// <param name="isPassing">Whether another attempt may help after this failure.</param>
    /// <param name="askedDelay">How long the server asked to wait; null where it did not.</param>
    /// <param name="onRetry">Called before each further attempt.</param>
    public static ResiliencePipeline Create(
        EncordClientOptions options, Func<ResilienceContext, Exception?, bool> isPassing, Func<Exception?, TimeSpan?> askedDelay, Func<OnRetryArguments<object>, ValueTask> onRetry)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider };
        if (options.MaximumRetryCount > 0)
        {
            var retry = new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                UseJitter = true,
                ShouldHandle = arguments => new(isPassing(arguments.Context, arguments.Outcome.Exception)),
                DelayGenerator = arguments => new(askedDelay(arguments.Outcome.Exception) is not { } asked ? null : asked < LongestDelay ? asked : LongestDelay),
                OnRetry = onRetry,
            };
            retry.Randomizer = options.Jitter ?? retry.Randomizer;
            builder.AddRetry(retry);
        }

        return builder.Build();
    }
}
