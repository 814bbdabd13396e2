using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;

namespace Encord.Shell.Tests;

/// <summary>
/// A pinned shell that runs one Pester file after another, each in a runspace of its own. It ends with the file that crashes it or does not end in
/// time: no other file is in it then, and what it wrote until then is that file's.
/// </summary>
internal sealed class ShellWorker : IDisposable
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Invoke-PesterWorker.ps1");

    // What a shell wrote comes with its end at once, unless a process that it started holds the pipes.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-pester-");
    private readonly NamedPipeServerStream _requests;
    private readonly Process _process;
    private readonly ShellOutput _output;
    private readonly ShellOutput _errors;
    private StreamWriter? _writer;

    private ShellWorker()
    {
        // Not its standard input: what the tests start has that too, and would take what is meant for the shell.
        var pipe = $"encord-{Path.GetRandomFileName()}";
        _requests = new NamedPipeServerStream(pipe, PipeDirection.Out, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var start = PinnedShell.Start(Script, ["-PipeName", pipe, "-PesterManifest", PinnedShell.PesterManifest]);
        start.Environment["ENCORD_STARTED_PROCESSES"] = StartedPath;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = new ShellOutput(_process.StandardOutput);
        _errors = new ShellOutput(_process.StandardError);
    }

    /// <summary>Whether it can take another file.</summary>
    public bool IsReady { get; private set; } = true;

    private string StartedPath => Path.Combine(_folder.FullName, "started.txt");

    public static ShellWorker Start() => new();

    /// <summary>Runs a file. The exit code is 0 where the shell goes on after it, and null where it was stopped, since the time was up.</summary>
    public async Task<ShellRun> RunAsync(PesterRequest request, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        IsReady = false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeLimit);
        var end = $"--- {Guid.NewGuid():N} ---";
        var ended = Task.WhenAll(_output.ReachAsync(end), _errors.ReachAsync(end));
        var exited = _process.WaitForExitAsync(limit.Token);
        try
        {
            if (await AskAsync(request with { End = end }, exited, limit.Token))
            {
                await (await Task.WhenAny(ended, exited));
            }

            IsReady = ended.IsCompletedSuccessfully;
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAny(Task.WhenAll(_output.EndAsync(), _errors.EndAsync()), Task.Delay(LastWords, cancellationToken));
            return new ShellRun(null, Text());
        }

        if (IsReady)
        {
            return new ShellRun(0, Text());
        }

        await Task.WhenAny(Task.WhenAll(_output.EndAsync(), _errors.EndAsync()), Task.Delay(LastWords, cancellationToken));
        return new ShellRun(_process.ExitCode, Text());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        LeftBehind.Stop(StartedPath);
        _requests.Dispose();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <returns>False where the shell ended first.</returns>
    private async Task<bool> AskAsync(PesterRequest request, Task exited, CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            var connected = _requests.WaitForConnectionAsync(cancellationToken);
            await (await Task.WhenAny(connected, exited));
            if (!connected.IsCompletedSuccessfully)
            {
                return false;
            }

            _writer = new StreamWriter(_requests, new UTF8Encoding(false)) { AutoFlush = true };
        }

        try
        {
            await _writer.WriteLineAsync(JsonSerializer.Serialize(request).AsMemory(), cancellationToken);
            return true;
        }
        catch (IOException)
        {
            await exited;
            return false;
        }
    }

    private string Text() => string.Join('\n', new[] { _output.Take(), _errors.Take() }.Where(text => text.Length > 0));
}
