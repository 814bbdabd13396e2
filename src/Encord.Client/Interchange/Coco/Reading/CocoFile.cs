namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Opens COCO files for reading.</summary>
internal static class CocoFile
{
    /// <exception cref="EncordException">It is not there, or someone is writing it.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The file '{path}' was not found.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"'{path}' cannot be read; perhaps it is still being written. {exception.Message}", exception);
        }
    }
}
