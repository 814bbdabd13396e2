namespace Encord.Client.Http;

/// <summary>A whole body in one buffer.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstBuffer = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    private PooledBody(int size) => _buffer = AnswerLimit.Rent(size);

    public ReadOnlyMemory<byte> Utf8 { get; private set; }

    /// <param name="stream">The body.</param>
    /// <param name="announced">How long the server says that it is; believed only as far as it spares copying.</param>
    /// <param name="limit">How much is read.</param>
    /// <param name="cutsOff">Whether the rest is left where there is more, rather than refused.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BodyProblemException">There is more than the limit.</exception>
    public static async Task<PooledBody> ReadAsync(Stream stream, long? announced, int limit, bool cutsOff, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end is seen without growing.
        var body = new PooledBody((int)Math.Min(Math.Max(FirstBuffer, (announced ?? 0) + 1), Math.Min(limit, 4 << 20)));
        try
        {
            while (true)
            {
                if (body._length == body._buffer.Length || body._length >= limit)
                {
                    if (cutsOff && body._length >= limit)
                    {
                        break;
                    }

                    body._buffer = AnswerLimit.Grow(body._buffer, body._length, limit);
                }

                var count = await stream.ReadAsync(body._buffer, body._length, body._buffer.Length - body._length, cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                body._length += count;
            }

            body.Utf8 = JsonStart.WithoutMark(body._buffer.AsMemory(0, body._length));
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Utf8 = default;
        AnswerLimit.Return(buffer);
    }
}
