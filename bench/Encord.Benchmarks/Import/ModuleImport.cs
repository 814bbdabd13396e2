using System.Diagnostics;
using Encord.Benchmarks.Harness;

namespace Encord.Benchmarks.Import;

/// <summary>What Import-Module costs over an empty binary module, in a fresh process each.</summary>
internal sealed class ModuleImport : IBenchmark
{
    public string Name => "import";

    public IReadOnlyList<string> Cases { get; } = ["empty module", "Encord"];

    public Task<IBenchmarkServer?> StartServerAsync() => Task.FromResult<IBenchmarkServer?>(null);

    public Task<Measurement> MeasureAsync(string name, Uri? server)
    {
        using var shell = new BenchmarkShell();
        shell.Run("Get-Command Import-Module");
        var module = name == "Encord" ? BenchmarkShell.Manifest : BenchmarkShell.EmptyModule;
        var cpu = ProcessorTime.Now();
        var start = Stopwatch.GetTimestamp();
        shell.Run($"Import-Module '{module}'");
        return Task.FromResult(new Measurement
        {
            ["time, ms"] = Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            ["processor time, ms"] = ProcessorTime.Now() - cpu,
        });
    }
}
