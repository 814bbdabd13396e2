using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using PS = System.Management.Automation.PowerShell;

namespace Encord.Benchmarks.Harness;

/// <summary>The real engine with the built module, as the benchmarks use it.</summary>
internal sealed class BenchmarkShell : IDisposable
{
    private readonly Runspace _runspace;

    public BenchmarkShell()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = BuiltWith("RepositoryRoot");

    public static string Manifest { get; } = Path.Combine(Root, "out", "Encord", "Encord.psd1");

    /// <summary>A module with one cmdlet that does nothing.</summary>
    public static string EmptyModule { get; } = BuiltWith("EmptyModule");

    /// <summary>A shell that has the module and is connected, and asks nobody.</summary>
    public static BenchmarkShell Connected(string server)
    {
        var shell = new BenchmarkShell();
        shell.Run($"Import-Module '{Manifest}'; $ConfirmPreference = 'None'; Connect-Encord -Emulator -Domain {server} -SkipCheck");
        return shell;
    }

    public IReadOnlyList<PSObject> Run(string script)
    {
        using var shell = PS.Create();
        shell.Runspace = _runspace;
        IReadOnlyList<PSObject> output = shell.AddScript(script).Invoke();
        if (shell.Streams.Error.Count > 0)
        {
            throw new InvalidOperationException(shell.Streams.Error[0].ToString());
        }

        return output;
    }

    /// <summary>Starts the script and leaves it to the caller, who stops it.</summary>
    public PS Begin(string script)
    {
        var shell = PS.Create();
        shell.Runspace = _runspace;
        shell.AddScript(script).BeginInvoke();
        return shell;
    }

    public void Set(string name, object value) => _runspace.SessionStateProxy.SetVariable(name, value);

    private static string BuiltWith(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;

    public void Dispose() => _runspace.Dispose();
}
