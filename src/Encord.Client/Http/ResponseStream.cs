namespace Encord.Client.Http;

/// <summary>
/// The body of an answer: one that stops or drips becomes a timeout, a lost connection an attempt that failed, and cancellation stays cancellation.
/// Only the time spent waiting for the server counts, not the time that the reader takes for what came.
/// </summary>
internal sealed class ResponseStream : Stream
{
    /// <summary>For each of these the server has the whole time limit again: a long answer may take long, as long as it moves.</summary>
    private const int Stretch = 1 << 20;

    private readonly Stream _inner;
    private readonly ApiResponse _response;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _late = new();
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;
    private readonly BodyBeginning? _beginning;
    private TimeSpan _left;
    private int _came;

    public ResponseStream(Stream inner, ApiResponse response, TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _inner = inner;
        _response = response;
        _limit = limit;
        _left = limit;
        _time = time;
        _caller = caller;
        _beginning = RequestNotices.WantsBodies ? new BodyBeginning($"Answer to {response.Description}") : null;
        _timer = time.CreateTimer(static state => ((ResponseStream)state!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _late.Token);
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
        var begun = _time.GetTimestamp();
        if (_limit != Timeout.InfiniteTimeSpan)
        {
            _timer.Change(_left, Timeout.InfiniteTimeSpan);
        }

        try
        {
#if NET
            var came = await _inner.ReadAsync(buffer.AsMemory(offset, count), _either.Token).ConfigureAwait(false);
#else
            var came = await _inner.ReadAsync(buffer, offset, count, _either.Token).ConfigureAwait(false);
#endif
            Account(came, begun);
            _beginning?.Write(buffer, offset, came);
            return came;
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
            _beginning?.Raise();
            _beginning?.Dispose();
            _timer.Dispose();
            _either.Dispose();
            _late.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Account(int came, long begun)
    {
        if (_limit == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        _came += came;
        _left -= _time.GetElapsedTime(begun);
        if (_came >= Stretch)
        {
            _came = 0;
            _left = _limit;
        }

        // A timer of zero would fire before the read that may be waiting there already.
        _left = _left > TimeSpan.FromMilliseconds(1) ? _left : TimeSpan.FromMilliseconds(1);
    }

    private void Expire()
    {
        try
        {
            _late.Cancel();
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

        if (_late.IsCancellationRequested)
        {
            _response.Call.MayHaveBeenDone = true;
            return _response.Error(EncordErrorId.Timeout, FormattableString.Invariant(
                $"The answer of the server was not complete in time: it stopped sending, or sent less than 1 MiB in {_limit.TotalSeconds:0.#} seconds. Ask for less at once, or connect with a larger -TimeoutSec."));
        }

        return error switch
        {
            InvalidDataException => _response.Error(EncordErrorId.UnexpectedResponse, "The compressed answer of the server is damaged."),
            IOException or System.Net.Http.HttpRequestException or ObjectDisposedException => new FailedAttemptException(
                AttemptFault.Lost,
                _response.Error(EncordErrorId.ConnectionFailed, "The connection was lost before the answer of the server was complete.", error),
                "the connection was lost in the middle of the answer"),
            _ => error,
        };
    }
}
