using System.Collections.Concurrent;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Agents;

/// <summary>Many workers on one stage, each in a shell of its own, some of which are stopped in the middle of their work.</summary>
public sealed class ManyWorkers
{
    private const int Workers = 32;
    private const int Tasks = 2000;

    private const string Agent =
        """
        {
            if (++$script:count -eq $killAt) { $null = $reached.Set() }
            foreach ($x in 0.1, 0.5) { $null = $LabelRow | Add-EncordObjectInstance Car -BoundingBox @{ x = $x; y = 0.1; w = 0.2; h = 0.2 } }
            'Done'
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Move_every_task_once_with_all_of_its_labels(bool hasQueue)
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.None);
        server.Emulator.AddProject(new SyntheticProject
        {
            Title = "Many",
            Images = Tasks,
            Objects = [new() { Name = "Car" }],
            Stages =
            [
                new() { Title = "Agent", Type = "AGENT", Pathways = new Dictionary<string, string> { ["Done"] = "Complete" } },
                new() { Title = "Complete", Type = "DONE" },
            ],
        });
        var work = new ConcurrentQueue<string>(hasQueue
            ? server.Run("Get-EncordWorkflowTask Many -Stage Agent | ConvertTo-EncordTaskMessage -BatchSize 25").ThrowOnError().Output.Select(message => message.ToString()!)
            : Enumerable.Range(0, Workers).Select(shard => shard.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var script = hasQueue
            ? "$work | ConvertFrom-EncordTaskMessage | Invoke-EncordTaskAgent " + Agent + " -IncludeLabel"
            : $"Get-EncordWorkflowTask Many -Stage Agent | Select-EncordShard ([int]$work) {Workers} | Invoke-EncordTaskAgent " + Agent + " -IncludeLabel -BatchSize 25";
        var kills = 0;

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Factory.StartNew(
            () =>
            {
                var random = new Random(worker);
                while (work.TryDequeue(out var item))
                {
                    using var shell = Shell.Connected(server.Emulator.BaseAddress);
                    using var reached = new ManualResetEventSlim();
                    // A third of the workers is stopped, at some task; what was being done is there again for somebody else.
                    var killAt = random.Next(3) == 0 ? random.Next(1, 25) : 0;
                    using var running = shell.Create(
                        "$script:count = 0; $ErrorActionPreference = 'Stop'; " + script, ("work", item), ("killAt", killAt), ("reached", reached));
                    var handle = running.BeginInvoke();
                    if (WaitHandle.WaitAny([handle.AsyncWaitHandle, reached.WaitHandle]) == 1)
                    {
                        Interlocked.Increment(ref kills);
                        running.Stop();
                        work.Enqueue(item);
                    }
                    else
                    {
                        running.EndInvoke(handle);
                    }
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.True(kills > 0);
        Assert.Empty(server.Run("Get-EncordWorkflowTask Many -Stage Agent").ThrowOnError().Output);
        Assert.Equal(Tasks, server.Run("Get-EncordWorkflowTask Many -Stage Complete").ThrowOnError().Output.Count);
        Assert.Equal(
            Enumerable.Repeat(1, Tasks),
            server.Run("Get-EncordTaskAction Many | Group-Object TaskUuid").ThrowOnError().Values("Count").Cast<int>());
        Assert.Equal(
            Enumerable.Repeat(2, Tasks),
            server.Run("Get-EncordLabelRow Many | Get-EncordObjectInstance | Group-Object LabelHash").ThrowOnError().Values("Count").Cast<int>());
    }
}
