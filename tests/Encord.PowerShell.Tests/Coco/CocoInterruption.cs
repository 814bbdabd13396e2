using System.Diagnostics;
using System.Reflection;
using System.Text;
using Encord.Client.Tests.Support;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Coco;

/// <summary>Ends the importing process for real, at points that a server can hold it at: before the work of a request, or with half of its answer sent.</summary>
public sealed class CocoInterruption : IAsyncLifetime
{
    private const int Images = 120;
    private const int Deaths = 8;

    private static readonly string Host =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "ScriptHost").Value!;

    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync(images: Images);

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public async Task An_import_that_dies_eight_times_ends_with_exactly_the_right_objects()
    {
        var path = Write();
        var random = new Random(20);
        var died = 0;
        for (var i = 0; i < Deaths; i++)
        {
            died += await RunAndKillAsync(path, skip: random.Next(0, 8), afterWork: random.Next(2) == 0) ? 1 : 0;
        }

        using var last = Start(path);
        var output = await last.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, last.ExitCode);
        Assert.Contains("added", output, StringComparison.Ordinal);
        Assert.True(died >= 6, $"Only {died} of {Deaths} imports were ended before they were complete.");
        Assert.False(File.Exists(path + ".encord-journal"));
        for (var image = 0; image < Images; image++)
        {
            var objects = _fixture.Objects($"bench-{image:D6}.jpg");
            Assert.Equal([.. Enumerable.Range(0, 3).Select(box => (image + box) / 200.0)], objects.Select(item => item.GetProperty("boundingBox").GetProperty("x").GetDouble()).Order());
            Assert.Equal(3, objects.Select(item => item.GetProperty("objectHash").GetString()).Distinct().Count());
        }
    }

    /// <returns>Whether it was still at work.</returns>
    private async Task<bool> RunAndKillAsync(string path, int skip, bool afterWork)
    {
        // The server holds the request far longer than the test takes; the process that waits for it is ended.
        _fixture.Emulator.Faults.Clear();
        _fixture.Emulator.Faults.Add(new Fault
        {
            Kind = afterWork ? FaultKind.Stall : FaultKind.Delay,
            DelayMilliseconds = Patience.HeldMilliseconds,
            QueryType = "labelrow",
            Skip = skip,
        });
        _fixture.Emulator.RequestLog.Clear();
        using var process = Start(path);
        using var exited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var exit = process.WaitForExitAsync(exited.Token);
        await Patience.UntilAsync(() => exit.IsCompleted || _fixture.Emulator.RequestLog.Requests.Count(request => request.QueryType == "labelrow") > skip);
        var atWork = !process.HasExited;
        process.Kill();
        await exit;
        _fixture.Emulator.Faults.Clear();
        return atWork;
    }

    private Process Start(string path)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Host);
        start.ArgumentList.Add(ModuleUnderTest.Manifest);
        start.ArgumentList.Add(_fixture.Emulator.BaseAddress.ToString());
        start.ArgumentList.Add($"Import-EncordCocoLabel -Project {_fixture.Project} -Path '{path}' -BundleSize 4");
        return Process.Start(start)!;
    }

    private string Write()
    {
        var json = new StringBuilder("{\"categories\":[{\"id\":1,\"name\":\"Apple\"}],\"images\":[");
        json.Append(string.Join(",", Enumerable.Range(0, Images).Select(image => $$"""{"id":{{image}},"width":200,"height":100,"file_name":"bench-{{image:D6}}.jpg"}""")));
        json.Append("],\"annotations\":[");
        json.Append(string.Join(",", Enumerable.Range(0, Images).SelectMany(image => Enumerable.Range(0, 3).Select(box =>
            $$"""{"id":{{(image * 3) + box}},"image_id":{{image}},"category_id":1,"bbox":[{{image + box}},10,20,20]}"""))));
        return _fixture.WriteText(json.Append("]}").ToString());
    }
}
