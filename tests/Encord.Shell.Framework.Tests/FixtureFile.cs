using Encord.Shell.Tests;

[assembly: AssemblyFixture(typeof(Encord.Shell.Framework.Tests.FixtureFile))]

namespace Encord.Shell.Framework.Tests;

/// <summary>The small Pester files of this project, run as those of tests/pester are, in shells that all tests of this project share.</summary>
public sealed class FixtureFile : IDisposable
{
    private readonly ShellPool _pool = new();

    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    internal PesterFile Open(string name, int timeLimitSec = 240) => Open(name, _pool, timeLimitSec);

    /// <summary>The file in a pool of the caller's.</summary>
    internal static PesterFile Open(string name, ShellPool pool, int timeLimitSec = 240) =>
        new(Path.Combine(Folder, name + ".Tests.ps1"), TimeSpan.FromSeconds(timeLimitSec), pool);

    /// <summary>What came of a file.</summary>
    internal Task<PesterReport> RunAsync(string name) => Open(name).RunAsync(null, TestContext.Current.CancellationToken);

    public void Dispose() => _pool.Dispose();
}
