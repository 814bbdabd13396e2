using System.Diagnostics;
using Encord.Benchmarks.Harness;
using Encord.Client;
using Encord.Client.Auth;
using Encord.Client.LabelRows;

namespace Encord.Benchmarks.LabelRows;

/// <summary>100,000 label rows: parsed and thrown away, streamed through the engine, and only downloaded.</summary>
internal sealed class LabelRowListing : IBenchmark
{
    private const string Project = "11111111-1111-4111-8111-111111111111";

    public string Name => "label-rows";

    public IReadOnlyList<string> Cases { get; } = ["typed parse", "engine", "raw download"];

    public async Task<IBenchmarkServer?> StartServerAsync() => await LabelRowServer.StartAsync();

    public Task<Measurement> MeasureAsync(string name, Uri? server) => name switch
    {
        "typed parse" => ParseAsync(server!),
        "engine" => Task.FromResult(Engine(server!)),
        _ => DownloadAsync(server!),
    };

    private static async Task<Measurement> ParseAsync(Uri server)
    {
        using var client = new EncordClient(new EncordClientOptions { Credential = SshKeyCredential.WellKnownTestKey(), Domain = server });
        double idle = PeakMemory.Now();
        long start = Stopwatch.GetTimestamp();
        TimeSpan? first = null;
        int count = 0;
        await foreach (LabelRow row in client.LabelRows.ListAsync(Project, new LabelRowFilter(), default))
        {
            first ??= Stopwatch.GetElapsedTime(start);
            count += row.NumberOfFrames;
        }

        return Result(start, Stopwatch.GetTimestamp(), first!.Value.TotalMilliseconds, idle, count);
    }

    // The first row is timed by the stopwatch's own ticks, written down by the script the moment it has the row.
    private static Measurement Engine(Uri server)
    {
        using var shell = new BenchmarkShell();
        shell.Run($"Import-Module '{BenchmarkShell.Manifest}'; Connect-Encord -Emulator -Domain {server}");
        double idle = PeakMemory.Now();
        long start = Stopwatch.GetTimestamp();
        shell.Run($$"""
            $script:count = 0
            $script:first = 0
            Get-EncordLabelRow -Project {{Project}} | . { process { if ($script:count++ -eq 0) { $script:first = [System.Diagnostics.Stopwatch]::GetTimestamp() } } }
            """);
        long end = Stopwatch.GetTimestamp();
        long first = (long)shell.Run("$script:first")[0].BaseObject;
        int count = (int)shell.Run("$script:count")[0].BaseObject;
        Measurement result = Result(start, end, Stopwatch.GetElapsedTime(start, first).TotalMilliseconds, idle, count);
        using var http = new HttpClient();
        long lastByte = long.Parse(http.GetStringAsync(new Uri(server, "last-byte")).GetAwaiter().GetResult());
        result["first row before the last byte, ms"] = Stopwatch.GetElapsedTime(first, lastByte).TotalMilliseconds;
        return result;
    }

    private static async Task<Measurement> DownloadAsync(Uri server)
    {
        using var http = new HttpClient();
        double idle = PeakMemory.Now();
        long start = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "public"));
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        while (await body.ReadAsync(buffer) is int read and > 0)
        {
            total += read;
        }

        long end = Stopwatch.GetTimestamp();
        return new Measurement
        {
            ["time, ms"] = Stopwatch.GetElapsedTime(start, end).TotalMilliseconds,
            ["peak memory over idle, MB"] = PeakMemory.Peak() - idle,
            ["size, MB"] = total / 1e6,
        };
    }

    private static Measurement Result(long start, long end, double first, double idle, int count)
    {
        if (count != 100_000)
        {
            throw new InvalidOperationException($"{count} rows came out.");
        }

        return new Measurement
        {
            ["time, ms"] = Stopwatch.GetElapsedTime(start, end).TotalMilliseconds,
            ["first row after, ms"] = first,
            ["peak memory over idle, MB"] = PeakMemory.Peak() - idle,
        };
    }
}
