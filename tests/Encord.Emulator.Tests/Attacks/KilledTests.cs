using System.Diagnostics;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>The emulator's own process, ended as by <c>kill -9</c> in the middle of its work.</summary>
public sealed class KilledTests : IDisposable
{
    private const int Deaths = 2;
    private const int Before = 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("killed-");

    private string Database => Path.Combine(_folder.FullName, "kept.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Loses_no_write_that_it_acknowledged()
    {
        var acknowledged = new List<string>();
        for (var death = 0; death < Deaths; death++)
        {
            using var process = Start();
            try
            {
                using var client = new SigningClient(await AddressAsync(process));
                var enough = new TaskCompletionSource();
                var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(client, $"{death}-{writer}", acknowledged, enough)).ToArray();
                await enough.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

                // Requests are under way: this is in the middle of them.
                process.Kill();
                await Task.WhenAll(writers);
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, DatabasePath = Database });
        using var reader = new SigningClient(emulator.BaseAddress);
        var kept = (await reader.GetAsync("datasets/list")).GetProperty("result").EnumerateArray().Select(item => item.GetProperty("title").GetString()!).ToList();

        Assert.True(acknowledged.Count >= Deaths * Before);
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(kept.Distinct(), kept);
    }

    private static async Task WriteAsync(SigningClient client, string name, List<string> acknowledged, TaskCompletionSource enough)
    {
        var begun = 0;
        while (true)
        {
            var title = $"{name}-{begun++}";
            try
            {
                var (status, _) = await client.V2Async("POST", "datasets", new { title, createBackingFolder = true });
                Assert.Equal(200, status);
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                return;
            }

            lock (acknowledged)
            {
                acknowledged.Add(title);
                if (acknowledged.Count(other => other.StartsWith(title[..2], StringComparison.Ordinal)) >= Before)
                {
                    enough.TrySetResult();
                }
            }
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Encord emulator on ", line, StringComparison.Ordinal);
        return new Uri(line!["Encord emulator on ".Length..] + "/");
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(EncordEmulator).Assembly.Location, "--port", "0", "--no-seed", "--database", Database })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
