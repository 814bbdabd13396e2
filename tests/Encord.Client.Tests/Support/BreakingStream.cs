namespace Encord.Client.Tests.Support;

/// <summary>Gives its bytes in pieces of the given size and then fails.</summary>
internal sealed class BreakingStream(byte[] content, Exception failure, int piece = int.MaxValue) : Stream
{
    private int _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_given == content.Length)
        {
            throw failure;
        }

        count = Math.Min(Math.Min(count, piece), content.Length - _given);
        Array.Copy(content, _given, buffer, offset, count);
        _given += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
