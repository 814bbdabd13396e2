using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Encord.Client.Tests.Support;
using Encord.Emulator;
using Encord.PowerShell.Tests.Conventions;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>A server and a shell in which commands meet faults, one after the other.</summary>
internal sealed partial class FaultLane : IAsyncDisposable
{
    private readonly OwnServer _server;
    private readonly ExamplePlace _place;
    private readonly HashSet<string> _files;
    private (int Retries, int TimeoutSec) _connected;

    private FaultLane(OwnServer server)
    {
        _server = server;
        _place = new ExamplePlace(server);
        _files = [.. Files()];
        server.Run(
            """
            $VerbosePreference = 'Continue'
            $known = @((Get-Variable -Scope Global).Name) + 'known'
            """).ThrowOnError();
    }

    public EncordEmulator Emulator => _server.Emulator;

    public string Folder => _place.Folder;

    public static async Task<FaultLane> OpenAsync() => new(await OwnServer.StartAsync());

    /// <summary>The sample data, files and connection as they were at the start, and no variables of another command.</summary>
    public void Refresh()
    {
        Reset();
        Forget();
        Connect(retries: 0, timeoutSec: 30);
        _server.Run("Get-Variable -Scope Global | Where-Object Name -NotIn $known | Remove-Variable -Scope Global -Force -ErrorAction Ignore");
    }

    /// <summary>The sample data and files as they were at the start.</summary>
    public void Reset()
    {
        Emulator.Reset();
        ForgetFiles();
    }

    /// <summary>Removes what commands wrote.</summary>
    public void ForgetFiles()
    {
        foreach (var file in Files().Where(file => !_files.Contains(file)))
        {
            File.Delete(file);
        }
    }

    /// <summary>Makes the next connection a new one, which knows nothing of what the server said before.</summary>
    public void Forget() => _connected = default;

    /// <summary>Connects with these settings, unless the connection has them: one goes on working after a fault.</summary>
    public void Connect(int retries, int timeoutSec)
    {
        if (_connected == (retries, timeoutSec))
        {
            return;
        }

        _connected = (retries, timeoutSec);
        _server.Run(
            $"""
            $PSDefaultParameterValues['Connect-Encord:MaximumRetryCount'] = {retries}
            $PSDefaultParameterValues['Connect-Encord:TimeoutSec'] = {timeoutSec}
            Connect-Encord -Emulator -Domain {Emulator.BaseAddress} -SkipCheck
            """).ThrowOnError();
    }

    /// <summary>Runs the script until its end or the bound.</summary>
    /// <param name="script">What runs.</param>
    /// <param name="stopsAtError">Whether the first error ends it.</param>
    public LaneResult Run(string script, bool stopsAtError)
    {
        using var shell = _server.Shell.Create($"$ErrorActionPreference = '{(stopsAtError ? "Stop" : "Continue")}'\n{script}");
        var output = new PSDataCollection<PSObject>();
        var input = new PSDataCollection<PSObject>();
        input.Complete();
        ErrorRecord? terminated = null;
        var running = shell.BeginInvoke(input, output);
        var isBounded = running.AsyncWaitHandle.WaitOne(Patience.Limit);
        if (!isBounded)
        {
            shell.Stop();
        }

        try
        {
            shell.EndInvoke(running);
        }
        catch (RuntimeException failure)
        {
            terminated = failure.ErrorRecord;
        }

        return new LaneResult(
            [.. output],
            terminated is null ? [.. shell.Streams.Error] : [.. shell.Streams.Error, terminated],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose],
            [.. shell.Streams.Debug.Select(record => record.Message)],
            isBounded);
    }

    /// <summary>Runs the statement with every message, and its output as JSON and as lists.</summary>
    /// <returns>The secrets in what was shown.</returns>
    public IReadOnlyList<string> Speak(string statement)
    {
        var assigned = Parser.ParseInput(statement, out _, out _).EndBlock.Statements is [AssignmentStatementAst assignment, ..] ? assignment.Left.Extent.Text : "";
        var result = Run($"$DebugPreference = 'Continue'; {statement}; {assigned}; $DebugPreference = 'SilentlyContinue'", stopsAtError: false);
        var shown = _server.Run(
            "$shown = $shown | Select-Object -First 3; $shown | Format-List * -Force | Out-String -Width 100000; $shown | ConvertTo-Json -Depth 3 -WarningAction Ignore",
            ("shown", result.Output)).Output.Select(text => LinkProperty().Replace(text.ToString(), "$1"));
        return
        [
            .. new[] { ("a message", result.Verbose.Select(record => record.Message).Concat(result.Debug).Concat(result.Warnings)), ("an object", shown) }
                .Select(part => (Where: part.Item1, Secret: SecretTrace.Find(part.Item2, Emulator.WellKnownPrivateKeyText)))
                .Where(part => part.Secret is not null).Select(part => $"{part.Where}: {part.Secret}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _place.Dispose();
    }

    // Whoever asks for a link gets it, in a property that says so.
    [GeneratedRegex(@"(?m)^(\s*""?(SignedUrl|FileLink|WeightsLink|DataLink|Url)""?\s*:).*$")]
    private static partial Regex LinkProperty();

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_place.Folder, "*", SearchOption.AllDirectories);
}

/// <summary>What a script wrote in a lane, and whether it came to an end.</summary>
internal sealed record LaneResult(
    IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<VerboseRecord> Verbose, IReadOnlyList<string> Debug, bool IsBounded);
