using System.Buffers;
using System.IO.Compression;

namespace Encord.Client.Labels.Documents;

/// <summary>
/// A label document at rest, compressed: thousands are held at once, and their text repeats itself (an eighth of it remains). It gives back the very
/// bytes it was made of.
/// </summary>
internal sealed class StoredJson
{
    /// <summary>Below this it does not pay.</summary>
    private const int Worthwhile = 1024;

    private readonly byte[] _bytes;
    private readonly bool _isPacked;

    private StoredJson(byte[] bytes, int length, bool isPacked)
    {
        _bytes = bytes;
        Length = length;
        _isPacked = isPacked;
    }

    /// <summary>The length of the document in bytes.</summary>
    public int Length { get; }

    public static StoredJson Of(ReadOnlySpan<byte> json)
    {
        if (json.Length < Worthwhile)
        {
            return new StoredJson(json.ToArray(), json.Length, isPacked: false);
        }

        using var target = new MemoryStream(json.Length / 4);
        using (var deflate = new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
#if NET
            deflate.Write(json);
#else
            var copy = ArrayPool<byte>.Shared.Rent(json.Length);
            json.CopyTo(copy);
            deflate.Write(copy, 0, json.Length);
            ArrayPool<byte>.Shared.Return(copy);
#endif
        }

        return new StoredJson(target.ToArray(), json.Length, isPacked: true);
    }

    public byte[] ToArray()
    {
        var json = new byte[Length];
        CopyTo(json);
        return json;
    }

    /// <summary>Runs a reader over the document in a borrowed buffer, which is gone afterwards.</summary>
    public T Use<T>(Func<ReadOnlyMemory<byte>, T> read)
    {
        if (!_isPacked)
        {
            return read(_bytes);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Length);
        try
        {
            CopyTo(buffer);
            return read(buffer.AsMemory(0, Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes the document.</summary>
    public async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Length);
        try
        {
            CopyTo(buffer);
#if NET
            await target.WriteAsync(buffer.AsMemory(0, Length), cancellationToken).ConfigureAwait(false);
#else
            await target.WriteAsync(buffer, 0, Length, cancellationToken).ConfigureAwait(false);
#endif
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void CopyTo(byte[] target)
    {
        if (!_isPacked)
        {
            Buffer.BlockCopy(_bytes, 0, target, 0, Length);
            return;
        }

        using var inflate = new DeflateStream(new MemoryStream(_bytes), CompressionMode.Decompress);
        var filled = 0;
        while (filled < Length)
        {
            var count = inflate.Read(target, filled, Length - filled);
            filled += count > 0 ? count : throw new InvalidOperationException("A stored document ends early.");
        }
    }
}
