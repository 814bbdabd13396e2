namespace Encord.Client.Uploads;

/// <summary>Compares files of this machine with stored ones, byte by byte, without holding either.</summary>
internal sealed class ContentComparison(HttpMessageInvoker http, EncordClientOptions options)
{
    private const int PieceSize = 128 * 1024;

    /// <summary>Whether a data row has the bytes of a unit: of its one file, or of all files of a group or series in order.</summary>
    /// <param name="unit">What would be uploaded.</param>
    /// <param name="row">With signed links.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EncordException">A file cannot be read, or a stored one cannot be fetched.</exception>
    public async Task<bool> IsSameAsync(UploadUnit unit, DataRow row, CancellationToken cancellationToken)
    {
        var links = row.ImagesData is { } images ? images.Select(image => image.SignedUrl).ToList() : [row.SignedUrl];
        if (links.Count != unit.Files.Count)
        {
            return false;
        }

        for (var i = 0; i < links.Count; i++)
        {
            if (!await IsSameAsync(unit.Files[i], links[i], row.Title, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> IsSameAsync(LocalFile file, string? link, string title, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Checked(link, title));
            patience.CancelAfter(options.Timeout);
            using var response = await http.SendAsync(request, patience.Token).ConfigureAwait(false);
            if ((int)response.StatusCode != 200)
            {
                throw Failure(EncordErrorId.ServiceUnavailable, title, FormattableString.Invariant($"the storage answered HTTP {(int)response.StatusCode}"));
            }

            if (response.Content.Headers.ContentLength is { } length && length != file.Length)
            {
                return false;
            }

            using var local = file.Open();
#if NET
            using var stored = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
#else
            using var stored = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            return await IsSameAsync(local, stored, patience).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure(EncordErrorId.Timeout, title, "the storage sent nothing for the time limit of the connection");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Failure(EncordErrorId.ConnectionFailed, title, "the connection to the storage failed", error);
        }
    }

    private async Task<bool> IsSameAsync(Stream local, Stream stored, CancellationTokenSource patience)
    {
        var own = new byte[PieceSize];
        var other = new byte[PieceSize];
        while (true)
        {
            // The time limit is for silence, not for the whole file.
            patience.CancelAfter(options.Timeout);
            var ownLength = await FillAsync(local, own, patience.Token).ConfigureAwait(false);
            var otherLength = await FillAsync(stored, other, patience.Token).ConfigureAwait(false);
            if (ownLength != otherLength || !own.AsSpan(0, ownLength).SequenceEqual(other.AsSpan(0, otherLength)))
            {
                return false;
            }

            if (ownLength < PieceSize)
            {
                return true;
            }
        }
    }

    private static async Task<int> FillAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (length < buffer.Length)
        {
#if NET
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
#else
            var read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
#endif
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return length;
    }

    private Uri Checked(string? link, string title) => StorageLink.Check(link, options)
        ?? throw Failure(EncordErrorId.UnexpectedResponse, title, "the server gave no https link to the stored file");

    private static EncordException Failure(string errorId, string title, string reason, Exception? cause = null) => new(
        errorId,
        $"The file was not uploaded, because it cannot be compared with the data row '{title}': {reason}. Run the command again, or leave -CompareContent out to compare title and size only.",
        cause);
}
