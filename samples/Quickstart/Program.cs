using System.Reflection;
using Encord.Emulator;
using Microsoft.PowerShell;

var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;
var module = Path.Combine(root, "out", "Encord", "Encord.psd1");
var transcript = Path.Combine(root, "samples", "Quickstart", "Show-Transcript.ps1");
var script = args.Length > 0 ? Path.GetFullPath(args[0]) : Path.Combine(root, "samples", "quickstart.ps1");

await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
Console.WriteLine($"A local Encord server with sample data is listening on {emulator.BaseAddress}");
Console.WriteLine();

return ConsoleShell.Start(
    bannerText: "",
    helpText: "",
    ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", transcript, "-Script", script, "-Module", module, "-Server", emulator.BaseAddress.ToString()]);
