using System.Diagnostics;
using System.Globalization;

namespace Encord.Shell.Framework.Tests;

/// <summary>What can go wrong around tests is a failure with its reason, and never a green run.</summary>
public sealed class Mishaps
{
    [Theory]
    [InlineData("DoesNotParse", "Missing closing '}'")]
    [InlineData("DiscoveryFails", "no pages")]
    [InlineData("NoTests", "There is no test in the file.")]
    [InlineData("NoData", "Value can not be null or empty array.")]
    public async Task A_file_without_tests_fails_and_says_why(string name, string reason)
    {
        var report = await FixtureFile.RunAsync(name);
        var failure = Assert.Single(report.Failures);
        Assert.Equal($"{name}.Tests.ps1", failure.Name);
        Assert.Contains(reason, failure.Message);
        Assert.False(report.Succeeded);
    }

    [Fact]
    public async Task A_failing_set_up_fails_every_test_of_the_block_with_its_reason()
    {
        var report = await FixtureFile.RunAsync("BeforeAllFails");
        Assert.Equal(2, report.Tests.Count);
        Assert.All(report.Tests, test =>
        {
            Assert.Equal("Failed", test.Outcome);
            Assert.Contains("no server today", test.Message);
            Assert.Contains("BeforeAllFails.Tests.ps1:2", test.Place);
        });
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task A_failing_clean_up_is_a_failure_beside_the_tests_that_passed()
    {
        var report = await FixtureFile.RunAsync("AfterAllFails");
        Assert.Equal("Passed", Assert.Single(report.Tests).Outcome);
        var failure = Assert.Single(report.Failures);
        Assert.Equal("A block whose clean-up fails", failure.Name);
        Assert.Contains("left something behind", failure.Message);
        Assert.Contains("AfterAllFails.Tests.ps1:2", failure.Place);
    }

    [Fact]
    public async Task A_file_that_hangs_is_stopped_at_the_limit_and_its_output_is_shown()
    {
        // However slow the machine is: the file has no end, so any limit is reached.
        const int limit = 15;
        var report = await FixtureFile.Open("Hangs", timeLimitSec: limit).RunAsync(null, TestContext.Current.CancellationToken);
        var failure = Assert.Single(report.Failures);
        Assert.Equal("Hangs.Tests.ps1", failure.Name);
        Assert.Contains($"did not end within {limit} seconds", failure.Message);
    }

    [Fact]
    public async Task A_shell_that_leaves_with_success_in_the_middle_is_a_failure_with_the_output()
    {
        var report = await FixtureFile.RunAsync("Exits");
        var failure = Assert.Single(report.Failures);
        Assert.Contains("exit code 0 before the tests were at their end", failure.Message);
        Assert.Contains("passes first", failure.Message);
    }

    [Fact]
    public async Task A_crash_is_a_failure_with_the_output_and_leaves_no_process_behind()
    {
        var note = Path.GetTempFileName();
        Environment.SetEnvironmentVariable("ENCORD_FIXTURE_NOTE", note);
        var report = await FixtureFile.RunAsync("Crashes");
        Assert.Contains("the floor is lava", Assert.Single(report.Failures).Message);

        var started = int.Parse(File.ReadAllText(note), CultureInfo.InvariantCulture);
        File.Delete(note);
        Assert.DoesNotContain(Process.GetProcesses(), process => process.Id == started);
    }
}
