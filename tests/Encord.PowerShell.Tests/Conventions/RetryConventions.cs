using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>A command that waits for a server says why it waits: whatever sends, and whenever it sends, its retries are heard.</summary>
public sealed class RetryConventions(SharedServer shared) : IClassFixture<SharedServer>
{
    // More than any example reads.
    private const int Reads = 200;

    public static TheoryData<string> Names => ModuleSurface.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_heard_in_every_phase_because_no_command_takes_the_engines_calls_itself(string name)
    {
        for (var type = ModuleSurface.Get(name).ImplementingType; type != typeof(PSCmdlet); type = type.BaseType!)
        {
            foreach (var phase in (string[])["BeginProcessing", "ProcessRecord", "EndProcessing", "StopProcessing"])
            {
                var own = type.GetMethod(phase, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
                Assert.Equal(type.Name == "EncordCommand", own is not null);
                Assert.True(own is null || own.IsFinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_all_told_to_who_reads_verbose_messages(string name)
    {
        string[] examples = [.. HelpPage.Read(name)!.ExamplesForOneProcess.Where(IsOfThisModuleAlone)];
        var server = shared.Fresh();
        using var place = new ExamplePlace(server);
        // Connecting asks once on purpose, to fail at once. Requests that are under way together may take several of the faults each.
        server.Run(
            $"$VerbosePreference = 'Continue'; $PSDefaultParameterValues['Connect-Encord:SkipCheck'] = $true; $PSDefaultParameterValues['Connect-Encord:MaximumRetryCount'] = 50;"
            + $"Connect-Encord -Emulator -Domain {server.Emulator.BaseAddress}").ThrowOnError();

        foreach (var example in examples)
        {
            // Each read is refused once and answered when it is repeated: by the time its turn comes, a fault has let all before it pass.
            for (var i = 0; i < Reads; i++)
            {
                server.Emulator.Faults.Add(Busy(i) with { Method = "GET", Path = "/v2" });
                server.Emulator.Faults.Add(Busy(i) with { QueryMethod = "GET" });
            }

            var result = server.Run(example);

            var refused = (2 * Reads) - server.Emulator.Faults.Pending.Count;
            server.Emulator.Faults.Clear();
            Assert.True(refused == result.Verbose.Count(IsRetry), $"{example}\n{refused} reads were refused and repeated. Verbose:\n{string.Join("\n", result.Verbose)}");
        }
    }

    [Theory]
    [InlineData("$rows | Save-EncordLabelRow -Verbose", "labelrow", "POST")]
    [InlineData("$rows | Save-EncordLabelRow -Force -Verbose", "labelrow", "POST")]
    [InlineData("$rows | Initialize-EncordLabelRow -Overwrite -Verbose", "labelrow", "GET")]
    [InlineData("$rows.LabelHash | Get-EncordLabelDocument 'Street scenes' -Verbose", "labelrow", "GET")]
    [InlineData("$rows.LabelHash | Set-EncordLabelRowPriority 0.5 -Project 'Street scenes' -Verbose", "labelrowmetadata", "GET")]
    public async Task Are_told_by_what_goes_out_at_the_end(string script, string query, string method)
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$rows = (Get-EncordLabelRow 'Street scenes' -DataTitle 'street-000*.png')[0..2] | Initialize-EncordLabelRow").ThrowOnError();
        server.Emulator.Faults.Add(Busy(0) with { QueryType = query, QueryMethod = method });

        Assert.Single(server.Run(script).ThrowOnError().Verbose, IsRetry);
    }

    private static Fault Busy(int skip) => new() { Kind = FaultKind.Status, Status = 503, RetryAfter = "0", Count = 1, Skip = skip };

    private static bool IsRetry(string message) => message.Contains("(attempt ", StringComparison.Ordinal) && message.Contains("trying again", StringComparison.Ordinal);

    // Other commands may run scripts in threads and processes of their own, whose messages are not in this pipeline.
    private static bool IsOfThisModuleAlone(string example) =>
        Parser.ParseInput(example, out _, out _).FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
            .Select(command => command.GetCommandName()).OfType<string>()
            .All(command => command is "Where-Object" or "ForEach-Object" or "Out-Null" || command.Contains("-Encord", StringComparison.Ordinal));
}
