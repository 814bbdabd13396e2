using System.Globalization;
using Encord.Benchmarks.Coco;
using Encord.Benchmarks.Endurance;
using Encord.Benchmarks.Harness;
using Encord.Benchmarks.Import;
using Encord.Benchmarks.LabelRows;
using Encord.Benchmarks.Labels;
using Encord.Benchmarks.Uploads;

// dotnet run -c Release --project bench/Encord.Benchmarks -- <benchmark> [rounds]
// These are no benchmarks: "soak [rounds]" looks whether anything grows, "kills [of each]" whether commands whose process was ended end right when they run again,
// "stops [rounds]" how fast commands let go in many runspaces, and "fuzz [times]" whether damaged input is read or refused.
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

if (args is ["kills", "--work", var script, var address, var folder])
{
    Kills.Work(script, address, folder);
    return 0;
}

if (args is ["kills", ..])
{
    return await Kills.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20);
}

if (args is ["stops", "--serve"])
{
    await Stops.ServeAsync();
    return 0;
}

if (args is ["stops", ..])
{
    return await Stops.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5);
}

if (args is ["fuzz", ..])
{
    return await Fuzz.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 50);
}

IBenchmark[] benchmarks = [new LabelRowListing(), new LabelRoundTrip(), new LabelBulkEdit(), new ModuleImport(), new CocoImport(), new FileUpload()];

if (args.Length == 0 || benchmarks.FirstOrDefault(benchmark => benchmark.Name == args[0]) is not { } chosen)
{
    Console.WriteLine("Benchmarks: " + string.Join(", ", benchmarks.Select(benchmark => benchmark.Name)) + ", soak [rounds], kills [of each], stops [rounds], fuzz [times]");
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
