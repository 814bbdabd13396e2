using System.Diagnostics;
using System.Globalization;
using Encord.Benchmarks.Harness;
using Encord.Emulator;
using Encord.Emulator.Database;

namespace Encord.Benchmarks.Endurance;

/// <summary>
/// Thousands of rounds of the daily work (list, load, edit, save, import) in one shell against one emulator, each in a process of its own: what both hold must not grow. It is
/// compared from the end of the first fifth on, when caches and the runtime have settled.
/// </summary>
internal static class Soak
{
    private const int Images = 20;
    private const int Looks = 20;
    private const double MostGrowth = 1.15;
    private const int MostMore = 10;

    private const string Round =
        """
        $rows = @(Get-EncordLabelRow $project)
        $row = $rows[$n % $rows.Count]
        $new = @($row | Get-EncordObjectInstance)
        if ($new.Count -gt 6) { $new | Select-Object -Skip 3 | Remove-EncordObjectInstance }
        $null = $row | Add-EncordObjectInstance Car -BoundingBox 0.1, 0.1, 0.2, 0.2
        $row | Save-EncordLabelRow
        $null = Import-EncordCocoLabel $project $path
        """;

    /// <summary>The emulator's own process: says where it is, answers each line with how many megabytes of data it keeps, and ends with its input.</summary>
    public static async Task ServeAsync()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        var project = emulator.AddProject(new SyntheticProject { Title = "Soak", Images = Images, Boxes = 3 });
        Console.WriteLine($"{emulator.BaseAddress} {project.ProjectHash}");
        var database = emulator.Services.GetRequiredService<EmulatorDatabase>();
        while (await Console.In.ReadLineAsync() is not null)
        {
            var bytes = database.Scalar<long>("PRAGMA page_count") * database.Scalar<long>("PRAGMA page_size");
            Console.WriteLine((bytes / 1e6).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <returns>0 where nothing grew.</returns>
    public static async Task<int> RunAsync(int rounds)
    {
        using var server = OwnProcess.Start("soak", "--serve");
        var folder = Directory.CreateTempSubdirectory("soak-");
        try
        {
            var said = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
            using var shell = BenchmarkShell.Connected(said[0]);
            shell.Set("path", Path.Combine(folder.FullName, "boxes.json"));
            shell.Set("project", said[1]);
            var titles = shell.Run("(Get-EncordLabelRow $project).DataTitle").Select(title => title.ToString()!).ToArray();
            return await LoopAsync(rounds, shell, server, folder.FullName, titles);
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> LoopAsync(int rounds, BenchmarkShell shell, Process server, string folder, string[] titles)
    {
        using var self = Process.GetCurrentProcess();
        List<(ProcessUse Module, ProcessUse Emulator)> seen = [];
        var clock = Stopwatch.StartNew();
        for (var n = 0; n < rounds; n++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "boxes.json"), Boxes(titles, n));
            shell.Set("n", n);
            shell.Run(Round);
            if ((n + 1) % Math.Max(1, rounds / Looks) == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
                // What the emulator keeps on purpose, such as its log of edits, grows with the work and counts apart.
                await server.StandardInput.WriteLineAsync("size");
                var data = double.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
                var emulator = ProcessUse.Of(server);
                seen.Add((ProcessUse.Of(self), emulator with { Megabytes = emulator.Megabytes - data }));
                Console.WriteLine(FormattableString.Invariant(
                    $"{n + 1,7} rounds {clock.Elapsed.TotalSeconds,6:0} s   module {seen[^1].Module}   emulator {seen[^1].Emulator}, and {data:0.0} MB of data"));
            }
        }

        var first = seen[Math.Min(seen.Count - 1, seen.Count / 5)];
        string[] grown = [.. Grown("module", first.Module, seen[^1].Module), .. Grown("emulator", first.Emulator, seen[^1].Emulator)];
        Console.WriteLine(grown.Length == 0 ? "Nothing grew." : string.Join(Environment.NewLine, grown));
        return grown.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Grown(string whose, ProcessUse first, ProcessUse last)
    {
        if (last.Megabytes > (first.Megabytes * MostGrowth) + MostMore)
        {
            yield return FormattableString.Invariant($"The memory of the {whose} grew from {first.Megabytes:0.0} to {last.Megabytes:0.0} MB.");
        }

        foreach (var (what, from, to) in new[] { ("handles", first.Handles, last.Handles), ("sockets", first.Sockets, last.Sockets), ("threads", first.Threads, last.Threads) })
        {
            if (to > from + MostMore)
            {
                yield return FormattableString.Invariant($"The {what} of the {whose} grew from {from} to {to}.");
            }
        }
    }

    /// <summary>One box on each of three pictures, the same ones again from time to time: the import adds what is new and knows what is there.</summary>
    private static string Boxes(string[] titles, int n)
    {
        var pictures = Enumerable.Range(0, 3).Select(i => titles[(n + i) % titles.Length]).ToArray();
        var images = string.Join(",", pictures.Select((title, i) => $"{{\"id\":{i + 1},\"file_name\":\"{title}\",\"width\":640,\"height\":480}}"));
        var annotations = string.Join(",", pictures.Select((_, i) => string.Create(
            CultureInfo.InvariantCulture, $"{{\"id\":{i + 1},\"image_id\":{i + 1},\"category_id\":1,\"bbox\":[{10 + (n % 5)},20,30,40],\"area\":1200,\"iscrowd\":0}}")));
        return $"{{\"images\":[{images}],\"categories\":[{{\"id\":1,\"name\":\"Car\"}}],\"annotations\":[{annotations}]}}";
    }
}
