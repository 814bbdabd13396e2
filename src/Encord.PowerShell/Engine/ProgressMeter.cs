using System.Diagnostics;
using System.Management.Automation;

namespace Encord.PowerShell.Engine;

/// <summary>
/// Progress that does not slow the work: nothing in the first second, then at most five records a second, and always completed.
/// Any thread may report; the pipeline thread writes.
/// </summary>
internal sealed class ProgressMeter : IDisposable
{
    private const long FirstMilliseconds = 1000;
    private const long IntervalMilliseconds = 200;

    private static int LastActivity;

    private readonly EncordCommand _command;
    private readonly string _activity;
    private readonly Func<long> _elapsed;
    private readonly int _id = Interlocked.Increment(ref LastActivity) & 0x7fff;
    private long _next = FirstMilliseconds;
    private int _shown;

    public ProgressMeter(EncordCommand command, string activity, Func<long>? elapsedMilliseconds = null)
    {
        _command = command;
        _activity = activity;
        var clock = Stopwatch.StartNew();
        _elapsed = elapsedMilliseconds ?? (() => clock.ElapsedMilliseconds);
    }

    /// <summary>Reports how far the work is; <paramref name="total"/> is null where nobody knows.</summary>
    public void Report(string status, long done, long? total = null) => Report(status, static text => text, done, total);

    /// <summary>As the other, with words that are made only when they are shown.</summary>
    public void Report<T>(T state, Func<T, string> status, long done, long? total = null)
    {
        var due = Interlocked.Read(ref _next);
        var now = _elapsed();
        if (now < due || Interlocked.CompareExchange(ref _next, now + IntervalMilliseconds, due) != due)
        {
            return;
        }

        Show(status(state), total is > 0 ? (int)Math.Min(100, done * 100 / total.Value) : -1);
    }

    /// <summary>Shows how long a task has taken, second by second: for work of which nobody knows how far it is.</summary>
    public async Task<T> ShowTimeAsync<T>(string words, Task<T> task, CancellationToken cancellationToken)
    {
        var start = _elapsed();
        while (await Task.WhenAny(task, Task.Delay(1000, cancellationToken)).ConfigureAwait(false) != task && !cancellationToken.IsCancellationRequested)
        {
            Report(FormattableString.Invariant($"{words} {TimeSpan.FromMilliseconds(_elapsed() - start):hh\\:mm\\:ss}"), 0);
        }

        return await task.ConfigureAwait(false);
    }

    private void Show(string status, int percent)
    {
        Volatile.Write(ref _shown, 1);
        var record = new ProgressRecord(_id, _activity, status) { PercentComplete = percent };
        _command.Post(() => _command.WriteProgress(record));
    }

    public void Dispose()
    {
        if (Volatile.Read(ref _shown) == 0)
        {
            return;
        }

        try
        {
            _command.WriteProgress(new ProgressRecord(_id, _activity, "Completed") { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // The command is being stopped and the host clears its progress itself; the reason for the unwinding must not be replaced.
        }
    }
}
