using System.Reflection;
using PublicApiGenerator;

namespace Encord.Client.Tests.Conventions;

/// <summary>What scripts and other modules may use of Encord.Core is written down, so that a change of it is seen.</summary>
public sealed class PublicApi
{
    private static readonly string RepositoryRoot = typeof(PublicApi).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [Fact]
    public void The_surface_file_says_what_Encord_Core_makes_public()
    {
        var path = Path.Combine(RepositoryRoot, "docs", "surface", "Encord.Core.txt");
        var rendered = typeof(EncordConnection).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("ENCORD_UPDATE_SURFACE") == "1")
        {
            File.WriteAllText(path, rendered);
        }

        var listed = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        var made = rendered.Split('\n');
        string[] changes = [.. listed.Except(made).Select(line => "- " + line), .. made.Except(listed).Select(line => "+ " + line)];
        Assert.True(
            listed.SequenceEqual(made),
            "docs/surface/Encord.Core.txt is not what Encord.Core makes public. If the change is meant, run the tests once with ENCORD_UPDATE_SURFACE=1.\n" + string.Join('\n', changes));
    }
}
