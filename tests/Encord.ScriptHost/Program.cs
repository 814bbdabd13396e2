using System.Management.Automation.Runspaces;
using PS = System.Management.Automation.PowerShell;

// usage: Encord.ScriptHost <Encord.psd1> <server> <script>
// Connects with the well-known test key, runs the script and prints what it writes. 1 means that something went wrong.
var state = InitialSessionState.CreateDefault2();
if (OperatingSystem.IsWindows())
{
    state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
}

using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
using var shell = PS.Create();
shell.Runspace = runspace;
shell.AddScript("param($module, $server) Import-Module $module; Connect-Encord -Emulator -Domain $server").AddArgument(args[0]).AddArgument(args[1]);
shell.AddStatement().AddScript(args[2]);
foreach (var line in shell.Invoke())
{
    Console.WriteLine(line);
}

foreach (var error in shell.Streams.Error)
{
    Console.Error.WriteLine(error);
}

return shell.Streams.Error.Count == 0 ? 0 : 1;
