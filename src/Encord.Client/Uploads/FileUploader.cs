using Encord.Client.Http;

namespace Encord.Client.Uploads;

/// <summary>Puts files where signed links lead. Each attempt sends the whole file; a link that is refused is replaced once.</summary>
internal sealed class FileUploader
{
    private readonly HttpMessageInvoker _http;
    private readonly UploadPlaces _places;
    private readonly EncordClientOptions _options;
    private readonly StorageRetries _retries;

    public FileUploader(HttpMessageInvoker http, UploadPlaces places, EncordClientOptions options)
    {
        _http = http;
        _places = places;
        _options = options;
        _retries = new StorageRetries(options);
    }

    /// <summary>A lane for files that are sent one after the other.</summary>
    public UploadLane OpenLane(UploadProgress progress, CancellationToken cancellationToken) => new(_options, progress, cancellationToken);

    /// <param name="lane">On which way; no other file may be on it.</param>
    /// <param name="file">What to send.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="place">Where it goes, unless the link is refused.</param>
    /// <returns>Where it went.</returns>
    /// <exception cref="EncordException">It could not be read, or not be sent.</exception>
    public async Task<UploadPlace> SendAsync(UploadLane lane, LocalFile file, UploadKind kind, UploadPlace place)
    {
        Exception? failure;
        try
        {
            failure = await TryOnceAsync(lane, file, kind, place).ConfigureAwait(false);
        }
        catch (PassingFailureException passing)
        {
            failure = passing;
        }

        return failure is null ? place : await SendAgainAsync(lane, file, kind, place, known: failure).ConfigureAwait(false);
    }

    /// <summary>Most files need one attempt, so that the machinery of retries, which is not free, is entered with the failure of the first.</summary>
    private async Task<UploadPlace> SendAgainAsync(UploadLane lane, LocalFile file, UploadKind kind, UploadPlace place, Exception? known)
    {
        var isRenewed = false;
        return await _retries.RunAsync(
            $"upload of '{file.Name}'",
            async () =>
            {
                while (true)
                {
                    var refusal = Interlocked.Exchange(ref known, null) switch
                    {
                        PassingFailureException passing => throw passing,
                        EncordException refused => refused,
                        _ => await TryOnceAsync(lane, file, kind, place).ConfigureAwait(false),
                    };
                    if (refusal is null)
                    {
                        return place;
                    }

                    if (isRenewed)
                    {
                        throw refusal;
                    }

                    isRenewed = true;
                    place = await _places.AskAsync(kind.ItemType, lane.Stop).ConfigureAwait(false);
                }
            },
            lane.Stop).ConfigureAwait(false);
    }

    /// <returns>Null when it worked; the failure when the link was refused.</returns>
    private async Task<EncordException?> TryOnceAsync(UploadLane lane, LocalFile file, UploadKind kind, UploadPlace place)
    {
        var address = Checked(place);
        var moving = lane.Begin();
        var isDone = false;
        try
        {
            using var request = Message(address, file, kind, lane);
            using var response = await _http.SendAsync(request, moving).ConfigureAwait(false);
            var refusal = UploadAnswer.Judge(response, file, address, _options.TimeProvider.GetUtcNow());
            isDone = refusal is null;
            return refusal;
        }
        catch (Exception) when (lane.Stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(lane.Stop);
        }
        catch (Exception error) when (error is not PassingFailureException && LocalFailure(error) is { } local)
        {
            throw local;
        }
        catch (OperationCanceledException)
        {
            throw new PassingFailureException(new EncordException(EncordErrorId.Timeout, FormattableString.Invariant(
                $"'{file.Path}' was not uploaded: {address.Authority} accepted no data for {_options.Timeout.TotalSeconds:0.#} seconds. Run the command again, or connect with a larger timeout.")));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new PassingFailureException(new EncordException(
                EncordErrorId.ConnectionFailed,
                $"'{file.Path}' was not uploaded. {ConnectionFailure.Describe(error, address)} Run the command again: what is there already is skipped.",
                error));
        }
        finally
        {
            lane.End(isDone);
        }
    }

    private static HttpRequestMessage Message(Uri address, LocalFile file, UploadKind kind, UploadLane lane)
    {
        var content = new FileContent(file, lane);
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = content };
#if !NET
        // .NET Framework would wait for a permission that no object storage gives.
        request.Headers.ExpectContinue = false;
#endif
        request.Headers.TryAddWithoutValidation("Cache-Control", "max-age=86400");
        if (kind.ContentType(file.Name) is { } type)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return request;
    }

    private Uri Checked(UploadPlace place) => StorageLink.Check(place.SignedUrl, _options)
        ?? throw new EncordException(EncordErrorId.UnexpectedResponse, "The server gave a link for the upload that is not an https address. Nothing was sent there.");

    private static EncordException? LocalFailure(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException!)
        {
            if (cause is EncordException failure)
            {
                return failure;
            }
        }

        return null;
    }
}
