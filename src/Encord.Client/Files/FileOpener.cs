namespace Encord.Client.Files;

/// <summary>How files are opened that are written.</summary>
internal delegate FileStream FileOpener(string path, FileMode mode, FileAccess access, FileOptions options);

/// <summary>The file system itself.</summary>
internal static class FileSystem
{
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileOptions options) =>
        new(path, mode, access, mode == FileMode.CreateNew ? FileShare.None : FileShare.Read, 1 << 16, options);
}
