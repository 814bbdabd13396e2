namespace Encord.Client.Uploads;

/// <summary>Ends something that has not moved for too long. A large file may take hours, as long as it moves.</summary>
internal sealed class PauseWatch : IDisposable
{
    private readonly TimeSpan _longest;
    private readonly CancellationTokenSource _either;
    private readonly ITimer _timer;

    public PauseWatch(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        _longest = longest;
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time.CreateTimer(static source => ((PauseWatch)source!).End(), this, longest, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _either.Token;

    public void Restart() => _timer.Change(_longest, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _either.Dispose();
    }

    private void End()
    {
        try
        {
            _either.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was finished while the timer fired.
        }
    }
}
