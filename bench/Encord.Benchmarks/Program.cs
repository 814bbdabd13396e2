using System.Globalization;
using Encord.Benchmarks.Coco;
using Encord.Benchmarks.Endurance;
using Encord.Benchmarks.Harness;
using Encord.Benchmarks.Import;
using Encord.Benchmarks.LabelRows;
using Encord.Benchmarks.Labels;
using Encord.Benchmarks.Uploads;

// dotnet run -c Release --project bench/Encord.Benchmarks -- <benchmark> [rounds]
// "soak [rounds]" is no benchmark: it looks whether anything grows.
// Every case runs as "<benchmark> --case <name> <server>" in a process of its own, so that its peak memory is its own.
if (args is ["soak", "--serve"])
{
    await Soak.ServeAsync();
    return 0;
}

if (args is ["soak", ..])
{
    return await Soak.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000);
}

IBenchmark[] benchmarks = [new LabelRowListing(), new LabelRoundTrip(), new LabelBulkEdit(), new ModuleImport(), new CocoImport(), new FileUpload()];

if (args.Length == 0 || benchmarks.FirstOrDefault(benchmark => benchmark.Name == args[0]) is not { } chosen)
{
    Console.WriteLine("Benchmarks: " + string.Join(", ", benchmarks.Select(benchmark => benchmark.Name)) + ", soak [rounds]");
    return 1;
}

if (args is [_, "--case", var name, ..])
{
    var measured = await chosen.MeasureAsync(name, args.Length > 3 ? new Uri(args[3]) : null);
    Console.WriteLine(measured.ToLine());
    return 0;
}

if (args is [_, "--serve", ..])
{
    // For measuring another client side by side by hand.
    await using var standing = await chosen.StartServerAsync();
    Console.WriteLine(standing?.Address);
    await Task.Delay(Timeout.Infinite);
}

var rounds = args.Length > 1 ? int.Parse(args[1]) : 5;
await Rounds.RunAsync(chosen, rounds);
return 0;
