using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Encord.Client.Bundles;

/// <summary>An item that work has failed with, while the rest goes on.</summary>
/// <param name="Item">What the user knows it as.</param>
/// <param name="Failure">Why it failed.</param>
internal readonly record struct ItemFailure(object Item, EncordException Failure);

/// <summary>What work has to say while it goes on: any thread of the work adds, and one reader reads.</summary>
internal sealed class WorkStream<T> : IDisposable
{
    private readonly ConcurrentQueue<T> _items = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private WorkStream(CancellationToken stop)
    {
        OwnThread = new OwnThread(stop);
    }

    /// <summary>Where the work computes and writes.</summary>
    public OwnThread OwnThread { get; }

    public void Add(T item)
    {
        _items.Enqueue(item);
        _arrived.Release();
    }

    /// <summary>Starts the work and reads what it adds, in that order. However the reader leaves, the work is stopped and has ended before the stream is closed.</summary>
    /// <param name="work">Runs on other threads. What it fails with comes out after all that it added.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async IAsyncEnumerable<T> RunAsync(Func<WorkStream<T>, CancellationToken, Task> work, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var stream = new WorkStream<T>(stop.Token);
        var running = Task.Run(() => work(stream, stop.Token), CancellationToken.None);
        var ended = running.ContinueWith(_ => stream._arrived.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            while (true)
            {
                await stream._arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (!stream._items.TryDequeue(out var item))
                {
                    break;
                }

                yield return item;
            }

            await running.ConfigureAwait(false);
        }
        finally
        {
            stop.Cancel();

            // Nobody works for a reader who has gone.
            await ended.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        OwnThread.Dispose();
        _arrived.Dispose();
    }
}

/// <summary>How work says what failed.</summary>
internal static class FailureStream
{
    public static void Add(this WorkStream<ItemFailure> failures, object item, EncordException failure) => failures.Add(new ItemFailure(item, failure));
}
