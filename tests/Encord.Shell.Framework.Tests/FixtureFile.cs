using Encord.Shell.Tests;

namespace Encord.Shell.Framework.Tests;

/// <summary>The small Pester files of this project, run as those of tests/pester are.</summary>
internal static class FixtureFile
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static PesterFile Open(string name, int timeLimitSec = 240) => new(Path.Combine(Folder, name + ".Tests.ps1"), TimeSpan.FromSeconds(timeLimitSec));

    public static Task<PesterReport> RunAsync(string name) => Open(name).RunAsync(null, TestContext.Current.CancellationToken);
}
