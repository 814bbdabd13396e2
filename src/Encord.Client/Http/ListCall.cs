namespace Encord.Client.Http;

/// <summary>A list that is read as it arrives. Where it breaks off and may be asked for again, it is, and goes on where it was.</summary>
internal sealed class ListCall<T>(
    EncordTransport transport,
    ApiCall call,
    ElementParser<T> parser,
    string listName,
    Func<Dictionary<string, string>, System.Text.Json.JsonTokenType, bool>? keepsRaw,
    Func<ApiResponse, CancellationToken, Task> accept,
    Func<ApiResponse, ListReader<T>, IReadOnlyList<T>> finish,
    ListProgress progress) : IDisposable
{
    private ApiResponse? _response;
    private ListReader<T>? _reader;

    /// <summary>The answer that was read to its end.</summary>
    public ApiResponse Response => _response ?? throw new InvalidOperationException();

    /// <summary>What the end of the answer added to the list.</summary>
    public IReadOnlyList<T> Rest { get; private set; } = [];

    /// <summary>The next elements; none at the end. The list is reused.</summary>
    public async ValueTask<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        FailedAttemptException? known = null;
        if (_reader is not null)
        {
            try
            {
                return await ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (FailedAttemptException failed)
            {
                known = failed;
            }
        }

        return await transport.RunAsync(
            call,
            async token =>
            {
                if (Interlocked.Exchange(ref known, null) is { } failed)
                {
                    throw failed;
                }

                Close();
                _response = await transport.SendOnceAsync(call, token).ConfigureAwait(false);
                await accept(_response, token).ConfigureAwait(false);
                // The list outlives this attempt: its body is read under the caller's token.
                _reader = new(await _response.OpenBodyAsync(cancellationToken).ConfigureAwait(false), parser, listName, keepsRaw, progress);
                return await ReadAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => Close();

    private async ValueTask<List<T>> ReadAsync(CancellationToken cancellationToken)
    {
        List<T> batch;
        try
        {
            batch = await _reader!.ReadBatchAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BodyProblemException problem)
        {
            throw EncordTransport.Failure(_response!, problem);
        }

        if (batch.Count == 0)
        {
            Rest = EncordTransport.Understand(_response!, () => finish(_response!, _reader!));
        }

        return batch;
    }

    private void Close()
    {
        _reader?.Dispose();
        _response?.Dispose();
        _reader = null;
        _response = null;
    }
}
