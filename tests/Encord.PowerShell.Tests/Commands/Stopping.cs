using System.Diagnostics;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class Stopping
{
    [Theory]
    [InlineData(FaultKind.Delay)]
    [InlineData(FaultKind.Stall)]
    public async Task A_stop_ends_a_request_that_waits(FaultKind kind)
    {
        await using var server = await OwnServer.StartAsync();
        server.Emulator.Faults.Add(new Fault { Kind = kind, DelayMilliseconds = 60_000, QueryType = "labelrowmetadata", Count = null });
        using var shell = server.Shell.Create("Get-EncordLabelRow (Get-EncordProject 'Street scenes')");
        var before = server.Emulator.RequestLog.Count;
        var running = shell.BeginInvoke();
        await WaitUntil(() => server.Emulator.RequestLog.Count >= before + 2);
        var clock = Stopwatch.StartNew();
        await Task.Run(shell.Stop, TestContext.Current.CancellationToken);
        Assert.True(running.IsCompleted);

        // Far below the minute that the server would take; how fast exactly is measured in the benchmarks.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal(3, server.Run("Get-EncordProject").ThrowOnError().Output.Count);
    }

    [Theory]
    [InlineData("foreach ($i in 1) { Get-EncordLabelRow 'Street scenes' | ForEach-Object { $_; break } }")]
    [InlineData("try { Get-EncordLabelRow 'Street scenes' | ForEach-Object { $_; throw 'enough' } } catch { }")]
    public async Task A_downstream_end_closes_the_answer(string script)
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Single(server.Run(script).Output);
        Assert.Equal(3, server.Run("Get-EncordProject").ThrowOnError().Output.Count);
    }

    private static async Task WaitUntil(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
