using System.Diagnostics;
using Encord.Benchmarks.Harness;

namespace Encord.Benchmarks.Labels;

/// <summary>2,000 label rows with 50 boxes each, loaded and saved in bundles of 100 through the engine, as a user's pipeline does it.</summary>
internal sealed class LabelRoundTrip : IBenchmark
{
    public string Name => "labels";

    public IReadOnlyList<string> Cases { get; } = ["load and save", "load, add a box, save", "load and read instances"];

    public async Task<IBenchmarkServer?> StartServerAsync() => await LabelServer.StartAsync();

    public Task<Measurement> MeasureAsync(string name, Uri? server)
    {
        using var shell = BenchmarkShell.Connected(server!.ToString());
        shell.Run($"$rows = Get-EncordLabelRow -Project {LabelServer.Project}");
        var result = new Measurement
        {
            ["load, ms"] = Time(shell, "$loaded = $rows | Initialize-EncordLabelRow -BundleSize 100"),
        };
        Check(shell, "$loaded.Count", LabelServer.Rows);
        switch (name)
        {
            case "load, add a box, save":
                result["add, ms"] = Time(shell, "$loaded | Add-EncordObjectInstance Car -BoundingBox @{ x = 0.1; y = 0.2; w = 0.3; h = 0.4 }");
                result["save, ms"] = Time(shell, "$saved = $loaded | Save-EncordLabelRow -BundleSize 100 -PassThru");
                Check(shell, "$saved.Count", LabelServer.Rows);
                break;
            case "load and read instances":
                result["read, ms"] = Time(shell, "$count = 0; $loaded | Get-EncordObjectInstance | . { process { $count++ } }");
                Check(shell, "$count", LabelServer.Rows * LabelServer.Objects);
                break;
            default:
                result["save, ms"] = Time(shell, "$saved = $loaded | Save-EncordLabelRow -BundleSize 100 -PassThru");
                Check(shell, "$saved.Count", LabelServer.Rows);
                break;
        }

        result["peak memory of the process, MB"] = PeakMemory.Peak();
        return Task.FromResult(result);
    }

    private static double Time(BenchmarkShell shell, string script)
    {
        var start = Stopwatch.GetTimestamp();
        shell.Run(script);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Check(BenchmarkShell shell, string expression, int expected)
    {
        if ((int)shell.Run(expression)[0].BaseObject != expected)
        {
            throw new InvalidOperationException($"{expression} is not {expected}.");
        }
    }
}
