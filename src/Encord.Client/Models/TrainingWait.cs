namespace Encord.Client.Models;

/// <summary>
/// Waits for the end of a training by long polls, as the vendor's SDK does: at most 60 seconds a request, one request after the other, and
/// given up at the third failed request in a row. Unlike there, a training that is still pending when the time is over is an answer.
/// </summary>
internal sealed class TrainingWait(
    Func<int, TimeSpan?, CancellationToken, Task<ModelTraining>> ask, TimeProvider time, TimeSpan requestTimeout, Action<ModelTraining, TimeSpan>? onPending = null)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromDays(7);

    private const int LongestPollSeconds = 60;
    private const int FailuresInARow = 3;
    private static readonly TimeSpan ShortestRequest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>Temporary failures: the server, or the network, is down for a while.</summary>
    private static readonly HashSet<string> PassingFailures =
    [
        EncordErrorId.Timeout,
        EncordErrorId.ConnectionFailed,
        EncordErrorId.ServiceUnavailable,
        EncordErrorId.RateLimited,
        EncordErrorId.PayloadTooLarge,
    ];

    /// <param name="timeout">How long to wait in all; zero asks once.</param>
    /// <param name="cancellationToken">Stops the waiting; the training goes on.</param>
    /// <returns>The training when it is done, or as it stood when the time was over.</returns>
    public async Task<ModelTraining> RunAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var failures = 0;
        ModelTraining? known = null;
        while (true)
        {
            try
            {
                var asked = time.GetTimestamp();
                known = await ask(Math.Min(Available(start, timeout), LongestPoll), Limit(start, timeout), cancellationToken).ConfigureAwait(false);
                failures = 0;
                if (known.Status != TrainingStatus.Pending || Available(start, timeout) == 0)
                {
                    return known;
                }

                onPending?.Invoke(known, time.GetElapsedTime(start));

                // A server that does not hold the request, or may not because the connection waits for a second only, is not asked without a pause.
                var early = ShortestRequest - time.GetElapsedTime(asked);
                if (early > TimeSpan.Zero)
                {
                    await Delay(early, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (EncordException failure) when (PassingFailures.Contains(failure.ErrorId) && timeout > TimeSpan.Zero && ++failures < FailuresInARow)
            {
                var pause = failure.RetryAfter is { } wished && wished > PauseAfterFailure ? wished : PauseAfterFailure;
                var left = timeout - time.GetElapsedTime(start);
                if (left > TimeSpan.Zero)
                {
                    await Delay(pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
                }

                if (left > pause)
                {
                    continue;
                }

                // The time is over. That it was pending when it last answered is a status; without any answer the failure is what there is to say.
                if (known is null)
                {
                    throw;
                }

                return known;
            }
        }
    }

    /// <summary>How long a request may last with all that is tried again; asking once has no limit but the connection's own.</summary>
    private TimeSpan? Limit(long start, TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero)
        {
            return null;
        }

        var left = timeout - time.GetElapsedTime(start);
        return left > ShortestRequest ? left : ShortestRequest;
    }

    /// <summary>A request may not be held longer than the connection waits for an answer.</summary>
    private int LongestPoll =>
        requestTimeout == Timeout.InfiniteTimeSpan ? LongestPollSeconds : Math.Min(LongestPollSeconds, Math.Max(0, (int)(requestTimeout.TotalSeconds * 0.8)));

    /// <summary>Whole seconds that are left; a second that has begun is gone.</summary>
    private int Available(long start, TimeSpan timeout)
    {
        var elapsed = Math.Max(1, Math.Ceiling(time.GetElapsedTime(start).TotalSeconds));
        return (int)Math.Max(0, Math.Min(int.MaxValue, Math.Floor(timeout.TotalSeconds) - elapsed));
    }

    private Task Delay(TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(delay, time, cancellationToken);
#else
        time.Delay(delay, cancellationToken);
#endif
}
