using System.Net.Http.Headers;
using Encord.Client.Http;
using Polly;
using Polly.Retry;

namespace Encord.Client.Uploads;

/// <summary>Puts files where signed links lead. Each attempt sends the whole file; a link that is refused is replaced once.</summary>
internal sealed class FileUploader
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(120);

    private static readonly ResiliencePropertyKey<string> NameKey = new("Encord.File");

    private readonly HttpClient _http;
    private readonly EncordClientOptions _options;
    private readonly ResiliencePipeline _pipeline;

    public FileUploader(HttpClient http, EncordClientOptions options)
    {
        _http = http;
        _options = options;
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider };
        if (options.MaximumRetryCount > 0)
        {
            var retry = new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                UseJitter = true,
                ShouldHandle = arguments => new(arguments.Outcome.Exception is PassingFailureException),
                DelayGenerator = arguments => new((arguments.Outcome.Exception as PassingFailureException)?.RetryAfter),
                OnRetry = Announce,
            };
            retry.Randomizer = options.Jitter ?? retry.Randomizer;
            builder.AddRetry(retry);
        }

        _pipeline = builder.Build();
    }

    /// <param name="file">What to send.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="place">Where it goes.</param>
    /// <param name="renew">Gets another place when the link is refused.</param>
    /// <param name="progress">Told of every piece.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Where it went.</returns>
    /// <exception cref="EncordException">It could not be read, or not be sent.</exception>
    public async Task<UploadPlace> SendAsync(
        LocalFile file, UploadKind kind, UploadPlace place, Func<Task<UploadPlace>> renew, UploadProgress progress, CancellationToken cancellationToken)
    {
        var isRenewed = false;
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(NameKey, file.Name);
        try
        {
            return await _pipeline.ExecuteAsync(
                async _ =>
                {
                    while (true)
                    {
                        var refusal = await TryOnceAsync(file, kind, place, progress, cancellationToken).ConfigureAwait(false);
                        if (refusal is null)
                        {
                            return place;
                        }

                        if (isRenewed)
                        {
                            throw refusal;
                        }

                        isRenewed = true;
                        place = await renew().ConfigureAwait(false);
                    }
                },
                context).ConfigureAwait(false);
        }
        catch (PassingFailureException failure)
        {
            throw failure.Final;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <returns>Null when it worked; the failure when the link was refused.</returns>
    private async Task<EncordException?> TryOnceAsync(
        LocalFile file, UploadKind kind, UploadPlace place, UploadProgress progress, CancellationToken cancellationToken)
    {
        var address = Checked(place);
        using var pause = new PauseWatch(_options.Timeout, _options.TimeProvider, cancellationToken);
        long sent = 0;
        var isDone = false;
        try
        {
            using var content = new FileContent(file, bytes =>
            {
                pause.Restart();
                sent += bytes;
                progress.Sent(bytes);
            });
            using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = content };
            request.Headers.ExpectContinue = false;
            request.Headers.CacheControl = new CacheControlHeaderValue { MaxAge = TimeSpan.FromDays(1) };
            content.Headers.ContentType = kind.ContentType(file.Name) is { } type ? new MediaTypeHeaderValue(type) : null;
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, pause.Token).ConfigureAwait(false);
            var refusal = UploadAnswer.Judge(response, file, address, _options.TimeProvider.GetUtcNow());
            isDone = refusal is null;
            return refusal;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error) when (error is not PassingFailureException && LocalFailure(error) is { } local)
        {
            throw local;
        }
        catch (OperationCanceledException)
        {
            throw new PassingFailureException(new EncordException(EncordErrorId.Timeout, FormattableString.Invariant(
                $"'{file.Path}' was not uploaded: {address.Authority} took nothing for {_options.Timeout.TotalSeconds:0.#} seconds. Run the command again, or connect with a larger timeout.")));
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
            if (!isDone)
            {
                progress.Sent(-sent);
            }
        }
    }

    /// <summary>The link may lead anywhere; it must not lead to a connection that others can listen to unless the user allowed that.</summary>
    private Uri Checked(UploadPlace place) =>
        Uri.TryCreate(place.SignedUrl, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || _options.AllowInsecureHttp)))
            ? address
            : throw new EncordException(EncordErrorId.UnexpectedResponse, "The server gave a link for the upload that is no https address. Nothing was sent there.");

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

    private ValueTask Announce(OnRetryArguments<object> arguments)
    {
        var failure = (PassingFailureException)arguments.Outcome.Exception!;
        var name = arguments.Context.Properties.GetValue(NameKey, string.Empty);
        var notice = new RetryNotice($"upload of '{name}'", arguments.AttemptNumber + 1, _options.MaximumRetryCount + 1, arguments.RetryDelay, failure.Reason);
        _options.OnRetry?.Invoke(notice);
        RetryNotices.Raise(notice);
        return default;
    }
}
