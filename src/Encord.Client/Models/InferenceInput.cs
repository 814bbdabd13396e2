using Encord.Client.Http;

namespace Encord.Client.Models;

/// <summary>Something to infer on: a file, base64 text, or a data unit of the project.</summary>
internal sealed class InferenceInput
{
    /// <summary>The vendor's limit on the data of a request.</summary>
    public const long LargestFile = 1024L * 1024 * 1024;

    private readonly Func<Stream, CancellationToken, Task>? _write;

    private InferenceInput(string uid, object target, MediaHeader? header, long size, Func<Stream, CancellationToken, Task>? write)
    {
        Uid = uid;
        Target = target;
        Header = header;
        Size = size;
        _write = write;
    }

    /// <summary>What it is called on the wire, and in the answer.</summary>
    public string Uid { get; }

    /// <summary>What an error about it is about: the path, the text's number, or the data hash.</summary>
    public object Target { get; }

    /// <summary>What its first bytes tell; null for a data unit.</summary>
    public MediaHeader? Header { get; }

    /// <summary>Bytes on the wire.</summary>
    public long Size { get; }

    public bool IsData => _write is null;

    public static InferenceInput OfData(string dataHash) => new(dataHash, dataHash, header: null, size: dataHash.Length, write: null);

    /// <summary>A file that was looked at: it exists, is not empty, not too large, and of a kind that inference takes.</summary>
    /// <exception cref="EncordException">It is not.</exception>
    public static InferenceInput OfFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var length = file.Length;
            CheckSize(path, length);
            var head = new byte[(int)Math.Min(length, MediaHeader.Length)];
            var header = CheckedHeader(path, head.AsSpan(0, Fill(file, head)));
            return new(path, path, header, Base64Stream.LengthOf(length), (target, token) => Base64Stream.CopyAsync(path, length, target, token));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EncordException(EncordErrorId.NotFound, $"The file '{path}' was not found.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The file '{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>A file's content as base64 text.</summary>
    /// <param name="text">The text; line breaks in it are left out.</param>
    /// <param name="number">Its place among the texts, from 0.</param>
    /// <exception cref="EncordException">The text is not base64, or not of such a file.</exception>
    public static InferenceInput OfBase64(string text, int number)
    {
        byte[] content;
        try
        {
            content = Convert.FromBase64String(text);
        }
        catch (FormatException error)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"Text {number} is not base64.", error);
        }

        var name = $"text {number}";
        CheckSize(name, content.Length);
        var header = CheckedHeader(name, content.AsSpan(0, Math.Min(content.Length, MediaHeader.Length)));
        return new(
            number.ToString(System.Globalization.CultureInfo.InvariantCulture), number, header, Base64Stream.LengthOf(content.Length),
            (target, token) => Base64Stream.CopyAsync(new MemoryStream(content), target, token));
    }

    /// <summary>Its content in base64.</summary>
    public RequestBody ToBody() => RequestBody.From(_write!);

    private static void CheckSize(string name, long length)
    {
        if (length > LargestFile)
        {
            throw new EncordException(
                EncordErrorId.FileSizeNotSupported, $"'{name}' has {length} bytes; inference takes at most {LargestFile}. Use a smaller file, or split it.");
        }

        if (length == 0)
        {
            throw new EncordException(EncordErrorId.FileTypeNotSupported, $"'{name}' is empty.");
        }
    }

    private static MediaHeader CheckedHeader(string name, ReadOnlySpan<byte> head) => MediaHeader.Read(head) is { Type: not null } header
        ? header
        : throw new EncordException(
            EncordErrorId.FileTypeNotSupported,
            $"'{name}' is not a JPEG or PNG picture, nor an MP4 or WebM video: its content is something else, whatever its name says.");

    private static int Fill(Stream file, byte[] head)
    {
        var filled = 0;
        while (filled < head.Length && file.Read(head, filled, head.Length - filled) is > 0 and var read)
        {
            filled += read;
        }

        return filled;
    }
}
