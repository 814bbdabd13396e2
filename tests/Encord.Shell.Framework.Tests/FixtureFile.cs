using System.Collections.Concurrent;
using Encord.Shell.Tests;

namespace Encord.Shell.Framework.Tests;

/// <summary>The small Pester files of this project, run as those of tests/pester are.</summary>
internal static class FixtureFile
{
    // These leave the shell as it was, so one shell runs them all: to start it takes longer than the tests.
    private static readonly string[] Gentle = ["AfterAllFails", "BeforeAllFails", "DiscoveryFails", "DoesNotParse", "NoData", "NoTests", "Outcomes"];

    private static readonly Lazy<Task<ConcurrentDictionary<string, PesterReport>>> GentleReports = new(RunGentleAsync);

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static PesterFile Open(string name, int timeLimitSec = 240) => new(PathOf(name), TimeSpan.FromSeconds(timeLimitSec));

    /// <summary>What came of a file.</summary>
    public static async Task<PesterReport> RunAsync(string name) =>
        Gentle.Contains(name) ? (await GentleReports.Value)[name] : await Open(name).RunAsync(null, CancellationToken.None);

    private static async Task<ConcurrentDictionary<string, PesterReport>> RunGentleAsync()
    {
        var results = Directory.CreateTempSubdirectory("encord-fixtures-");
        try
        {
            var start = PinnedShell.Start(
                Path.Combine(AppContext.BaseDirectory, "Invoke-FixtureFile.ps1"),
                [PinnedShell.PesterManifest, results.FullName, .. Gentle.Select(PathOf)]);
            var run = await ShellRun.RunAsync(start, TimeSpan.FromMinutes(4), CancellationToken.None);
            return new(Gentle.Select(name => KeyValuePair.Create(name, Open(name).Judge(PesterReport.Read(Path.Combine(results.FullName, name + ".json")), run))));
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + ".Tests.ps1");
}
