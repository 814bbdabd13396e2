namespace Encord.Packaging;

/// <summary>A file of the module: its path inside of the module, with forward slashes, and where it lies.</summary>
internal sealed record ModuleFile(string Path, string Source)
{
    /// <summary>The files in an order that does not depend on the file system.</summary>
    public static IReadOnlyList<ModuleFile> All(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new ModuleFile(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];
}
