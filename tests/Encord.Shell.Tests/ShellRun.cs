using System.Diagnostics;
using System.Text;

namespace Encord.Shell.Tests;

/// <summary>How a process ended, and what it wrote. The exit code is null for one that was stopped at the time limit.</summary>
internal sealed record ShellRun(int? ExitCode, string Output)
{
    /// <summary>Runs the process to its end, or stops it with all that it started when the time is up.</summary>
    public static async Task<ShellRun> RunAsync(ProcessStartInfo start, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new StringBuilder();
        var written = Task.WhenAll(CopyAsync(process.StandardOutput, output), CopyAsync(process.StandardError, output));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeLimit);
        int? exitCode = null;
        try
        {
            await process.WaitForExitAsync(limit.Token);
            exitCode = process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
        }

        // A server that outlives the shell that started it keeps the pipes open: they are not waited for to the end.
        await Task.WhenAny(written, Task.Delay(TimeSpan.FromSeconds(2), cancellationToken));
        lock (output)
        {
            return new ShellRun(exitCode, output.ToString().TrimEnd());
        }
    }

    private static async Task CopyAsync(StreamReader from, StringBuilder to)
    {
        var buffer = new char[4096];
        for (var read = await from.ReadAsync(buffer); read > 0; read = await from.ReadAsync(buffer))
        {
            lock (to)
            {
                to.Append(buffer, 0, read);
            }
        }
    }
}
