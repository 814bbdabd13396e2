using System.Reflection;

namespace Encord.PowerShell.Tests.Engine;

/// <summary>The built module, as a user gets it.</summary>
internal static class ModuleUnderTest
{
    public static string RepositoryRoot { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;

    public static string Folder { get; } = Path.Combine(RepositoryRoot, "out", "Encord");

    public static string Manifest { get; } = Path.Combine(Folder, "Encord.psd1");
}
