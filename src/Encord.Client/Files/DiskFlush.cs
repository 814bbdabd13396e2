using Encord.Client.Bundles;

namespace Encord.Client.Files;

/// <summary>
/// Sees to it that many small files are on the disk. A flush waits for the disk and does little else, so many of them wait at once, while others are written. Whatever
/// counts these files as whole is written after <see cref="Complete"/>.
/// </summary>
/// <param name="stop">Whether the work is to stop: what is not on its way to the disk then is left to the system.</param>
internal sealed class DiskFlush(CancellationToken stop) : IDisposable
{
    private const int AtOnce = 16;
    private const int Batch = 256;

    private List<string> _waiting = new(Batch);
    private Task _running = Task.CompletedTask;

    /// <summary>Takes a file that has its name.</summary>
    /// <exception cref="IOException">An earlier one is not on the disk.</exception>
    public void Add(string path)
    {
        _waiting.Add(path);
        if (_waiting.Count == Batch)
        {
            Start();
        }
    }

    /// <summary>Waits until all are on the disk.</summary>
    /// <exception cref="IOException">One is not.</exception>
    public void Complete()
    {
        Start();
        _running.GetAwaiter().GetResult();
        stop.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        // Whoever takes the folder away now must find no file open.
        ((IAsyncResult)_running).AsyncWaitHandle.WaitOne();
        _ = _running.Exception;
    }

    private void Start()
    {
        // One batch at a time: a disk that is slow holds the writer up.
        _running.GetAwaiter().GetResult();
        var paths = _waiting;
        _waiting = new List<string>(Batch);
        var next = -1;
        _running = Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, paths.Count)).Select(_ => OwnThread.RunAsync(
            () =>
            {
                for (var i = Interlocked.Increment(ref next); i < paths.Count && !stop.IsCancellationRequested; i = Interlocked.Increment(ref next))
                {
                    using var file = new FileStream(paths[i], FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1);
                    file.Flush(flushToDisk: true);
                }
            },
            CancellationToken.None)));
    }
}
