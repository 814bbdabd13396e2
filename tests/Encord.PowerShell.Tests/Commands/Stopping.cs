using Encord.Client.Tests.Support;
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
        server.Emulator.Faults.Add(new Fault { Kind = kind, DelayMilliseconds = Patience.HeldMilliseconds, QueryType = "labelrowmetadata", Count = null });
        using var shell = server.Shell.Create("Get-EncordLabelRow (Get-EncordProject 'Street scenes')");
        var before = server.Emulator.RequestLog.Count;
        var running = shell.BeginInvoke();
        await Patience.UntilAsync(() => server.Emulator.RequestLog.Count >= before + 2);

        await Patience.RunAsync(shell.Stop);

        Assert.True(running.IsCompleted);
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
}
