using System.Text.RegularExpressions;
using Encord.Shell.Tests;

namespace Encord.Shell.Framework.Tests;

/// <summary>Files that share a shell know nothing of one another, and one that takes the shell away takes no other file with it.</summary>
public sealed class Isolation : IDisposable
{
    private readonly ShellPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task A_file_finds_nothing_of_the_one_before_it_in_the_same_process_and_runs_after_one_that_left_with_success_in_the_middle()
    {
        var leaves = await PassingAsync("Leaves");
        var finds = await PassingAsync("Finds");
        Assert.Equal(ProcessOf(leaves), ProcessOf(finds));

        var exits = await FixtureFile.Open("Exits", _pool).RunAsync(null, TestContext.Current.CancellationToken);
        var failure = Assert.Single(exits.Failures);
        Assert.Contains("exit code 0 before the tests were at their end", failure.Message);
        Assert.Contains("passes first", failure.Message);
        Assert.DoesNotContain("The next file", failure.Message);

        Assert.NotEqual(ProcessOf(finds), ProcessOf(await PassingAsync("Finds")));
    }

    private async Task<PesterTest> PassingAsync(string name)
    {
        var report = await FixtureFile.Open(name, _pool).RunAsync(null, TestContext.Current.CancellationToken);
        Assert.Empty(report.Failures);
        var test = Assert.Single(report.Tests);
        Assert.True(test.Outcome == "Passed", test.Message);
        return test;
    }

    private static string ProcessOf(PesterTest test) => Regex.Match(test.Name, @"process (\d+)").Groups[1].Value;
}
