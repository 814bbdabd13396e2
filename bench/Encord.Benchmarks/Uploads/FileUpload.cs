using System.Diagnostics;
using System.Globalization;
using Encord.Benchmarks.Harness;
using Encord.Emulator;

namespace Encord.Benchmarks.Uploads;

/// <summary>
/// Files of 100 kB, and one of 500 MB, uploaded to the emulator: by the command, and by the vendor's SDK, each with a fresh dataset on the same
/// server. The SDK's cases need Python with the SDK: the environment variable ENCORD_BENCH_PYTHON names the interpreter.
/// </summary>
internal sealed class FileUpload : IBenchmark
{
    private const int Files = 1000;
    private const int Warm = 20;
    private const string SdkCase = "SDK, image by image";
    private const string SdkGroupCase = "SDK, one group of 1,000";

    private const string FewCase = "100 files";
    private const string RepeatedCase = "5,000 files";
    private const string LargeCase = "one file of 500 MB";

    private static readonly string? Python = Environment.GetEnvironmentVariable("ENCORD_BENCH_PYTHON");

    public string Name => "uploads";

    public IReadOnlyList<string> Cases { get; } =
        Python is null ? ["1,000 files", FewCase, RepeatedCase, LargeCase] : ["1,000 files", FewCase, RepeatedCase, LargeCase, SdkCase, SdkGroupCase];

    public async Task<IBenchmarkServer?> StartServerAsync() => await UploadServer.StartAsync(Files + Warm);

    public Task<Measurement> MeasureAsync(string name, Uri? server) => name switch
    {
        SdkCase => SdkAsync(server!, "each"),
        SdkGroupCase => SdkAsync(server!, "group"),
        FewCase => Task.FromResult(Command(server!, Pictures(Files / 10))),
        RepeatedCase => Task.FromResult(Command(server!, Pictures(5 * Files))),
        LargeCase => Task.FromResult(Command(server!, [UploadServer.LargeFile])),
        _ => Task.FromResult(Command(server!, Pictures(Files))),
    };

    private static string[] Pictures(int count) => [.. Enumerable.Range(0, count).Select(i => UploadServer.File(Warm + (i % Files)))];

    private static Measurement Command(Uri server, string[] files)
    {
        using var shell = BenchmarkShell.Connected(server.ToString());
        shell.Run("$dataset = New-EncordDataset 'Benchmark'");

        // Something first: what is loaded and compiled once is not part of the question.
        shell.Set("files", Enumerable.Range(0, Warm).Select(UploadServer.File).ToArray());
        shell.Run("Add-EncordDataRow $dataset $files");
        shell.Set("files", files);
        var liveBefore = GC.GetTotalMemory(forceFullCollection: true);
        var idle = PeakMemory.Now();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        shell.Run("Add-EncordDataRow $dataset $files -AllowDuplicate");
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var peak = PeakMemory.Peak();
        var garbage = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e3;
        var live = (GC.GetTotalMemory(forceFullCollection: true) - liveBefore) / 1e6;
        var added = shell.Run("Get-EncordDataRow $dataset").Count - Warm;
        var result = files.Length == 1 ? Large(milliseconds, peak - idle) : Result(files.Length, milliseconds, peak - idle);
        result["peak memory of the process, MB"] = peak;
        result["memory that stays in use, MB"] = live;
        result["allocated for each file, kB"] = garbage / files.Length;
        return added == files.Length ? result : throw new InvalidOperationException($"{added} files were added.");
    }

    private static async Task<Measurement> SdkAsync(Uri server, string way)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Uploads", "sdk_upload.py");
        var start = new ProcessStartInfo(Python!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { script, server.ToString().TrimEnd('/'), UploadServer.Folder, Files.ToString(CultureInfo.InvariantCulture), Warm.ToString(CultureInfo.InvariantCulture), way })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ENCORD_SSH_KEY"] = WellKnown.AdminPrivateKeyText;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var figures = (await process.StandardOutput.ReadToEndAsync()).Trim().Split('\n')[^1].Split(' ');
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Result(Files, double.Parse(figures[0], CultureInfo.InvariantCulture) * 1000, double.Parse(figures[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException(await errors);
    }

    private static Measurement Large(double milliseconds, double memory) => new()
    {
        ["time for one file, ms"] = milliseconds,
        ["peak memory over idle, MB"] = memory,
    };

    private static Measurement Result(int count, double milliseconds, double memory) => new()
    {
        ["time for 1,000 files, ms"] = milliseconds * Files / count,
        ["peak memory over idle, MB"] = memory,
    };
}
