using Encord.Client.Http;

namespace Encord.Client.Uploads;

/// <summary>What the answer of an object storage means. Only 200 is success; the text of an answer is never shown, for it may hold the link.</summary>
internal static class UploadAnswer
{
    /// <returns>Null for success; the failure where another link may help.</returns>
    /// <exception cref="PassingFailureException">Another attempt may help.</exception>
    /// <exception cref="EncordException">Nothing will help.</exception>
    public static EncordException? Judge(HttpResponseMessage response, LocalFile file, Uri address, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            200 => null,
            400 or 401 or 403 or 404 or 410 => Failure(
                EncordErrorId.AccessDenied, status,
                $"'{file.Path}' was not uploaded: {address.Authority} refuses the link (HTTP {status}), which may have expired. Check the clock of this machine and run the command again."),
            413 => throw Failure(
                EncordErrorId.FileSizeNotSupported, status, $"'{file.Path}' is too large for the storage at {address.Authority} ({file.Length:N0} bytes). Use a smaller file, or split it."),
            408 or 429 or (>= 500 and <= 599) => throw new PassingFailureException(
                Failure(
                    status == 429 ? EncordErrorId.RateLimited : EncordErrorId.ServiceUnavailable, status,
                    $"'{file.Path}' was not uploaded: the storage at {address.Authority} failed (HTTP {status}). Run the command again: what is there already is skipped."),
                RetryAfter.Of(response, now)),
            _ => throw Failure(
                EncordErrorId.UnexpectedResponse, status, $"'{file.Path}' was not uploaded: {address.Authority} answered HTTP {status}, which is not an answer of a storage."),
        };
    }

    private static EncordException Failure(string errorId, int status, FormattableString message) =>
        new(errorId, FormattableString.Invariant(message)) { StatusCode = status };
}

/// <summary>A failure that may be gone at the next attempt.</summary>
internal sealed class PassingFailureException(EncordException final, TimeSpan? retryAfter = null) : Exception(final.Message, final)
{
    /// <summary>What to say when there is no next attempt.</summary>
    public EncordException Final => final;

    public TimeSpan? RetryAfter => retryAfter;

    public string Reason => final.StatusCode is { } status ? FormattableString.Invariant($"the storage answered {status}") : "the connection failed";
}
