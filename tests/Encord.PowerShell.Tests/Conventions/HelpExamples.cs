using System.Management.Automation.Language;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>
/// Every example of every help page is run against a fresh server with the sample data. Those that use commands of the full shell
/// (<c>Select-Object</c>, <c>Export-Csv</c>, …) are run by <c>tests/pester/Help.Tests.ps1</c>; both go by the same list.
/// </summary>
public sealed class HelpExamples
{
    public static TheoryData<string> Names => ModuleSurface.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Work(string name)
    {
        HelpPage? page = HelpPage.Read(name);
        Assert.NotNull(page);
        await using OwnServer server = await OwnServer.StartAsync();
        using var place = new ExamplePlace(server);
        foreach (string example in page.Examples.Where(RunsInTheBareEngine))
        {
            ShellResult result = server.Run(example);
            Assert.True(result.Errors.Count == 0 && result.Terminated is null, $"{example}\n{result.Terminated?.Message}{string.Join("\n", result.Errors)}");
        }
    }

    [Fact]
    public void Most_of_them_run_in_the_bare_engine()
    {
        string[] all = [.. ModuleSurface.Commands.Select(command => HelpPage.Read(command.Name)).OfType<HelpPage>().SelectMany(page => page.Examples)];
        Assert.True(all.Count(RunsInTheBareEngine) * 2 > all.Length);
    }

    internal static bool RunsInTheBareEngine(string example)
    {
        ScriptBlockAst script = Parser.ParseInput(example, out _, out ParseError[] errors);
        Assert.Empty(errors);
        return script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
            .Select(command => command.GetCommandName()).OfType<string>()
            .All(command => command is "Where-Object" or "ForEach-Object" or "Out-Null" or "Import-Module" || command.Contains("-Encord", StringComparison.Ordinal));
    }
}
