using System.Reflection;
using Encord.Emulator;
using Encord.Quickstart;

string root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;
string module = Path.Combine(root, "out", "Encord", "Encord.psd1");
string script = args.Length > 0 ? Path.GetFullPath(args[0]) : Path.Combine(root, "samples", "quickstart.ps1");

await using EncordEmulator emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
Console.WriteLine($"A local Encord server with sample data is listening on {emulator.BaseAddress}");
Console.WriteLine();

return new Transcript(module, emulator.BaseAddress).Run(script);
