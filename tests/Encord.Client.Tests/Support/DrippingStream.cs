namespace Encord.Client.Tests.Support;

/// <summary>Never ends, and gives a few bytes at a time: blanks, each piece after a pause on the clock that it is given.</summary>
internal sealed class DrippingStream(ManualTime time, TimeSpan pause, int piece) : Stream
{
    public int Pieces { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        time.Advance(pause);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Pieces++;
        var count = Math.Min(piece, buffer.Length);
        buffer.Span[..count].Fill((byte)' ');
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
