using Polly;
using Polly.Retry;

namespace Encord.Client.Http;

/// <summary>Runs the attempts of a call: again where that is safe, with growing delays, by Polly. An attempt lasts until the answer is understood.</summary>
internal sealed class AttemptPipeline
{
    private readonly ResiliencePipeline _pipeline;
    private readonly EncordClientOptions _options;

    public AttemptPipeline(EncordClientOptions options)
    {
        _options = options;
        _pipeline = RetryPipeline.Create(
            options, (context, failure) => IsWorthRepeating(CallOf(context), failure), failure => (failure as FailedAttemptException)?.Final.RetryAfter, BeforeRetry);
    }

    /// <param name="call">What is attempted. How often is counted there, so that a list that breaks off twice has no more attempts than any other call.</param>
    /// <param name="attempt">One attempt. What another may make good it ends with <see cref="FailedAttemptException"/>.</param>
    /// <param name="cancellationToken">Stops it, also in the wait between two attempts.</param>
    /// <exception cref="FailedAttemptException">The last attempt failed too.</exception>
    public async ValueTask<T> RunAsync<T>(ApiCall call, Func<CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(ApiCall.Key, call);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (running, attempt) => attempt(running.CancellationToken),
                context,
                attempt).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool IsWorthRepeating(ApiCall call, Exception? error) =>
        error is FailedAttemptException failed
        && !call.IsTriedOnce
        && call.Retries < _options.MaximumRetryCount
        && (failed.Fault == AttemptFault.NotSent || call.IsRepeatSafe);

    private ValueTask BeforeRetry(OnRetryArguments<object> arguments)
    {
        var call = CallOf(arguments.Context);
        var failed = (FailedAttemptException)arguments.Outcome.Exception!;
        if (call.TimeLeft(_options.TimeProvider) is { } left && left <= arguments.RetryDelay)
        {
            // There is no time for another attempt; waiting for none would only be late.
            throw failed;
        }

        call.Retries++;
        var notice = new RetryNotice(call.Description, call.Retries, _options.MaximumRetryCount + 1, arguments.RetryDelay, failed.Reason);
        RetryNotices.Raise(notice);
        return default;
    }

    private static ApiCall CallOf(ResilienceContext context) => context.Properties.GetValue(ApiCall.Key, null!);
}
