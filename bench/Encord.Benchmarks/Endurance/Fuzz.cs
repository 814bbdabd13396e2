using System.Diagnostics;
using System.Globalization;
using Encord.Benchmarks.Harness;

namespace Encord.Benchmarks.Endurance;

/// <summary>The tests that read damaged input, with many times as much of it as in a run of all tests.</summary>
internal static class Fuzz
{
    private static readonly string[] Modules = ["Encord.Client.Tests", "Encord.Emulator.Tests"];

    /// <returns>0 where all passed.</returns>
    public static async Task<int> RunAsync(int times)
    {
        var failed = 0;
        foreach (var module in Modules)
        {
            var start = new ProcessStartInfo("dotnet") { WorkingDirectory = BenchmarkShell.Root };
            foreach (var argument in new[] { "run", "--project", Path.Combine("tests", module), "--", "-noColor", "-class", "*FuzzTests" })
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment["ENCORD_FUZZ_TIMES"] = times.ToString(CultureInfo.InvariantCulture);
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            failed += process.ExitCode == 0 ? 0 : 1;
        }

        return failed;
    }
}
