using System.Security.Cryptography;

namespace Encord.Client.Http;

/// <summary>The bytes of a request. They can be written any number of times, the same every time: once for the digest that is signed, and once for each attempt.</summary>
internal abstract class RequestBody
{
    public static RequestBody Empty { get; } = new Segments([]);

    /// <summary>Pieces that are sent one after the other, without being copied together.</summary>
    public static RequestBody Of(params ReadOnlyMemory<byte>[] segments) => new Segments(segments);

    /// <summary>A body too large to hold: the function writes it, and must write the same bytes each time.</summary>
    public static RequestBody From(Func<Stream, CancellationToken, Task> write) => new Written(write);

    public static RequestBody Concat(params RequestBody[] parts) =>
        parts.All(part => part is Segments)
            ? new Segments(parts.SelectMany(part => ((Segments)part).Pieces).ToArray())
            : new Joined(parts);

    public abstract Task WriteToAsync(Stream target, CancellationToken cancellationToken);

    /// <summary>The SHA-256 of the bytes, and how many there are.</summary>
    public virtual async Task<BodyDigest> ComputeDigestAsync(CancellationToken cancellationToken)
    {
        using var stream = new DigestStream();
        await WriteToAsync(stream, cancellationToken).ConfigureAwait(false);
        return stream.Complete();
    }

    private sealed class Segments(ReadOnlyMemory<byte>[] pieces) : RequestBody
    {
        public ReadOnlyMemory<byte>[] Pieces => pieces;

        public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
        {
            foreach (var piece in pieces)
            {
#if NET
                await target.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
#else
                var array = System.Runtime.InteropServices.MemoryMarshal.TryGetArray(piece, out var segment) ? segment : new ArraySegment<byte>(piece.ToArray());
                await target.WriteAsync(array.Array, array.Offset, array.Count, cancellationToken).ConfigureAwait(false);
#endif
            }
        }
    }

    private sealed class Written(Func<Stream, CancellationToken, Task> write) : RequestBody
    {
        public override Task WriteToAsync(Stream target, CancellationToken cancellationToken) => write(target, cancellationToken);
    }

    private sealed class Joined(RequestBody[] parts) : RequestBody
    {
        public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
        {
            foreach (var part in parts)
            {
                await part.WriteToAsync(target, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes bytes, keeps their digest and forgets them.</summary>
    private sealed class DigestStream : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public BodyDigest Complete() => new(_hash.GetHashAndReset(), _length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            _hash.AppendData(buffer, offset, count);
            _length += count;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(buffer, offset, count);
            return Task.CompletedTask;
        }

#if NET
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _hash.AppendData(buffer);
            _length += buffer.Length;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
#endif

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>What the signature covers of a body.</summary>
internal readonly record struct BodyDigest(byte[] Sha256, long Length);
