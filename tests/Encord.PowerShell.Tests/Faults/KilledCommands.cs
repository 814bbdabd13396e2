using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Encord.Client.Tests.Support;
using Encord.Emulator;
using Encord.PowerShell.Tests.Conventions;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>
/// Ends the process of a command for real while the server holds one of its requests: before its work, or with half of its answer sent. Run again, the command ends where it
/// would have ended. Imports are in <see cref="Coco.CocoInterruption"/>.
/// </summary>
public sealed class KilledCommands(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private static readonly string Host =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "ScriptHost").Value!;

    private static readonly Fault Held = new() { Kind = FaultKind.Delay, DelayMilliseconds = Patience.HeldMilliseconds };

    private static readonly Fault Answering = new() { Kind = FaultKind.Stall, DelayMilliseconds = Patience.HeldMilliseconds };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("killed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_ends_with_each_file_once(bool whileFilesAreSent)
    {
        var server = shared.Fresh();
        using var place = new ExamplePlace(server);
        var files = Directory.GetFiles(Path.Combine(place.Folder, "photos")).Order().ToArray();
        server.Run("$dataset = New-EncordDataset 'Killed'").ThrowOnError();
        var script = $"Add-EncordDataRow (Get-EncordDataset 'Killed') -Path '{place.Folder}/photos/*' -ThrottleLimit 1";
        await KillAsync(server, script, whileFilesAreSent ? Held with { Method = "PUT", Path = "/storage", Skip = 2 } : Answering with { QueryType = "datasetdatalongpolling", QueryMethod = "POST" });

        server.Run(script).ThrowOnError();

        Assert.Equal(files.Select(Path.GetFileName), server.Run("Get-EncordDataRow 'Killed'").ThrowOnError().Texts("Title").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Export-EncordYoloLabel 'Street scenes' '{0}' -Split @{{ train = 0.5; val = 0.5 }} -BundleSize 1 -Force -WarningAction Ignore")]
    [InlineData("Export-EncordCocoLabel 'Street scenes' '{0}/labels.json' -BundleSize 1 -Force -WarningAction Ignore")]
    [InlineData("Export-EncordLabelTable 'Street scenes' '{0}/labels.csv' -Normalized -BundleSize 1 -Force -WarningAction Ignore")]
    public Task An_export_ends_with_the_files_that_one_without_a_death_has(string script) =>
        EndsWithTheSameFilesAsync(script, Answering with { QueryType = "labelrow", QueryMethod = "GET", Skip = 4 }, leastFiles: 1);

    [Fact]
    public Task A_download_ends_with_the_files_that_one_without_a_death_has() =>
        EndsWithTheSameFilesAsync("Get-EncordLabelRow -Project 'Street scenes' -DataTitle 'street-000*' | Export-EncordData -Path '{0}' -Force", Answering with { Method = "GET", Path = "/storage", Skip = 3 }, leastFiles: 10);

    [Fact]
    public async Task An_agent_leaves_no_task_behind_and_moves_none_twice()
    {
        var server = shared.Fresh();
        const string Script = "Invoke-EncordTaskAgent 'Street scenes' Triage { 'Accept' } -BatchSize 1";
        var before = Tasks(server);
        await KillAsync(server, Script, Answering with { Method = "POST", Path = "/v2/public/projects", Skip = 1 });
        var left = Tasks(server);

        var results = server.Run(Script).ThrowOnError().Output.Count;

        Assert.InRange(left, 1, before - 1);
        Assert.Equal(left, results);
        Assert.Equal(0, Tasks(server));
    }

    private async Task EndsWithTheSameFilesAsync(string script, Fault fault, int leastFiles)
    {
        var server = shared.Fresh();
        string Script(string name) => string.Format(CultureInfo.InvariantCulture, script, Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName);
        await KillAsync(server, Script("killed"), fault);

        server.Run(Script("killed")).ThrowOnError();
        server.Run(Script("fresh")).ThrowOnError();

        Assert.Equal(Content("fresh"), Content("killed"));
        Assert.True(Content("fresh").Count >= leastFiles);
    }

    private static int Tasks(OwnServer server) => server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").ThrowOnError().Output.Count;

    /// <summary>Runs the script in a process of its own and ends that when the fault holds a request.</summary>
    private static async Task KillAsync(OwnServer server, string script, Fault fault)
    {
        server.Emulator.Faults.Add(fault);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Host, ModuleUnderTest.Manifest, server.Emulator.BaseAddress.ToString(), script })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            var exit = process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await Patience.UntilAsync(() => exit.IsCompleted || server.Emulator.Faults.Pending.Count == 0);
            if (process.HasExited)
            {
                var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
                Assert.Fail($"The script ended before the request that was to be held. It said: {said}");
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            server.Emulator.Faults.Clear();
        }
    }

    private Dictionary<string, string> Content(string name)
    {
        var folder = Path.Combine(_folder.FullName, name);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order()
            .ToDictionary(path => Path.GetRelativePath(folder, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
    }
}
