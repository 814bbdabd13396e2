using System.Diagnostics;
using Encord.Benchmarks.Harness;
using Encord.Client;
using Encord.Client.Auth;
using Encord.Client.LabelRows;

namespace Encord.Benchmarks.LabelRows;

/// <summary>100,000 label rows: parsed and thrown away, streamed through the engine, and only downloaded.</summary>
internal sealed class LabelRowListing : IBenchmark
{
    private const int Rows = 100_000;
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
        var idle = PeakMemory.Now();
        var cpu = ProcessorTime.Now();
        var start = Stopwatch.GetTimestamp();
        TimeSpan? first = null;
        var count = 0;
        await foreach (var row in client.LabelRows.ListAsync(Project, new LabelRowFilter(), default))
        {
            first ??= Stopwatch.GetElapsedTime(start);
            count += row.NumberOfFrames;
        }

        if (count != Rows)
        {
            throw new InvalidOperationException($"{count} rows came out.");
        }

        return new Measurement
        {
            ["time, ms"] = Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            ["first row after, ms"] = first!.Value.TotalMilliseconds,
            ["processor time, ms"] = ProcessorTime.Now() - cpu,
            ["peak memory over idle, MB"] = PeakMemory.Peak() - idle,
        };
    }

    private static Measurement Engine(Uri server)
    {
        using var shell = BenchmarkShell.Connected(server.ToString());
        var idle = PeakMemory.Now();
        var cpu = ProcessorTime.Now();
        var start = Stopwatch.GetTimestamp();
        shell.Run($"Get-EncordLabelRow -Project {Project} | Out-Null");
        var result = new Measurement
        {
            ["time, ms"] = Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            ["processor time, ms"] = ProcessorTime.Now() - cpu,
            ["peak memory over idle, MB"] = PeakMemory.Peak() - idle,
        };
        AddFirstRow(result, shell, server);
        return result;
    }

    // A second list: the script writes down the stopwatch's ticks the moment it has the first row, the server when it has sent the last byte.
    private static void AddFirstRow(Measurement result, BenchmarkShell shell, Uri server)
    {
        var start = Stopwatch.GetTimestamp();
        var first = (long)shell.Run($$"""
            $script:count = 0
            Get-EncordLabelRow -Project {{Project}} | . { process { if ($script:count++ -eq 0) { [System.Diagnostics.Stopwatch]::GetTimestamp() } } }
            """)[0].BaseObject;
        var count = (int)shell.Run("$script:count")[0].BaseObject;
        if (count != Rows)
        {
            throw new InvalidOperationException($"{count} rows came out.");
        }

        using var http = new HttpClient();
        var lastByte = long.Parse(http.GetStringAsync(new Uri(server, "last-byte")).GetAwaiter().GetResult());
        result["first row after, ms"] = Stopwatch.GetElapsedTime(start, first).TotalMilliseconds;
        result["first row before the last byte, ms"] = Stopwatch.GetElapsedTime(first, lastByte).TotalMilliseconds;
    }

    private static async Task<Measurement> DownloadAsync(Uri server)
    {
        using var http = new HttpClient();
        var idle = PeakMemory.Now();
        var cpu = ProcessorTime.Now();
        var start = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "public"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        long total = 0;
        while (await body.ReadAsync(buffer) is int read and > 0)
        {
            total += read;
        }

        var end = Stopwatch.GetTimestamp();
        return new Measurement
        {
            ["time, ms"] = Stopwatch.GetElapsedTime(start, end).TotalMilliseconds,
            ["processor time, ms"] = ProcessorTime.Now() - cpu,
            ["peak memory over idle, MB"] = PeakMemory.Peak() - idle,
            ["size, MB"] = total / 1e6,
        };
    }
}
