using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Encord.Client.Bundles;

/// <summary>
/// A thread for work that computes, or waits for a disk, for longer than a moment. The threads of the pool are few, and everything in the process needs one to go on: answers of servers,
/// time limits, and what is to be stopped. Where many commands work at once, those that would keep the pool's threads keep their own.
/// </summary>
/// <remarks>
/// Work, one method after the other, <c>await</c>s it before each item: what follows runs on this thread until the work waits for something else. Where the work is to stop, it does not run.
/// </remarks>
internal sealed class OwnThread : INotifyCompletion, IDisposable
{
    private readonly CancellationToken _stop;
    private readonly BlockingCollection<Action> _steps = [];
    private Thread? _thread;

    /// <param name="stop">Whether the work is to stop.</param>
    public OwnThread(CancellationToken stop)
    {
        _stop = stop;
    }

    public bool IsCompleted => Thread.CurrentThread == _thread;

    /// <summary>Runs work that is a whole in itself.</summary>
    public static Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    /// <summary>Runs work that is a whole in itself.</summary>
    public static Task RunAsync(Action work, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            work();
            return true;
        },
        cancellationToken);

    public OwnThread GetAwaiter() => this;

    public void OnCompleted(Action continuation)
    {
        if (_thread is null)
        {
            _thread = new Thread(Work) { IsBackground = true, Name = "Encord" };
            _thread.Start();
        }

        _steps.Add(continuation);
    }

    public void GetResult() => _stop.ThrowIfCancellationRequested();

    /// <summary>The thread ends after the step that it is at.</summary>
    public void Dispose() => _steps.CompleteAdding();

    private void Work()
    {
        foreach (var step in _steps.GetConsumingEnumerable())
        {
            step();
        }
    }
}
