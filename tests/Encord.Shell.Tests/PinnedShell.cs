using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Encord.Shell.Tests;

/// <summary>The PowerShell of the tool manifest and the Pester of Directory.Packages.props, found by their paths; PATH and PSModulePath are not asked.</summary>
internal static class PinnedShell
{
    public static string Version { get; } = Metadata("ShellVersion");

    public static string PesterVersion { get; } = Metadata("PesterVersion");

    public static string PesterManifest { get; } = Metadata("PesterManifest");

    public static string Metadata(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;

    /// <summary>How the shell is started with a script of its own.</summary>
    public static ProcessStartInfo Start(string script, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet(), [Path.Combine(Metadata("ShellFolder"), "pwsh.dll"), "-NoProfile", "-NonInteractive", "-File", script, .. arguments]);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        // Code that is counted to be compiled better later never gets there in runs as short as these.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        // The engine is compiled method by method while it runs, and to protect the memory of each as it is compiled takes time.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }

    // The dotnet that runs this process: <root>/shared/Microsoft.NETCore.App/<version>/ is where its runtime is.
    private static string Dotnet() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
