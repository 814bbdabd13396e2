using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Encord.Shell.Framework.Tests;

/// <summary>The module as dotnet test starts it: its counts, its list, its choice of tests and its exit code.</summary>
public sealed class Module
{
    [Fact]
    public async Task Counts_every_test_and_fails_with_message_and_line()
    {
        (var exitCode, var output) = await RunAsync("--filter-file", "Outcomes*", "DoesNotParse*");
        Assert.Equal(2, exitCode);
        Assert.Equal([("total", 10), ("failed", 2), ("succeeded", 6), ("skipped", 2)], Counts(output));
        Assert.Contains("failed Outcomes.fails", output);
        Assert.Contains("Expected 2, but got 1.", output);
        Assert.Contains("Outcomes.Tests.ps1:6", output);
        Assert.Contains("Missing closing '}'", output);
    }

    [Fact]
    public async Task Runs_what_a_filter_by_name_chooses()
    {
        (var exitCode, var output) = await RunAsync("--filter-file", "Outcomes*", "--filter-name", "*names of RED*", "*ünïcode", "--output", "Detailed");
        Assert.Equal(0, exitCode);
        Assert.Equal([("total", 3), ("failed", 0), ("succeeded", 3), ("skipped", 0)], Counts(output));
        Assert.Contains("passed Outcomes.Names of red.say 2 and red", output);
        Assert.Contains("passed Outcomes.has a name on two lines, with ünïcode", output);
    }

    [Fact]
    public async Task Is_not_green_when_a_filter_chooses_nothing()
    {
        (var exitCode, var output) = await RunAsync("--filter-file", "Outcomes*", "--filter-name", "Outcomes.passed");
        Assert.Equal(8, exitCode);
        Assert.Equal(("total", 0), Counts(output)[0]);
    }

    [Fact]
    public async Task Lists_tests_and_runs_none()
    {
        // A file that would never end if it ran.
        (var exitCode, var output) = await RunAsync("--filter-file", "Hangs*", "--list-tests");
        Assert.Equal(0, exitCode);
        Assert.Contains("A wait.has no end", output);
        Assert.Contains("found 2 test(s)", output);
    }

    [Fact]
    public async Task Does_not_list_in_silence_when_a_file_does_not_parse()
    {
        (var exitCode, var output) = await RunAsync("--filter-file", "DoesNotParse*", "--list-tests");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Missing closing '}'", output);
    }

    private static (string Name, int Count)[] Counts(string output) =>
        [.. Regex.Matches(output, @"^\s+(total|failed|succeeded|skipped): (\d+)", RegexOptions.Multiline).Select(match => (match.Groups[1].Value, int.Parse(match.Groups[2].Value)))];

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Encord.Shell.Tests.dll"), "--pester-folder", FixtureFile.Folder, "--progress", "off", "--ansi", "off", .. arguments])
        {
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        // As many files at once as processors: one shell, since another takes longer to start than these files to run.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardErrorEncoding = start.StandardOutputEncoding;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
