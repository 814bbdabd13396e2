namespace Encord.Shell.Tests;

/// <summary>One Pester file, found or run in a shell of the pool.</summary>
internal sealed class PesterFile(string path, TimeSpan timeLimit, ShellPool pool)
{
    public string Path { get; } = path;

    public string Name { get; } = System.IO.Path.GetFileName(path);

    /// <summary>Finds the tests and runs none.</summary>
    public Task<PesterReport> DiscoverAsync(CancellationToken cancellationToken) => InvokeAsync(isDiscovery: true, [], cancellationToken);

    /// <summary>Runs the tests on these lines, or all of them. There is always at least one failure where the file did not succeed.</summary>
    public async Task<PesterReport> RunAsync(IReadOnlyCollection<int>? lines, CancellationToken cancellationToken) =>
        WithReason(await InvokeAsync(isDiscovery: false, lines ?? [], cancellationToken));

    private PesterReport WithReason(PesterReport report)
    {
        var shown = report.Failures.Count > 0 || report.Tests.Any(test => test.Outcome == "Failed");
        return report.Succeeded || shown ? report : With(report, "Pester says that the file failed, but not where.", "");
    }

    private async Task<PesterReport> InvokeAsync(bool isDiscovery, IReadOnlyCollection<int> lines, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("encord-report-");
        try
        {
            var request = new PesterRequest(Path, System.IO.Path.Combine(folder.FullName, "report.json"), isDiscovery, lines);
            var run = await pool.RunAsync(request, timeLimit, cancellationToken);
            return Checked(PesterReport.Read(request.ResultPath), run);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private PesterReport Checked(PesterReport? written, ShellRun run)
    {
        var report = written ?? new PesterReport(PinnedShell.Version, PinnedShell.PesterVersion, false, [], []);
        if (run.ExitCode is null)
        {
            return With(report, $"The file was stopped: it did not end within {timeLimit.TotalSeconds:0} seconds. Its output:", run.Output);
        }

        if (run.ExitCode != 0 || (report.Tests.Count == 0 && report.Failures.Count == 0 && !report.Succeeded))
        {
            return With(report, $"The shell ended with exit code {run.ExitCode} before the tests were at their end. Its output:", run.Output);
        }

        if (report.ShellVersion != PinnedShell.Version || report.PesterVersion != PinnedShell.PesterVersion)
        {
            return With(report, $"The tests ran in PowerShell {report.ShellVersion} with Pester {report.PesterVersion}, not in {PinnedShell.Version} with {PinnedShell.PesterVersion}.", "");
        }

        return report.Tests.Count == 0 && report.Failures.Count == 0 ? With(report, "There is no test in the file. Its output:", run.Output) : report;
    }

    private PesterReport With(PesterReport report, string message, string output) =>
        report with { Succeeded = false, Failures = [.. report.Failures, new PesterFailure(Name, output.Length == 0 ? message : $"{message}\n{output}", "")] };
}
