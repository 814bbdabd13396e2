using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PS = System.Management.Automation.PowerShell;

namespace Encord.PowerShell.Tests.Engine;

/// <summary>
/// A runspace of the real engine with the built module imported. To open one and import the module takes ten times as long as to put one back to
/// its start, so one that a test is done with serves the next: without its variables, its preferences and its connection.
/// </summary>
internal sealed class Shell : IDisposable
{
    private static readonly ConcurrentBag<Runspace> Idle = [];

    private readonly Runspace _runspace;
    private bool _spent;

    private Shell(Runspace runspace)
    {
        _runspace = runspace;
    }

    /// <summary>A runspace with the module and no connection.</summary>
    public static Shell Open()
    {
        if (Idle.TryTake(out var idle))
        {
            idle.ResetRunspaceState();
            var renewed = new Shell(idle);
            renewed.Run("Disconnect-Encord").ThrowOnError();
            return renewed;
        }

        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        var shell = new Shell(runspace);
        shell.Run($"Import-Module '{ModuleUnderTest.Manifest}'").ThrowOnError();
        shell._spent = false;
        return shell;
    }

    /// <summary>A runspace with the module, connected to the server with the well-known test key.</summary>
    public static Shell Connected(Uri server, int timeoutSec = 30)
    {
        var shell = Open();
        shell.Run($"Connect-Encord -Emulator -Domain {server} -TimeoutSec {timeoutSec} -SkipCheck").ThrowOnError();
        return shell;
    }

    /// <summary>Runs the script with the variables set and gathers everything that it wrote.</summary>
    public ShellResult Run(string script, params (string Name, object? Value)[] variables)
    {
        _spent |= script.Contains("-Module", StringComparison.OrdinalIgnoreCase);
        using var shell = Prepare(script, variables);
        var output = new List<PSObject>();
        RuntimeException? terminated = null;
        try
        {
            shell.Invoke(input: (IEnumerable?)null, output, new PSInvocationSettings());
        }
        catch (RuntimeException failure)
        {
            terminated = failure;
        }

        return new ShellResult(
            output,
            [.. shell.Streams.Error],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Progress],
            [.. shell.Streams.Information.Select(record => record.MessageData?.ToString() ?? "")],
            terminated);
    }

    /// <summary>Runs the script, which must end with a terminating error, and returns that error.</summary>
    public ErrorRecord Catch(string script, params (string Name, object? Value)[] variables)
    {
        var result = Run($"try {{ {script} }} catch {{ $_ }}", variables);
        return Assert.IsType<ErrorRecord>(Assert.Single(result.Output, item => item.BaseObject is ErrorRecord).BaseObject);
    }

    /// <summary>The promised part of the id of the error that ends the script.</summary>
    public string CatchId(string script, params (string Name, object? Value)[] variables) => ShellResult.IdOf(Catch(script, variables));

    /// <summary>A pipeline that is not started yet, for tests that stop it.</summary>
    public PS Create(string script, params (string Name, object? Value)[] variables)
    {
        Keep();
        return Prepare(script, variables);
    }

    /// <summary>
    /// Lets no other test have this runspace: it was changed in a way that does not go away with its variables. What imports or removes modules is
    /// known without that.
    /// </summary>
    public void Keep() => _spent = true;

    public void Dispose()
    {
        if (_spent || _runspace.RunspaceStateInfo.State != RunspaceState.Opened || _runspace.RunspaceAvailability != RunspaceAvailability.Available)
        {
            _runspace.Dispose();
        }
        else
        {
            Idle.Add(_runspace);
        }
    }

    private PS Prepare(string script, (string Name, object? Value)[] variables)
    {
        foreach ((var name, var value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        var shell = PS.Create();
        shell.Runspace = _runspace;
        return shell.AddScript(script);
    }
}
