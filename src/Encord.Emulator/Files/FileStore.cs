using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Files;

/// <summary>The bytes of uploaded files, one file on disk for each object key. A file is there as a whole or not at all.</summary>
internal sealed class FileStore : IEmulatorService, IDisposable
{
    private const string KeyPrefix = "uploads/";
    private const int BufferSize = 128 * 1024;

    private readonly string _root;
    private readonly TemporaryFolder? _temporary;
    private readonly long? _maximumBytes;

    public FileStore(EmulatorOptions options)
    {
        _temporary = options.FilesPath is null && options.DatabasePath is null ? new TemporaryFolder() : null;
        _root = _temporary?.Path ?? options.FilesPath ?? options.DatabasePath + ".files";
        _maximumBytes = options.MaximumFileBytes;
    }

    public static string NewKey(Guid itemUuid) => $"{KeyPrefix}{itemUuid}";

    public bool Exists(string objectKey) => PathOf(objectKey) is { } path && File.Exists(path);

    public long Length(string objectKey) => new FileInfo(Required(objectKey)).Length;

    /// <summary>Another one when the file is written again.</summary>
    public string Tag(string objectKey)
    {
        var file = new FileInfo(Required(objectKey));
        return $"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}";
    }

    public Stream Open(string objectKey) =>
        new FileStream(Required(objectKey), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize);

    /// <param name="announced">How long the file will be, where that is known.</param>
    /// <exception cref="WireError">More bytes come, or are announced, than the server takes.</exception>
    /// <exception cref="IOException">The sender stopped early, or the disk is full; nothing is kept then.</exception>
    public async Task<long> SaveAsync(string objectKey, Stream content, long? announced, CancellationToken cancellationToken)
    {
        RequireFits(announced ?? 0);
        var path = Place(objectKey);
        var partial = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            long length;
            await using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                length = await CopyAsync(content, file, cancellationToken);
            }

            File.Move(partial, path, overwrite: true);
            return length;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>For what the server itself made.</summary>
    public void Save(string objectKey, Stream content)
    {
        var path = Place(objectKey);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        content.CopyTo(file);
    }

    public void Delete(string objectKey)
    {
        if (PathOf(objectKey) is { } path)
        {
            File.Delete(path);
        }
    }

    public void Dispose() => _temporary?.Dispose();

    private void RequireFits(long length)
    {
        if (length > _maximumBytes)
        {
            throw new WireError("EntityTooLarge", 413, $"The file is larger than this server takes: {_maximumBytes} bytes.");
        }
    }

    private async Task<long> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long length = 0;
            while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                length += read;
                RequireFits(length);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return length;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Where the file goes; the folder is there.</summary>
    private string Place(string objectKey)
    {
        var path = Required(objectKey);
        _temporary?.Claim();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private string Required(string objectKey) => PathOf(objectKey) ?? throw new ArgumentException("Not the key of an upload.", nameof(objectKey));

    /// <summary>Keys are made here and hold a UUID: anything else in a URL is not a file.</summary>
    private string? PathOf(string objectKey) =>
        objectKey.StartsWith(KeyPrefix, StringComparison.Ordinal) && Guid.TryParseExact(objectKey[KeyPrefix.Length..], "D", out var uuid)
            ? Path.Combine(_root, uuid.ToString("N")[..2], uuid.ToString())
            : null;
}
