using System.Diagnostics;
using Encord.Benchmarks.Harness;

namespace Encord.Benchmarks.Labels;

/// <summary>The 50 boxes of each of 2,000 label rows changed in one pipeline, from rows that were only listed to rows that are saved, each once.</summary>
internal sealed class LabelBulkEdit : IBenchmark
{
    public string Name => "edit";

    public IReadOnlyList<string> Cases { get; } = ["answer", "move"];

    public async Task<IBenchmarkServer?> StartServerAsync() => await LabelServer.StartAsync();

    public Task<Measurement> MeasureAsync(string name, Uri? server)
    {
        using var shell = BenchmarkShell.Connected(server!.ToString());
        var change = name == "answer" ? "-Answer @{ Colour = 'Red' }" : "-BoundingBox 0.1, 0.2, 0.3, 0.4";
        var start = Stopwatch.GetTimestamp();
        shell.Run(
            $"""
            $saved = Get-EncordLabelRow {LabelServer.Project} | Get-EncordObjectInstance Car | Set-EncordObjectInstance {change} -PassThru |
                Save-EncordLabelRow -BundleSize 100 -PassThru
            """);
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var saved = shell.Run("$saved.Count")[0].BaseObject;
        return (int)saved != LabelServer.Rows
            ? throw new InvalidOperationException($"{saved} rows were saved and not {LabelServer.Rows}.")
            : Task.FromResult(new Measurement
            {
                ["list, read, change, save, ms"] = took,
                ["peak memory of the process, MB"] = PeakMemory.Peak(),
            });
    }
}
