namespace Encord.Client.Uploads;

/// <summary>
/// Ends something that has not moved for too long. A large file may take hours, as long as it moves. One watch serves one thing after the
/// other, so that a file does not cost a timer and a token of its own.
/// </summary>
internal sealed class PauseWatch : IDisposable
{
    private readonly TimeSpan _longest;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stop;
    private readonly ITimer _timer;
    private CancellationTokenSource _either;
    private long _moved;

    public PauseWatch(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        _longest = longest;
        _time = time;
        _stop = cancellationToken;
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time.CreateTimer(static source => ((PauseWatch)source!).End(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to watch.</summary>
    /// <returns>Ends with the pause, or with the token that the watch was made with.</returns>
    public CancellationToken Begin()
    {
        if (_either.IsCancellationRequested)
        {
            _either.Dispose();
            _either = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        }

        Restart();
        return _either.Token;
    }

    public void Restart()
    {
        Volatile.Write(ref _moved, _time.GetTimestamp());
        _timer.Change(_longest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What was watched is done.</summary>
    public void Pause() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _either.Dispose();
    }

    private void End()
    {
        // A timer that had fired already when the next thing began must not end that one. Timers are not exact, so half the time is proof enough.
        if (_time.GetElapsedTime(Volatile.Read(ref _moved)).Ticks < _longest.Ticks / 2)
        {
            return;
        }

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
