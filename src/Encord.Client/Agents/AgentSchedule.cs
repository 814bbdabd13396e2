namespace Encord.Client.Agents;

/// <summary>When an agent takes another task, and when it looks again: without drift, and with an end.</summary>
/// <param name="time">The clock.</param>
/// <param name="limit">After this no task is taken any more; null for no limit.</param>
/// <param name="interval">From the beginning of one round to that of the next; null for one round.</param>
/// <param name="maximum">How many tasks are taken in all; null for all.</param>
internal sealed class AgentSchedule(TimeProvider time, TimeSpan? limit, TimeSpan? interval, int? maximum)
{
    private readonly long _start = time.GetTimestamp();
    private long _round;
    private int _taken;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => limit is { } longest && Elapsed >= longest;

    /// <summary>How long it has run.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Whether as many tasks as wanted were taken.</summary>
    public bool IsFull => maximum is { } most && _taken >= most;

    /// <summary>Counts a task.</summary>
    /// <returns>Whether it may be taken.</returns>
    public bool Take()
    {
        if (IsFull || IsOver)
        {
            return false;
        }

        _taken++;
        return true;
    }

    /// <summary>How long to wait for the next round. Rounds begin at whole intervals after the first; one that has been missed is not made up for.</summary>
    /// <returns>Null where there is none.</returns>
    public TimeSpan? UntilNextRound()
    {
        if (interval is not { } every || IsOver || IsFull)
        {
            return null;
        }

        var elapsed = Elapsed;
        var due = TimeSpan.FromTicks(every.Ticks * ++_round);
        if (due <= elapsed)
        {
            _round = elapsed.Ticks / every.Ticks;
            return TimeSpan.Zero;
        }

        return limit is { } longest && due >= longest ? null : due - elapsed;
    }

    /// <summary>Done after a while.</summary>
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(delay, time, cancellationToken);
#else
        time.Delay(delay, cancellationToken);
#endif
}
