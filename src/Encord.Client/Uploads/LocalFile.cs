namespace Encord.Client.Uploads;

/// <summary>A file on this machine that is to be uploaded, as it was when it was looked at.</summary>
internal sealed class LocalFile
{
    private const int BufferSize = 1;

    private LocalFile(string path, long length)
    {
        Path = path;
        Length = length;
    }

    public string Path { get; }

    public string Name => field ??= System.IO.Path.GetFileName(Path);

    /// <summary>The name of the folder it is in.</summary>
    public string FolderName => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) is { Length: > 0 } name ? name : Name;

    public long Length { get; }

    /// <summary>Looks at a file.</summary>
    /// <exception cref="EncordException">It was not found, is not a file, is empty, or cannot be read.</exception>
    public static LocalFile At(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw Directory.Exists(path)
                ? new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is a folder. Give its files, for example with '{System.IO.Path.Combine(path, "*")}'.")
                : new EncordException(EncordErrorId.NotFound, $"The file '{path}' was not found.");
        }

        if (file.Length == 0)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is empty. There is nothing to upload.");
        }

        return new LocalFile(path, file.Length);
    }

    /// <summary>Opens it for reading; others may read it too.</summary>
    /// <exception cref="EncordException">It is locked, gone, may not be read, or has changed since it was looked at.</exception>
    public FileStream Open()
    {
        try
        {
            // The caller reads in large pieces; a buffer of the stream's own would only copy them.
            var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
            if (stream.Length == Length)
            {
                return stream;
            }

            stream.Dispose();
            throw Changed();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Reads what the file says of itself as DICOM.</summary>
    /// <returns>Null when its content is not DICOM.</returns>
    /// <exception cref="EncordException">It cannot be read.</exception>
    public DicomHeader? ReadDicomHeader()
    {
        try
        {
            using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return DicomHeader.Read(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            throw Unreadable(error);
        }
    }

    public EncordException Unreadable(Exception error) => new(
        error is FileNotFoundException or DirectoryNotFoundException ? EncordErrorId.NotFound : EncordErrorId.InvalidArgument,
        $"'{Path}' cannot be read: {error.Message} Close the program that has it open, or check who may read it.",
        error);

    public EncordException Changed() => new(
        EncordErrorId.InvalidArgument, $"'{Path}' changed while it was uploaded. Run the command again when nothing writes to it any more.");

    public override string ToString() => Path;
}
