using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Encord.Shell.Framework.Tests;

/// <summary>What can go wrong around tests is a failure with its reason, and never a green run.</summary>
[Collection(nameof(FixtureFile))]
public sealed class Mishaps(FixtureFile files)
{
    [Theory]
    [InlineData("DoesNotParse", "Missing closing '}'")]
    [InlineData("DiscoveryFails", "no pages")]
    [InlineData("NoTests", "There is no test in the file.")]
    [InlineData("NoData", "Value can not be null or empty array.")]
    public async Task A_file_without_tests_fails_and_says_why(string name, string reason)
    {
        var report = await files.RunAsync(name);
        var failure = Assert.Single(report.Failures);
        Assert.Equal($"{name}.Tests.ps1", failure.Name);
        Assert.Contains(reason, failure.Message);
        Assert.False(report.Succeeded);
    }

    [Fact]
    public async Task A_failing_set_up_fails_every_test_of_the_block_with_its_reason()
    {
        var report = await files.RunAsync("BeforeAllFails");
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
        var report = await files.RunAsync("AfterAllFails");
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
        var report = await files.Open("Hangs", timeLimitSec: limit).RunAsync(null, TestContext.Current.CancellationToken);
        var failure = Assert.Single(report.Failures);
        Assert.Equal("Hangs.Tests.ps1", failure.Name);
        Assert.Contains($"did not end within {limit} seconds", failure.Message);
    }

    [Fact]
    public async Task A_crash_is_a_failure_with_the_output_and_leaves_no_process_behind()
    {
        var report = await files.RunAsync("Crashes");
        var message = Assert.Single(report.Failures).Message;
        Assert.Contains("the floor is lava", message);

        var started = int.Parse(Regex.Match(message, @"started process (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.DoesNotContain(Process.GetProcesses(), process => process.Id == started);
    }
}
