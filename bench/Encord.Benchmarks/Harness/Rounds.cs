namespace Encord.Benchmarks.Harness;

/// <summary>Runs the cases in turn (A B C, A B C, …), so that a machine that slows down slows all of them, and prints medians and ratios.</summary>
internal static class Rounds
{
    public static async Task RunAsync(IBenchmark benchmark, int rounds)
    {
        await using var server = await benchmark.StartServerAsync();
        var runs = benchmark.Cases.ToDictionary(name => name, _ => new List<Measurement>());

        // The first round warms the machine's caches and is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var name in benchmark.Cases)
            {
                var measured = await RunCaseAsync(benchmark.Name, name, server?.Address);
                if (round > 0)
                {
                    runs[name].Add(measured);
                }
            }
        }

        Print(benchmark, runs, rounds);
    }

    private static async Task<Measurement> RunCaseAsync(string benchmark, string name, Uri? server)
    {
        using var process = OwnProcess.Start([.. new[] { benchmark, "--case", name, server?.ToString() ?? "" }.Where(argument => argument.Length > 0)]);
        Measurement? measured = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            measured = Measurement.Parse(line) ?? measured;
        }

        await process.WaitForExitAsync();
        return measured ?? throw new InvalidOperationException($"The case {name} ended with {process.ExitCode} and no figures.");
    }

    private static void Print(IBenchmark benchmark, Dictionary<string, List<Measurement>> runs, int rounds)
    {
        Console.WriteLine($"{benchmark.Name}: medians of {rounds} rounds, ratio to '{benchmark.Cases[0]}' as the median of the rounds' own ratios");
        foreach (var figure in runs.Values.SelectMany(list => list).SelectMany(run => run.Keys).Distinct())
        {
            Console.WriteLine($"  {figure}");
            foreach (var name in benchmark.Cases.Where(name => runs[name].Any(run => run.ContainsKey(figure))))
            {
                double[] values = [.. runs[name].Select(run => run[figure])];
                var ratio = "";
                if (name != benchmark.Cases[0] && runs[benchmark.Cases[0]].All(run => run.ContainsKey(figure)))
                {
                    ratio = FormattableString.Invariant($"  x {Median([.. values.Zip(runs[benchmark.Cases[0]], (value, run) => value / run[figure])]):0.00}");
                }

                Console.WriteLine(FormattableString.Invariant($"    {name,-28}{Median(values),10:0.0}  ({values.Min():0.0} … {values.Max():0.0}){ratio}"));
            }
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
    }
}
