using System.Globalization;

namespace Encord.Shell.Tests;

/// <summary>One Pester file, found or run in a shell of its own.</summary>
internal sealed class PesterFile(string path, TimeSpan timeLimit)
{
    private static readonly string Script = System.IO.Path.Combine(AppContext.BaseDirectory, "Invoke-PesterFile.ps1");

    public string Path { get; } = path;

    public string Name { get; } = System.IO.Path.GetFileName(path);

    /// <summary>Finds the tests and runs none.</summary>
    public Task<PesterReport> DiscoverAsync(CancellationToken cancellationToken) => InvokeAsync(["-Discover"], cancellationToken);

    /// <summary>Runs the tests on these lines, or all of them. There is always at least one failure where the file did not succeed.</summary>
    public async Task<PesterReport> RunAsync(IReadOnlyCollection<int>? lines, CancellationToken cancellationToken)
    {
        string[] arguments = lines is null ? [] : ["-Line", string.Join(' ', lines.Select(line => line.ToString(CultureInfo.InvariantCulture)))];
        return WithReason(await InvokeAsync(arguments, cancellationToken));
    }

    /// <summary>What a run of the shell made of the file, with a failure for whatever kept its tests from their end.</summary>
    public PesterReport Judge(PesterReport? written, ShellRun run) => WithReason(Checked(written, run));

    private PesterReport WithReason(PesterReport report)
    {
        var shown = report.Failures.Count > 0 || report.Tests.Any(test => test.Outcome == "Failed");
        return report.Succeeded || shown ? report : With(report, "Pester says that the file failed, but not where.", "");
    }

    private async Task<PesterReport> InvokeAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("encord-pester-");
        try
        {
            var result = System.IO.Path.Combine(folder.FullName, "result.json");
            var started = System.IO.Path.Combine(folder.FullName, "started.txt");
            var start = PinnedShell.Start(Script, ["-Path", Path, "-PesterManifest", PinnedShell.PesterManifest, "-ResultPath", result, .. arguments]);
            start.Environment["ENCORD_STARTED_PROCESSES"] = started;
            var run = await ShellRun.RunAsync(start, timeLimit, cancellationToken);
            LeftBehind.Stop(started);
            return Checked(PesterReport.Read(result), run);
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
