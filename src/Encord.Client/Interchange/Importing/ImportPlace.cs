namespace Encord.Client.Interchange.Importing;

/// <summary>What an import was pointed at: a folder, or a file that stands for its folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="File">The file; null where the folder itself was named.</param>
internal readonly record struct ImportPlace(string Folder, string? File)
{
    /// <param name="path">What the user named.</param>
    /// <param name="isForFolder">Whether a file stands for its folder.</param>
    /// <param name="wanted">What such a file has to be, as the end of a sentence; null where there is none.</param>
    /// <exception cref="EncordException">There is no such folder.</exception>
    public static ImportPlace Of(string path, Func<string, bool> isForFolder, string? wanted) =>
        Directory.Exists(path) ? new ImportPlace(path, null)
        : !System.IO.File.Exists(path) ? throw new EncordException(EncordErrorId.NotFound, $"The folder '{path}' was not found.")
        : isForFolder(path) ? new ImportPlace(Path.GetDirectoryName(Path.GetFullPath(path))!, path)
        : throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is a file. Give the path of the folder{(wanted is null ? "" : ", or " + wanted)}.");

    /// <summary>The name of a file below the folder, with slashes; the whole path of one that is elsewhere.</summary>
    public string NameOf(string path)
    {
        var root = Path.GetFullPath(Folder).TrimEnd(Path.DirectorySeparatorChar, '/') + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(path);
        return (full.StartsWith(root, StringComparison.Ordinal) ? full.Substring(root.Length) : full).Replace(Path.DirectorySeparatorChar, '/');
    }
}
