namespace Encord.Client.Models;

/// <summary>
/// Waits for the end of a training by long polls, as the vendor's SDK does: at most 60 seconds a request, one request after the other, and
/// given up at the third failed request in a row. Unlike there, a training that is still pending when the time is over is an answer.
/// </summary>
internal sealed class TrainingWait(
    Func<int, CancellationToken, Task<ModelTraining>> ask, TimeProvider time, TimeSpan requestTimeout, Action<ModelTraining, TimeSpan>? onPending = null)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromDays(7);

    private const int LongestPollSeconds = 60;
    private const int FailuresInARow = 3;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>What passes by itself: the server or the way to it is down for a while.</summary>
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
        while (true)
        {
            try
            {
                var training = await ask(Math.Min(Available(start, timeout), LongestPoll), cancellationToken).ConfigureAwait(false);
                failures = 0;
                if (training.Status != TrainingStatus.Pending || Available(start, timeout) == 0)
                {
                    return training;
                }

                onPending?.Invoke(training, time.GetElapsedTime(start));
            }
            catch (EncordException failure) when (PassingFailures.Contains(failure.ErrorId) && ++failures < FailuresInARow)
            {
                await Delay(failure.RetryAfter is { } asked && asked > PauseAfterFailure ? asked : PauseAfterFailure, cancellationToken).ConfigureAwait(false);
            }
        }
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
