using System.Buffers;
using Encord.Client.Bundles;
using Encord.Client.Files;
using Encord.Client.Http;
using Encord.Client.Uploads;

namespace Encord.Client.Downloads;

/// <summary>What is downloaded, and where it goes.</summary>
/// <param name="Title">What messages call it.</param>
/// <param name="Link">Asks for a signed link. Asked again when a link is refused, for links run out.</param>
/// <param name="Create">Opens the file, once its first bytes are known.</param>
internal sealed record Download(string Title, Func<CancellationToken, Task<string?>> Link, Func<byte[], OutputFile> Create)
{
    /// <summary>The size of the file, where the server said it.</summary>
    public long? Size { get; init; }

    /// <summary>What to do where the file does not come, as a sentence.</summary>
    public string Advice { get; init; } = "Run the command again: what is there already is skipped.";

    /// <summary>Told how many bytes came.</summary>
    public Action<long>? Arrived { get; init; }
}

/// <summary>A file that was downloaded whole.</summary>
internal sealed record Downloaded(long Bytes, string Sha256, byte[] Head);

/// <summary>
/// Fetches files from where signed links lead. A file gets its name when all its bytes are there. A download that is cut off goes on where it stopped, or starts
/// anew; one that fails for good leaves nothing.
/// </summary>
internal sealed class FileDownloader(HttpMessageInvoker http, EncordClientOptions options)
{
    private const int PieceSize = 128 * 1024;

    private readonly StorageRetries _retries = new(options);

    /// <exception cref="EncordException">It could not be fetched, or not be written.</exception>
    public async Task<Downloaded> GetAsync(Download download, CancellationToken cancellationToken)
    {
        var link = await download.Link(cancellationToken).ConfigureAwait(false);
        var isRenewed = false;
        using var part = new PartialDownload(download.Create);
        return await _retries.RunAsync(
            $"download of '{download.Title}'",
            async () =>
            {
                while (true)
                {
                    (var file, var refusal) = await TryOnceAsync(download, part, link, cancellationToken).ConfigureAwait(false);
                    if (file is not null)
                    {
                        return file;
                    }

                    if (isRenewed)
                    {
                        throw refusal!;
                    }

                    isRenewed = true;
                    link = await download.Link(cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<(Downloaded? File, EncordException? Refusal)> TryOnceAsync(Download download, PartialDownload part, string? link, CancellationToken cancellationToken)
    {
        var address = StorageLink.Check(link, options)
            ?? throw new EncordException(EncordErrorId.UnexpectedResponse, $"'{download.Title}' was not downloaded: the server gave no https link to the stored file.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                part.Ask(request);
                var isRest = part.CanGoOn;
                patience.CancelAfter(options.Timeout);
                using var response = await http.SendAsync(request, patience.Token).ConfigureAwait(false);
                if (isRest && (int)response.StatusCode is 206 or 416)
                {
                    if (!part.IsContinuedBy(response))
                    {
                        part.Clear();
                        continue;
                    }
                }
                else if (Refusal(response, download, address) is { } refusal)
                {
                    return (null, refusal);
                }
                else
                {
                    part.Start(response);
                }

                return (await ReadAsync(response, download, part, patience).ConfigureAwait(false), null);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PassingFailureException(new EncordException(EncordErrorId.Timeout, FormattableString.Invariant(
                $"'{download.Title}' was not downloaded: {address.Authority} sent nothing for {options.Timeout.TotalSeconds:0.#} seconds. Run the command again, or connect with a larger timeout.")));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or ObjectDisposedException && !cancellationToken.IsCancellationRequested)
        {
            throw new PassingFailureException(new EncordException(
                EncordErrorId.ConnectionFailed, $"'{download.Title}' was not downloaded. {ConnectionFailure.Describe(error, address)} {download.Advice}", error));
        }
        catch (ObjectDisposedException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<Downloaded> ReadAsync(HttpResponseMessage response, Download download, PartialDownload part, CancellationTokenSource patience)
    {
        var promised = part.Whole ?? download.Size;
#if NET
        using var stored = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
#else
        using var stored = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var closing = patience.Token.Register(stored.Dispose);
#endif
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            while (true)
            {
                // The time limit is for silence, not for the whole file.
                patience.CancelAfter(options.Timeout);
#if NET
                var read = await stored.ReadAsync(piece.AsMemory(), patience.Token).ConfigureAwait(false);
#else
                var read = await stored.ReadAsync(piece, 0, piece.Length, patience.Token).ConfigureAwait(false);
#endif
                if (read == 0)
                {
                    break;
                }

                part.Add(piece, read);
                download.Arrived?.Invoke(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        if (promised is { } whole && whole != part.Bytes)
        {
            throw new PassingFailureException(new EncordException(EncordErrorId.ConnectionFailed, FormattableString.Invariant(
                $"'{download.Title}' was not downloaded: {part.Bytes} of {whole} bytes came. {download.Advice}")));
        }

        // It waits for the disk.
        return await OwnThread.RunAsync(part.Complete, CancellationToken.None).ConfigureAwait(false);
    }

    /// <returns>Null for success; the failure where another link may help.</returns>
    private EncordException? Refusal(HttpResponseMessage response, Download download, Uri address)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            200 => null,
            400 or 401 or 403 or 404 or 410 => Failure(
                status == 404 ? EncordErrorId.NotFound : EncordErrorId.AccessDenied, status,
                $"'{download.Title}' was not downloaded: {address.Authority} refuses the link (HTTP {status}), also a fresh one. Check the clock of this machine, and that the file is still in the storage."),
            408 or 429 or (>= 500 and <= 599) => throw new PassingFailureException(
                Failure(
                    status == 429 ? EncordErrorId.RateLimited : EncordErrorId.ServiceUnavailable, status,
                    $"'{download.Title}' was not downloaded: the storage at {address.Authority} failed (HTTP {status}). {download.Advice}"),
                RetryAfter.Of(response, options.TimeProvider.GetUtcNow())),
            _ => throw Failure(
                EncordErrorId.UnexpectedResponse, status, $"'{download.Title}' was not downloaded: {address.Authority} answered HTTP {status}, which is not a file."),
        };
    }

    private static EncordException Failure(string errorId, int status, FormattableString message) => new(errorId, FormattableString.Invariant(message)) { StatusCode = status };
}
