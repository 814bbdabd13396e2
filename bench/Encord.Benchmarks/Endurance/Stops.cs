using System.Diagnostics;
using System.Management.Automation;
using Encord.Benchmarks.Harness;
using Encord.Emulator;

namespace Encord.Benchmarks.Endurance;

/// <summary>
/// Stops commands at random moments of their work and measures how long each takes to let go: alone, and in 32 runspaces at once, of which one after the other is stopped while the
/// rest goes on. The emulator is a process of its own.
/// </summary>
internal static class Stops
{
    private const int Images = 2000;
    private const int Runspaces = 32;
    private const int Alone = 8;
    private const double MostAlone = 100;

    // They share the processors with each other and with the emulator. What takes longer waits for more than that.
    private const double MostOfMany = 1000;

    // Each runs for ever. $n is the number of the runspace, $path a folder of its own.
    private static readonly (string Name, string Prepare, string Script)[] Works =
    [
        ("list", "", "Get-EncordLabelRow Stops | ForEach-Object { $_ }"),
        ("load", "$rows = Get-EncordLabelRow Stops", "$rows | Initialize-EncordLabelRow -Overwrite"),
        ("edit and save", "$row = (Get-EncordLabelRow Stops)[$n] | Initialize-EncordLabelRow", "$null = $row | Add-EncordObjectInstance Car -BoundingBox 0.1, 0.1, 0.2, 0.2; $row | Save-EncordLabelRow"),
        ("agent", "", "Invoke-EncordTaskAgent 'Street scenes' Triage { while ($true) { Start-Sleep -Milliseconds 10 } }"),
        ("silent server", "", "Get-EncordDataset"),
        ("download", "", "Get-EncordLabelRow 'Street scenes' | Export-EncordData -Path \"$path/$([guid]::NewGuid())\""),
        ("upload", "$dataset = New-EncordDataset \"Stopped $n $([guid]::NewGuid())\"", "Add-EncordDataRow $dataset -Path \"$data/p*/*\""),
        ("problems", "", "Find-EncordLabelProblem Stops"),
        ("comparison", "$rows = Get-EncordLabelRow Stops | Initialize-EncordLabelRow", "Compare-EncordLabel $rows $rows"),
        ("export of YOLO", "", "Export-EncordYoloLabel Stops $path -Force"),
        ("export of VOC", "", "Export-EncordVocLabel Stops $path -Force"),
        ("export of masks", "", "Export-EncordMask Stops $path -Force"),
        ("overlays", "", "Export-EncordOverlay Stops $path -Force"),
        ("export of COCO", "", "Export-EncordCocoLabel Stops \"$path.json\" -Force"),
        ("tables", "", "Export-EncordLabelTable Stops \"$path.csv\" -Force"),
        ("report", "", "Export-EncordReport Stops \"$path.html\" -Force"),
        ("import of COCO", "$null = Export-EncordCocoLabel Stops \"$path.json\" -Force", "Import-EncordCocoLabel Stops \"$path.json\" -NoJournal"),
        ("import of YOLO", "$null = Export-EncordYoloLabel Stops $path -Force", "Import-EncordYoloLabel Stops $path -NoJournal"),
        ("import of VOC", "$null = Export-EncordVocLabel Stops $path -Force", "Import-EncordVocLabel Stops $path -NoJournal"),
    ];

    /// <summary>The emulator's own process: says where it is and ends with its input.</summary>
    public static async Task ServeAsync()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        emulator.AddProject(new SyntheticProject { Title = "Stops", Images = Images, Boxes = 20 });
        emulator.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = 3_600_000, Path = "/v2/public/datasets/list", Count = null });
        Console.WriteLine(emulator.BaseAddress);
        await Console.In.ReadToEndAsync();
    }

    /// <returns>0 where each let go in time.</returns>
    public static async Task<int> RunAsync(int rounds)
    {
        using var server = OwnProcess.Start("stops", "--serve");
        var folder = Directory.CreateTempSubdirectory("stops-");
        var shells = new List<BenchmarkShell>();
        try
        {
            var address = await server.StandardOutput.ReadLineAsync();
            for (var n = 0; n < Runspaces; n++)
            {
                var shell = BenchmarkShell.Connected(address!);
                shells.Add(shell);
                shell.Set("n", n);
                shell.Set("data", Path.Combine(BenchmarkShell.Root, "samples", "data"));
                shell.Run("$WarningPreference = 'Ignore'");
            }

            var late = 0;
            foreach (var (name, prepare, script) in Works)
            {
                foreach (var (n, shell) in shells.Index())
                {
                    shell.Set("path", Path.Combine(folder.FullName, $"{name} {n}"));
                }

                var alone = await TimesAsync(shells[..1], prepare, script, rounds * Alone);
                var many = await TimesAsync(shells, prepare, script, rounds);
                late += alone.Count(time => time > MostAlone) + many.Count(time => time > MostOfMany);
                Console.WriteLine(FormattableString.Invariant(
                    $"{name,-15} alone: median {alone[alone.Count / 2],5:0.0} ms, most {alone[^1],6:0.0} ms   {Runspaces} at once: median {many[many.Count / 2],5:0.0} ms, most {many[^1],6:0.0} ms ({many.Count(time => time > MostAlone)} over {MostAlone} ms)"));
            }

            Console.WriteLine(late == 0 ? "Each let go in time." : $"{late} took too long: more than {MostAlone} ms alone, or than {MostOfMany} ms of many.");
            return late == 0 ? 0 : 1;
        }
        finally
        {
            shells.ForEach(shell => shell.Dispose());
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<double>> TimesAsync(IReadOnlyList<BenchmarkShell> shells, string prepare, string script, int rounds)
    {
        foreach (var shell in shells)
        {
            shell.Run(prepare);
        }

        List<double> took = [];
        for (var round = 0; round < rounds; round++)
        {
            var random = new Random(round);
            var working = shells.Select(shell => shell.Begin($"while ($true) {{ & {{ {script} }} | Out-Null }}")).ToArray();
            await Task.Delay(random.Next(100, 1500));
            foreach (var one in working)
            {
                await Task.Delay(random.Next(50));
                if (one.InvocationStateInfo.State != PSInvocationState.Running || one.Streams.Error.Count > 0)
                {
                    throw new InvalidOperationException($"'{script}' ended by itself: {one.Streams.Error.FirstOrDefault() ?? (object?)one.InvocationStateInfo.Reason}");
                }

                var clock = Stopwatch.StartNew();
                one.Stop();
                took.Add(clock.Elapsed.TotalMilliseconds);
                one.Dispose();
            }
        }

        took.Sort();
        return took;
    }
}
