namespace Encord.Client.Http;

/// <summary>Keeps the beginning of what is written and forgets the rest, for <c>-Debug</c>.</summary>
internal sealed class BodyBeginning(string title) : Stream
{
    private readonly MemoryStream _kept = new();
    private long _length;
    private bool _isTold;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get => _length; set => throw new NotSupportedException(); }

    /// <summary>Tells who listens, once.</summary>
    public void Raise()
    {
        if (!_isTold)
        {
            _isTold = true;
            RequestNotices.Raise(title, _kept.GetBuffer().AsMemory(0, (int)_kept.Length), _kept.Length == _length);
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _kept.Write(buffer, offset, (int)Math.Min(count, BodyText.Shown - _kept.Length));
        _length += count;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _kept.Dispose();
        base.Dispose(disposing);
    }
}
