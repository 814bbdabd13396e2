using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>Tests run side by side in one process: none may change what all of them see.</summary>
public sealed class TestConventions
{
    [Fact]
    public void Only_tests_that_run_alone_change_the_environment()
    {
        string[] changes = ["Environment." + "SetEnvironmentVariable", "Environment." + "CurrentDirectory =", "Directory." + "SetCurrentDirectory"];
        var folder = Path.Combine(ModuleUnderTest.RepositoryRoot, "tests", "Encord.PowerShell.Tests");
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(path) != "ProcessEnvironment.cs")
            .ToDictionary(path => path, File.ReadAllText);

        Assert.Empty(sources.Where(source => changes.Any(change => source.Value.Contains(change, StringComparison.Ordinal))).Select(source => source.Key));
        Assert.All(
            sources.Where(source => source.Value.Contains("new ProcessEnvironment()", StringComparison.Ordinal)),
            source => Assert.True(source.Key.EndsWith("TestConventions.cs", StringComparison.Ordinal) || source.Value.Contains("[Collection(ProcessEnvironment.Alone)]", StringComparison.Ordinal), source.Key));
    }
}
