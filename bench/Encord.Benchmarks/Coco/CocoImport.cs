using System.Diagnostics;
using System.Globalization;
using Encord.Benchmarks.Harness;

namespace Encord.Benchmarks.Coco;

/// <summary>
/// 2,000 images with 100,000 boxes into a project without labels: in a real pwsh, and with the vendor's SDK; then ten times as much. pwsh is
/// <c>ENCORD_BENCH_PWSH</c> or found on the path; the SDK runs where <c>ENCORD_BENCH_PYTHON</c> names an interpreter that has release 0.1.190.
/// </summary>
internal sealed class CocoImport : IBenchmark
{
    private const string FolderVariable = "ENCORD_BENCH_COCO";
    private const int Projects = 16;

    private const string PwshScript = """
        param($manifest, $server, $size, $path)
        Import-Module $manifest
        Connect-Encord -Emulator -Domain $server -TimeoutSec 300
        $project = Get-EncordProject | Where-Object Title -like "$size *" |
            Where-Object { -not (Get-EncordLabelRow $_ -InitializedOnly | Select-Object -First 1) } | Select-Object -First 1
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $result = Import-EncordCocoLabel $project $path -ErrorAction Stop
        $clock.Stop()
        "ADDED $($result.Added)"
        "SECONDS $($clock.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture))"
        "PEAK $(((Get-Content /proc/self/status) -match 'VmHWM') -replace '\D')"
        """;

    private const string PythonScript = """
        import json, sys, time, resource
        from encord.user_client import EncordUserClient
        from encord.utilities.coco.datastructure import FrameIndex
        server, size, path, key = sys.argv[1:5]
        client = EncordUserClient.create_with_ssh_private_key(open(key).read(), domain=server.rstrip("/"))
        for entry in client.get_projects():
            project = client.get_project(entry["project"].project_hash)
            if project.title.startswith(size + " "):
                rows = project.list_label_rows_v2()
                if all(row.label_hash is None for row in rows):
                    break
        frames = {row.data_title: row.data_hash for row in rows}
        start = time.time()
        coco = json.load(open(path))
        project.import_coco_labels(coco, {1: "appleBox"}, {image["id"]: FrameIndex(frames[image["file_name"]]) for image in coco["images"]})
        print("ADDED", len(coco["annotations"]))
        print("SECONDS", time.time() - start)
        print("PEAK", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        """;

    public string Name => "coco-import";

    public IReadOnlyList<string> Cases { get; } = Environment.GetEnvironmentVariable("ENCORD_BENCH_PYTHON") is null
        ? ["pwsh", "pwsh, 10 x the size"]
        : ["pwsh", "pwsh, 10 x the size", "vendor's SDK"];

    public async Task<IBenchmarkServer?> StartServerAsync()
    {
        var server = await CocoServer.StartAsync(Projects, Projects / 2);
        // The cases run in processes of their own and find the files by this.
        Environment.SetEnvironmentVariable(FolderVariable, server.Folder.FullName);
        return server;
    }

    public async Task<Measurement> MeasureAsync(string name, Uri? server)
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        var size = name.Contains("10 x", StringComparison.Ordinal) ? "large" : "small";
        var file = Path.Combine(folder, size + ".json");
        var isVendor = name.StartsWith("vendor", StringComparison.Ordinal);
        var script = Path.Combine(folder, isVendor ? "import.py" : "import.ps1");
        await File.WriteAllTextAsync(script, isVendor ? PythonScript : PwshScript);
        string[] arguments = isVendor
            ? [script, server!.ToString(), size, file, Path.Combine(folder, "key")]
            : ["-NoProfile", "-File", script, BenchmarkShell.Manifest, server!.ToString(), size, file];
        var program = isVendor ? Environment.GetEnvironmentVariable("ENCORD_BENCH_PYTHON")! : Environment.GetEnvironmentVariable("ENCORD_BENCH_PWSH") ?? "pwsh";
        var figures = await RunAsync(program, arguments);
        var expected = CocoServer.BoxesPerImage * (size == "large" ? CocoServer.LargeImages : CocoServer.SmallImages);
        return figures["ADDED"] == expected
            ? new Measurement { ["time, s"] = figures["SECONDS"], ["peak memory of the process, MB"] = figures["PEAK"] * 1024 / 1e6 }
            : throw new InvalidOperationException($"{figures["ADDED"]} objects were added instead of {expected}.");
    }

    private static async Task<Dictionary<string, double>> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var figures = new Dictionary<string, double>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            if (words.Length == 2 && double.TryParse(words[1], CultureInfo.InvariantCulture, out var figure))
            {
                figures[words[0]] = figure;
            }
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? figures : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
