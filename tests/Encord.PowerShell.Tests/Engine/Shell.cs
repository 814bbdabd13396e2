using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PS = System.Management.Automation.PowerShell;

namespace Encord.PowerShell.Tests.Engine;

/// <summary>A runspace of the real engine with the built module imported.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;

    private Shell(Runspace runspace)
    {
        _runspace = runspace;
    }

    /// <summary>A runspace with the module and no connection.</summary>
    public static Shell Open()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        var shell = new Shell(runspace);
        shell.Run($"Import-Module '{ModuleUnderTest.Manifest}'").ThrowOnError();
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
        using var shell = Create(script, variables);
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
        foreach ((var name, var value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        var shell = PS.Create();
        shell.Runspace = _runspace;
        return shell.AddScript(script);
    }

    public void Dispose() => _runspace.Dispose();
}
