using System.Management.Automation.Runspaces;
using System.Reflection;
using PS = System.Management.Automation.PowerShell;

// usage: Encord.IsolationHost older|newer <Encord.psd1> <server>
// Loads the other module's copies into the default context, then uses ours. Prints one line per fact; the test reads them.
var others = Path.Combine(AppContext.BaseDirectory, args[0]);
foreach (var file in Directory.GetFiles(others, "*.dll"))
{
    var loaded = Assembly.LoadFrom(file);
    Console.WriteLine($"preloaded {loaded.GetName().Name} {loaded.GetName().Version}");
}

var state = InitialSessionState.CreateDefault2();
if (OperatingSystem.IsWindows())
{
    state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
}

using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
using var shell = PS.Create();
shell.Runspace = runspace;
shell.AddScript(
    """
    param($module, $server)
    $ErrorActionPreference = 'Stop'
    Import-Module $module
    Connect-Encord -Emulator -Domain $server
    Get-EncordProject | ForEach-Object { "project $($_.Title)" }
    """).AddArgument(args[1]).AddArgument(args[2]);
foreach (var line in shell.Invoke())
{
    Console.WriteLine(line);
}

foreach (var error in shell.Streams.Error)
{
    Console.WriteLine($"error {error}");
}

foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is "Polly.Core" or "Renci.SshNet" or "Microsoft.Extensions.Http" or "SixLabors.ImageSharp"))
{
    var context = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(assembly)?.Name ?? "";
    Console.WriteLine($"loaded {assembly.GetName().Name} {assembly.GetName().Version} in {context}");
}
