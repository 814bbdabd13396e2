using Encord.Shell.Tests;

namespace Encord.Shell.Framework.Tests;

/// <summary>One file with a test of every outcome, run once.</summary>
public sealed class OutcomesRun(FixtureFile files) : IAsyncLifetime
{
    internal PesterReport Report { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Report = await files.RunAsync("Outcomes");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What comes of each outcome. Beside the mishaps, not at the same time: one shell is enough for both.</summary>
[Collection(nameof(FixtureFile))]
public sealed class Outcomes(OutcomesRun run, FixtureFile files) : IClassFixture<OutcomesRun>
{
    [Fact]
    public void Every_test_has_its_full_name_with_its_data_filled_in() => Assert.Equivalent(
        new[]
        {
            "Outcomes.passes",
            "Outcomes.fails",
            "Outcomes.is skipped",
            "Outcomes.is skipped half-way",
            "Outcomes.Names of red.say 1 and red",
            "Outcomes.Names of red.say 2 and red",
            "Outcomes.Names of blue.say 1 and blue",
            "Outcomes.Names of blue.say 2 and blue",
        },
        run.Report.Tests.Select(test => test.Name).Where(name => !name.Contains("two lines", StringComparison.Ordinal)),
        strict: true);

    [Fact]
    public async Task Discovery_finds_the_same_names_and_lines()
    {
        var found = await files.Open("Outcomes").DiscoverAsync(TestContext.Current.CancellationToken);
        Assert.Equal(run.Report.Tests.Select(test => (test.Name, test.Line)), found.Tests.Select(test => (test.Name, test.Line)));
    }

    [Fact]
    public void A_failure_says_what_and_where()
    {
        var failed = Assert.Single(run.Report.Tests, test => test.Outcome == "Failed");
        Assert.Contains("Expected 2, but got 1.", failed.Message);
        Assert.Contains("Outcomes.Tests.ps1:6", failed.Place);
        Assert.Contains("said before it failed", failed.Output);
        Assert.False(run.Report.Succeeded);
    }

    [Fact]
    public void A_skipped_test_is_neither_passed_nor_failed_and_says_why()
    {
        Assert.Equal(["Outcomes.is skipped", "Outcomes.is skipped half-way"], run.Report.Tests.Where(test => test.Outcome == "Skipped").Select(test => test.Name));
        Assert.Contains("the moon is full", run.Report.Tests.Single(test => test.Name.EndsWith("half-way", StringComparison.Ordinal)).Message);
    }

    [Fact]
    public void Names_keep_letters_of_every_language() => Assert.Contains(run.Report.Tests, test => test.Name.Contains("ünïcode", StringComparison.Ordinal));
}
