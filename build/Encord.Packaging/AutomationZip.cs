namespace Encord.Packaging;

/// <summary>The module as Azure Automation imports it: the zip, the folder in it and the module have one name, and there is no version folder.</summary>
internal static class AutomationZip
{
    // What Azure Automation takes.
    private const int LongestPath = 140;

    public static void Write(string path, ModuleManifest manifest, IReadOnlyList<ModuleFile> files)
    {
        string[] names = [.. files.Select(file => $"{manifest.Name}/{file.Path}")];
        if (names.FirstOrDefault(name => name.Length >= LongestPath) is { } tooLong)
        {
            throw new PackagingException($"The path {tooLong} has {tooLong.Length} characters. Azure Automation takes fewer than {LongestPath}: shorten it.");
        }

        ReproducibleZip.Write(path, names.Zip(files, (name, file) => (name, File.ReadAllBytes(file.Source))));
    }
}
