using System.Collections.Concurrent;

namespace Encord.Shell.Tests;

/// <summary>
/// Shells that are kept for the next file: to start one, and to compile the engine, Pester and the module in it, takes longer than the tests of
/// most files. There are as many as files run at once.
/// </summary>
internal sealed class ShellPool : IDisposable
{
    private readonly ConcurrentBag<ShellWorker> _idle = [];

    /// <summary>Runs a file in a shell that is idle, or in a new one.</summary>
    public async Task<ShellRun> RunAsync(PesterRequest request, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        var worker = _idle.TryTake(out var idle) ? idle : ShellWorker.Start();
        try
        {
            return await worker.RunAsync(request, timeLimit, cancellationToken);
        }
        finally
        {
            if (worker.IsReady)
            {
                _idle.Add(worker);
            }
            else
            {
                worker.Dispose();
            }
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var worker))
        {
            worker.Dispose();
        }
    }
}
