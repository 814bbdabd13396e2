using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Isolation;

/// <summary>Every assembly that a shipped assembly asks for is shipped, in a version that satisfies it, or belongs to the platform.</summary>
public sealed class ModuleClosure
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void Is_complete_and_consistent(string target)
    {
        var folder = Path.Combine(ModuleUnderTest.Folder, "bin", target);
        var shipped = Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories)
            .Select(Read).ToDictionary(assembly => assembly.Name, StringComparer.OrdinalIgnoreCase);
        var platform = Platform(target);

        var problems = new List<string>();
        foreach (var assembly in shipped.Values)
        {
            foreach ((var name, var version) in assembly.References)
            {
                if (shipped.TryGetValue(name, out var found))
                {
                    if (found.Version < version)
                    {
                        problems.Add($"{assembly.Name} wants {name} {version}, shipped is {found.Version}");
                    }
                }
                else if (!platform.Contains(name))
                {
                    problems.Add($"{assembly.Name} wants {name} {version}, which is not shipped");
                }
            }
        }

        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void Keeps_every_package_out_of_the_reach_of_default_probing(string target)
    {
        var folder = Path.Combine(ModuleUnderTest.Folder, "bin", target);
        string[] beside = [.. Directory.GetFiles(folder, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Assert.Equal(["Encord.Core.dll", "Encord.PowerShell.dll"], beside);
    }

    [Fact]
    public void Ships_no_copy_of_the_engine() =>
        Assert.Empty(Directory.GetFiles(ModuleUnderTest.Folder, "System.Management.Automation*", SearchOption.AllDirectories));

    [Fact]
    public void Has_short_paths_for_azure_automation()
    {
        foreach (var file in Directory.GetFiles(ModuleUnderTest.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.InRange(("Encord/" + Path.GetRelativePath(ModuleUnderTest.Folder, file)).Length, 1, 140);
        }
    }

    private static Shipped Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var definition = metadata.GetAssemblyDefinition();
        (string, Version)[] references =
        [
            .. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version)),
        ];
        return new Shipped(metadata.GetString(definition.Name), definition.Version, references);
    }

    // What PowerShell itself brings: the engine and the framework. For net472 the names of the framework's own assemblies.
    private static HashSet<string> Platform(string target)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "System.Management.Automation" };
        if (target == "net472")
        {
            names.UnionWith(
            [
                "mscorlib", "netstandard", "System", "System.Core", "System.Configuration", "System.Data", "System.IO.Compression", "System.IO.Compression.FileSystem",
                "System.Net.Http", "System.Numerics", "System.Runtime.Serialization", "System.Security", "System.Web", "System.Xml", "System.Xml.Linq",
                "System.ComponentModel.DataAnnotations", "System.Runtime", "System.Drawing", "System.Transactions", "Microsoft.CSharp", "System.ComponentModel.Composition",
                "System.ValueTuple", // in the framework since 4.7; its package is empty for 4.7.1 and later
            ]);
        }
        else
        {
            names.UnionWith(Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Select(Path.GetFileNameWithoutExtension)!);
        }

        return names;
    }

    private sealed record Shipped(string Name, Version Version, (string Name, Version Version)[] References);
}
