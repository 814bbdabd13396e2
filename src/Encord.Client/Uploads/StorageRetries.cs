using Encord.Client.Http;
using Polly;
using Polly.Retry;

namespace Encord.Client.Uploads;

/// <summary>How often and after which pauses a transfer to or from an object storage is tried again.</summary>
internal sealed class StorageRetries
{
    private static readonly ResiliencePropertyKey<string> WorkKey = new("Encord.Transfer");

    private readonly EncordClientOptions _options;
    private readonly ResiliencePipeline _retries;

    public StorageRetries(EncordClientOptions options)
    {
        _options = options;
        _retries = RetryPipeline.Create(
            options, (_, failure) => failure is PassingFailureException, failure => (failure as PassingFailureException)?.RetryAfter, Announce);
    }

    /// <param name="work">What notices call it, such as <c>upload of 'a.jpg'</c>.</param>
    /// <param name="attempt">One attempt; throws <see cref="PassingFailureException"/> where another one may help.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EncordException">The last attempt failed too.</exception>
    public async Task<T> RunAsync<T>(string work, Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(WorkKey, work);
        try
        {
            return await _retries.ExecuteAsync(async _ => await attempt().ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (PassingFailureException failure)
        {
            throw failure.Final;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ValueTask Announce(OnRetryArguments<object> arguments)
    {
        var failure = (PassingFailureException)arguments.Outcome.Exception!;
        var work = arguments.Context.Properties.GetValue(WorkKey, string.Empty);
        RetryNotices.Raise(new RetryNotice(work, arguments.AttemptNumber + 1, _options.MaximumRetryCount + 1, arguments.RetryDelay, failure.Reason));
        return default;
    }
}
