using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Isolation;

/// <summary>
/// The files that Windows PowerShell would load, at work: on Windows in .NET Framework, elsewhere in Mono. What of Windows PowerShell is more than
/// the framework, its engine, is not in this test.
/// </summary>
public sealed class DesktopClient
{
    [Fact]
    public async Task Connects_lists_edits_saves_exchanges_COCO_files_uploads_and_reports()
    {
        Assert.SkipUnless(IsFrameworkHere(), "Mono is not installed, so the net472 client was not run. Debian: apt-get install mono-runtime libmono-system-net-http4.0-cil "
            + "libmono-system-componentmodel-dataannotations4.0-cil libmono-system-runtime-serialization4.0-cil");
        await using var server = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 }, TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("encord-desktop-").FullName;
        try
        {
            var lines = await RunAsync(server.BaseAddress, folder);
            Assert.Equal("connected, projects: Parking lot, Street scenes, Ward round", lines[0]);
            Assert.Matches(@"^saved 'street-\d+\.png': 1 object more, at x=0\.125 y=0\.25 w=0\.5 h=0\.375$", lines[1]);
            Assert.Matches(@"^COCO: (\d+) annotations out, \1 of them known, 1 new one in$", lines[2]);
            Assert.Equal("uploaded: pixel.png", lines[3]);
            Assert.Matches(@"^report: 4 pictures, small copies of [1-4]$", lines[4]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsFrameworkHere()
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            using var mono = Process.Start(new ProcessStartInfo("mono", ["--version"]) { RedirectStandardOutput = true })!;
            mono.StandardOutput.ReadToEnd();
            mono.WaitForExit();
            return mono.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string[]> RunAsync(Uri server, string folder)
    {
        var host = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "NetFrameworkHost").Value!;
        string[] arguments = [Path.Combine(ModuleUnderTest.Folder, "bin", "net472"), server.ToString(), folder];
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(host, arguments) : new ProcessStartInfo("mono", [host, .. arguments]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, errors + await output);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ToArray();
    }
}
