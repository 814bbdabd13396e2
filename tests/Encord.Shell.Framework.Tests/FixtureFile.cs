using System.Collections.Concurrent;
using Encord.Shell.Tests;

namespace Encord.Shell.Framework.Tests;

/// <summary>The small Pester files of this project, run as those of tests/pester are.</summary>
internal static class FixtureFile
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<PesterReport>>> Reports = new(StringComparer.Ordinal);

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static PesterFile Open(string name, int timeLimitSec = 240) => new(Path.Combine(Folder, name + ".Tests.ps1"), TimeSpan.FromSeconds(timeLimitSec));

    /// <summary>What came of a file. It is run once, however many tests look at that.</summary>
    public static Task<PesterReport> RunAsync(string name) =>
        Reports.GetOrAdd(name, _ => new Lazy<Task<PesterReport>>(() => Open(name).RunAsync(null, CancellationToken.None))).Value;
}
