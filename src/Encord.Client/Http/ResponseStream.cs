namespace Encord.Client.Http;

/// <summary>The body of an answer: a pause that is too long becomes a timeout, a lost connection an error that says so, and cancellation stays cancellation.</summary>
internal sealed class ResponseStream : Stream
{
    private readonly Stream _inner;
    private readonly ApiResponse _response;
    private readonly TimeSpan _longestPause;
    private readonly CancellationTokenSource _pause = new();
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    public ResponseStream(Stream inner, ApiResponse response, TimeSpan longestPause, TimeProvider time, CancellationToken caller)
    {
        _inner = inner;
        _response = response;
        _longestPause = longestPause;
        _caller = caller;
        _timer = time.CreateTimer(static state => ((ResponseStream)state!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _pause.Token);
#if !NET
        // The network stream of .NET Framework does not look at the token once it waits; closing it is what ends the wait.
        _either.Token.Register(static state => ((Stream)state!).Dispose(), inner);
#endif
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        _timer.Change(_longestPause, Timeout.InfiniteTimeSpan);
        try
        {
#if NET
            return await _inner.ReadAsync(buffer.AsMemory(offset, count), _either.Token).ConfigureAwait(false);
#else
            return await _inner.ReadAsync(buffer, offset, count, _either.Token).ConfigureAwait(false);
#endif
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Translate(error);
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
            _either.Dispose();
            _pause.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Expire()
    {
        try
        {
            _pause.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The body was finished while the timer fired.
        }
    }

    private Exception Translate(Exception error)
    {
        if (_caller.IsCancellationRequested)
        {
            return new OperationCanceledException(_caller);
        }

        if (_pause.IsCancellationRequested)
        {
            return _response.Error(EncordErrorId.Timeout, FormattableString.Invariant(
                $"The server stopped sending for {_longestPause.TotalSeconds:0.#} seconds before its answer was complete."));
        }

        return error switch
        {
            InvalidDataException => _response.Error(EncordErrorId.UnexpectedResponse, "The compressed answer of the server is damaged."),
            IOException or System.Net.Http.HttpRequestException or ObjectDisposedException =>
                _response.Error(EncordErrorId.ConnectionFailed, "The connection was lost before the answer of the server was complete.", error),
            _ => error,
        };
    }
}
