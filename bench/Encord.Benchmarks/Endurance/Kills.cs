using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Encord.Benchmarks.Harness;
using Encord.Emulator;

namespace Encord.Benchmarks.Endurance;

/// <summary>
/// Ends the processes of commands at random moments and runs each command again: it must end where a run without a death ends. The tests do the same at chosen moments.
/// </summary>
internal static class Kills
{
    private const int Images = 120;

    private const string Objects = "Get-EncordLabelRow Kills | Get-EncordObjectInstance | ForEach-Object { \"$($_.DataTitle) $($_.Shape)\" }";

    // $path is a folder of the round, $data the samples. What an export writes is compared as files, what others leave on the server by the last script.
    private static readonly Work[] Works =
    [
        new("import of COCO", "Import-EncordCocoLabel Kills \"$path/boxes.json\"", Look: Objects),
        new("import of YOLO", "Import-EncordYoloLabel Kills \"$path/yolo\"", Look: Objects),
        new("upload", "Add-EncordDataRow (Get-EncordDataset Killed) -Path \"$data/p*/*\"", Look: "Get-EncordDataRow Killed | ForEach-Object Title"),
        new("agent", "Invoke-EncordTaskAgent 'Street scenes' Triage { 'Accept' } -BatchSize 1", Look: "'Annotate', 'Review', 'Triage', 'Complete' | ForEach-Object { \"$_ $(@(Get-EncordLabelRow 'Street scenes' -WorkflowStage $_).Count)\" }"),
        new("download", "Get-EncordLabelRow 'Street scenes' | Export-EncordData -Path \"$path/out\" -Force"),
        new("export of YOLO", "Export-EncordYoloLabel 'Street scenes' \"$path/out\" -Force -WarningAction Ignore"),
        new("export of COCO", "Export-EncordCocoLabel 'Street scenes' \"$path/out.json\" -Force -WarningAction Ignore"),
        new("export of a table", "Export-EncordLabelTable 'Street scenes' \"$path/out\" -Force -WarningAction Ignore"),
    ];

    /// <returns>0 where every command ended right.</returns>
    public static async Task<int> RunAsync(int kills)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        var folder = Directory.CreateTempSubdirectory("kills-");
        var random = new Random(kills);
        var wrong = 0;
        try
        {
            foreach (var work in Works)
            {
                var clean = await RoundAsync(emulator, work, folder.FullName, killAfter: null);
                var again = await RoundAsync(emulator, work, folder.FullName, killAfter: null);
                if (clean.End != again.End)
                {
                    throw new InvalidOperationException($"'{work.Name}' does not end the same twice.\n{clean.End}\n{again.End}");
                }

                var early = 0;
                for (var i = 0; i < kills; i++)
                {
                    var moment = random.NextDouble() * again.Took;
                    var (end, _, wasKilled) = await RoundAsync(emulator, work, folder.FullName, moment);
                    early += wasKilled ? 1 : 0;
                    if (end != clean.End)
                    {
                        wrong++;
                        Console.WriteLine(FormattableString.Invariant($"{work.Name}, ended after {moment.TotalMilliseconds:0} ms: it is not right after the second run.\n{Difference(clean.End, end)}"));
                    }
                }

                Console.WriteLine(FormattableString.Invariant($"{work.Name,-20} {again.Took.TotalMilliseconds,6:0} ms whole, {kills} processes ended, {early} of them at work"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Console.WriteLine(wrong == 0 ? "Every command ended right." : $"{wrong} commands did not end right.");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>The process that is ended: says when its work begins and when it is done.</summary>
    public static void Work(string script, string address, string folder)
    {
        using var shell = Connected(new Uri(address), folder);
        Console.WriteLine("begun");
        shell.Run(script);
        Console.WriteLine("done");
    }

    private static async Task<(string End, TimeSpan Took, bool WasKilled)> RoundAsync(EncordEmulator emulator, Work work, string root, TimeSpan? killAfter)
    {
        emulator.Reset();
        emulator.AddProject(new SyntheticProject { Title = "Kills", Images = Images, Boxes = 0 });
        var folder = Directory.CreateDirectory(Path.Combine(root, "round")).FullName;
        using var shell = Connected(emulator.BaseAddress, folder);
        shell.Run("$null = New-EncordDataset Killed");
        WriteLabels(folder, [.. shell.Run("(Get-EncordLabelRow Kills).DataTitle").Select(title => title.ToString()!)]);
        var input = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToHashSet();
        var (took, wasKilled) = await ProcessAsync(work, emulator.BaseAddress, folder, killAfter);
        if (killAfter is not null)
        {
            shell.Run(work.Script);
        }

        var end = work.Look is { } look ? string.Join('\n', shell.Run(look).Select(line => line.ToString()).Order(StringComparer.Ordinal))
            : string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !input.Contains(file)).Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"));
        Directory.Delete(folder, recursive: true);
        return (end, took, wasKilled);
    }

    private static async Task<(TimeSpan Took, bool WasKilled)> ProcessAsync(Work work, Uri address, string folder, TimeSpan? killAfter)
    {
        using var process = OwnProcess.Start("kills", "--work", work.Script, address.ToString(), folder);
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != "begun")
        {
        }

        var clock = Stopwatch.StartNew();
        var rest = process.StandardOutput.ReadToEndAsync();
        if (killAfter is { } moment)
        {
            await Task.WhenAny(rest, Task.Delay(moment));
            process.Kill();
        }

        var isDone = (await rest).Contains("done", StringComparison.Ordinal);
        await process.WaitForExitAsync();
        return isDone || killAfter is not null ? (clock.Elapsed, !isDone) : throw new InvalidOperationException($"'{work.Name}' failed without being ended.");
    }

    private static BenchmarkShell Connected(Uri address, string folder)
    {
        var shell = BenchmarkShell.Connected(address.ToString());
        shell.Set("path", folder);
        shell.Set("data", Path.Combine(BenchmarkShell.Root, "samples", "data"));
        shell.Run("$ErrorActionPreference = 'Stop'");
        return shell;
    }

    /// <summary>Two boxes on each picture, as a COCO file and as a folder of YOLO.</summary>
    private static void WriteLabels(string folder, string[] titles)
    {
        var labels = Directory.CreateDirectory(Path.Combine(folder, "yolo", "labels")).FullName;
        File.WriteAllText(Path.Combine(folder, "yolo", "data.yaml"), "names: [Car]\n");
        var images = new StringBuilder();
        var annotations = new StringBuilder();
        for (var i = 0; i < titles.Length; i++)
        {
            File.WriteAllText(Path.Combine(labels, Path.ChangeExtension(titles[i], ".txt")), "0 0.5 0.5 0.1 0.1\n0 0.3 0.3 0.1 0.1\n");
            images.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}{{\"id\":{i},\"file_name\":\"{titles[i]}\",\"width\":640,\"height\":480}}");
            for (var box = 0; box < 2; box++)
            {
                annotations.Append(CultureInfo.InvariantCulture, $"{(i + box > 0 ? "," : "")}{{\"id\":{(2 * i) + box},\"image_id\":{i},\"category_id\":1,\"bbox\":[{10 + box},20,30,40],\"area\":1200,\"iscrowd\":0}}");
            }
        }

        File.WriteAllText(Path.Combine(folder, "boxes.json"), $"{{\"images\":[{images}],\"categories\":[{{\"id\":1,\"name\":\"Car\"}}],\"annotations\":[{annotations}]}}");
    }

    private static string Difference(string right, string wrong)
    {
        var (expected, found) = (right.Split('\n'), wrong.Split('\n'));
        return $"missing: {string.Join(" | ", expected.Except(found).Take(5))}; too many: {string.Join(" | ", found.Except(expected).Take(5))}; {expected.Length} lines became {found.Length}";
    }
}

/// <summary>A command that is ended.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Script">What the process runs.</param>
/// <param name="Look">What shows how it ended; null where that is the files it wrote.</param>
internal sealed record Work(string Name, string Script, string? Look = null);
