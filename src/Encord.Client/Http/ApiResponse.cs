namespace Encord.Client.Http;

/// <summary>An answer whose headers are in and whose body is not, with what an error about it has to say.</summary>
internal sealed class ApiResponse : IDisposable
{
    private readonly HttpResponseMessage _message;
    private readonly ApiCall _call;
    private readonly EncordClientOptions _options;
    private Stream? _body;

    public ApiResponse(HttpResponseMessage message, ApiCall call, EncordClientOptions options)
    {
        _message = message;
        _call = call;
        _options = options;
    }

    public int Status => (int)_message.StatusCode;

    public bool IsSuccess => Status is >= 200 and <= 299;

    public string Description => _call.Description;

    public TimeSpan? RetryAfter => Http.RetryAfter.Of(_message, _options.TimeProvider.GetUtcNow());

    /// <summary>How far this machine's clock is ahead of the server's, where that could be why a signature was refused.</summary>
    public TimeSpan? ClockLead =>
        _call.V1 is null && _options.Credential.DependsOnClock && _message.Headers.Date is { } date ? _options.TimeProvider.GetUtcNow() - date : null;

    /// <summary>Where a redirect points, without user, path and query.</summary>
    public string? RedirectHost => _message.Headers.Location is { IsAbsoluteUri: true } location ? ServerText.Bare(location) : null;

    public ApiCall Call => _call;

    public async Task<Stream> OpenBodyAsync(CancellationToken cancellationToken)
    {
#if NET
        var inner = await _message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        var inner = await _message.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        return _body = new ResponseStream(inner, this, Patience, _options.TimeProvider, cancellationToken);
    }

    /// <param name="limit">More bytes are not read: <see cref="AnswerLimit"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PooledBody> ReadBodyAsync(int limit, CancellationToken cancellationToken) => await PooledBody.ReadAsync(
        await OpenBodyAsync(cancellationToken).ConfigureAwait(false),
        _message.Content.Headers.ContentLength,
        IsSuccess ? limit : AnswerLimit.Error,
        // What goes beyond the words of an error is of no use, and the error has to be told all the same.
        cutsOff: !IsSuccess,
        cancellationToken).ConfigureAwait(false);

    /// <summary>An error about this answer.</summary>
    public EncordException Error(string errorId, string sentence, Exception? cause = null, int? status = null, string? code = null, int? maximumLabels = null, string? advice = null) =>
        new(errorId, sentence, advice, Description, cause)
        {
            StatusCode = status ?? Status,
            ErrorCode = code,
            TraceId = _call.TraceId,
            RetryAfter = RetryAfter,
            MaximumLabelsAllowed = maximumLabels,
        };

    private TimeSpan Patience => _call.TimeLeft(_options.TimeProvider) is not { } left ? _options.Timeout
        : left <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1)
        : _options.Timeout == Timeout.InfiniteTimeSpan || left < _options.Timeout ? left : _options.Timeout;

    public void Dispose()
    {
        _body?.Dispose();
        _message.Dispose();
    }
}
