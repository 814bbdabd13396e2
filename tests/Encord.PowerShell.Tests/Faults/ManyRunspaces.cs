using System.Globalization;
using System.Management.Automation;
using Encord.Client.Tests.Support;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>32 runspaces at once, on one connection and on one each to two servers with other data: nothing is crossed, nothing is lost, and each can be stopped.</summary>
public sealed class ManyRunspaces : IAsyncLifetime
{
    private const int Many = 32;

    // Reads and writes mixed. What comes out says whose data it saw.
    private const string Work =
        """
        $rows = @(Get-EncordLabelRow $title -Connection $connection)
        $made = New-EncordDataset "set $number of $title, $round" -Connection $connection
        $rows[$number] | Set-EncordLabelRowPriority -Priority ($number / 100) -Connection $connection
        $again = Get-EncordLabelRow $title -DataTitle $rows[$number].DataTitle -Connection $connection
        $mine = Get-EncordDataset -Title "set $number of $title, $round" -Connection $connection
        [pscustomobject]@{
            Projects = @($rows.ProjectHash | Select-Object -Unique)
            Count = $rows.Count
            Same = $made.DatasetHash -eq $mine.DatasetHash
            Priority = $again.Priority
            Seen = (Get-EncordProject $title -Connection $connection).ProjectHash
        }
        """;

    private EncordEmulator[] _servers = [];
    private string[] _projects = [];
    private Shell[] _shells = [];

    public async ValueTask InitializeAsync()
    {
        _servers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None })));
        _projects = [.. _servers.Select((server, i) => server.AddProject(new SyntheticProject { Title = Title(i), Images = Many + i }).ProjectHash)];
        _shells = [.. Enumerable.Range(0, Many).Select(_ => Shell.Open())];
    }

    public async ValueTask DisposeAsync()
    {
        Array.ForEach(_shells, shell => shell.Dispose());
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Cross_nothing_lose_nothing_and_stop()
    {
        var one = Connect(_shells[0], 0);
        await AtOnceAsync("once", number => (one, 0, number));

        // The second time each has a connection of its own, to one of two servers in turn.
        var own = _shells.Select((shell, number) => Connect(shell, number % 2)).ToArray();
        await AtOnceAsync("again", number => (own[number], number % 2, number));

        await StopAsync(own);
    }

    private static string Title(int server) => server == 0 ? "North" : "South";

    private object Connect(Shell shell, int server) =>
        shell.Run($"Connect-Encord -Emulator -Domain {_servers[server].BaseAddress} -SkipCheck -PassThru").ThrowOnError().Output.Single();

    private async Task AtOnceAsync(string round, Func<int, (object Connection, int Server, int Number)> what)
    {
        Array.ForEach(_servers, server => server.RequestLog.Clear());
        var results = await Task.WhenAll(Enumerable.Range(0, Many).Select(number => Task.Factory.StartNew(
            () =>
            {
                var (connection, server, place) = what(number);
                return _shells[number].Run(Work, ("connection", connection), ("title", Title(server)), ("number", place), ("round", round)).ThrowOnError();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        for (var number = 0; number < Many; number++)
        {
            var server = what(number).Server;
            var seen = Assert.Single(results[number].Output);
            object? Of(string name) => PSObject.AsPSObject(seen).Properties[name].Value;
            Assert.Equal([_projects[server]], ((object[])Of("Projects")!).Select(item => item.ToString()));
            Assert.Equal(_projects[server], Of("Seen")!.ToString());
            Assert.Equal(Many + server, Of("Count"));
            Assert.Equal(true, Of("Same"));
            Assert.Equal(number / 100.0, Convert.ToDouble(Of("Priority"), CultureInfo.InvariantCulture));
        }

        // Each made one thing and set one, and nobody anything else.
        for (var server = 0; server < 2; server++)
        {
            Assert.Equal(2 * Enumerable.Range(0, Many).Count(number => what(number).Server == server), _servers[server].RequestLog.ChangeCount);
        }
    }

    private async Task StopAsync(object[] connections)
    {
        foreach (var server in _servers)
        {
            server.RequestLog.Clear();
            server.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = Patience.HeldMilliseconds, QueryType = "labelrowmetadata", Count = null });
        }

        var running = _shells.Select((shell, number) => shell.Create(
            "Get-EncordLabelRow $title -Connection $connection", ("title", Title(number % 2)), ("connection", connections[number]))).ToList();
        var begun = running.ConvertAll(shell => shell.BeginInvoke());
        await Patience.UntilAsync(() => _servers.Sum(server => server.RequestLog.Requests.Count(request => request.QueryType == "labelrowmetadata")) >= Many);

        await Task.WhenAll(running.Select(shell => Patience.RunAsync(shell.Stop)));

        Assert.All(begun, result => Assert.True(result.IsCompleted));
        Assert.All(running, shell => Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State));
        running.ForEach(shell => shell.Dispose());
    }
}
