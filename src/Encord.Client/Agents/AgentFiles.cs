using Encord.Client.Uploads;

namespace Encord.Client.Agents;

/// <summary>Brings the file behind a task to this machine, for as long as its block runs.</summary>
internal sealed class AgentFiles(HttpMessageInvoker http, EncordClientOptions options)
{
    private const int PieceSize = 128 * 1024;

    /// <summary>Downloads the file into a folder of its own, under the name that people know it by.</summary>
    /// <exception cref="EncordException">There is no single file, or it did not come whole.</exception>
    public async Task<FileInfo> DownloadAsync(AgentTask task, CancellationToken cancellationToken)
    {
        var item = task.Item!;
        var link = StorageLink.Check(item.SignedUrl, options) ?? throw new EncordException(
            EncordErrorId.FileTypeNotSupported,
            $"'{item.Name}' is of the type {item.ItemType}, and the server gave no link to a single file of it. Run the agent without -IncludeData for such data.");
        var folder = Path.Combine(Path.GetTempPath(), "encord-agent-" + Guid.NewGuid().ToString("N"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileInfo(Path.Combine(folder, FileName(item)));
            await CopyAsync(link, file, item, patience).ConfigureAwait(false);
            file.Refresh();
            return file;
        }
        catch (Exception error)
        {
            Remove(folder);
            throw error switch
            {
                OperationCanceledException when !cancellationToken.IsCancellationRequested =>
                    new EncordException(EncordErrorId.Timeout, $"'{item.Name}' did not come: the storage sent nothing for the time limit of the connection.", error),
                HttpRequestException => new EncordException(EncordErrorId.ConnectionFailed, $"'{item.Name}' did not come: the connection to the storage failed.", error),
                IOException or UnauthorizedAccessException => new EncordException(EncordErrorId.FileNotWritten, $"'{item.Name}' was not brought to '{folder}': {error.Message}", error),
                _ => error,
            };
        }
    }

    /// <summary>Deletes a file that was downloaded, with its folder.</summary>
    public static void Remove(FileInfo? file)
    {
        if (file is not null)
        {
            Remove(file.DirectoryName!);
        }
    }

    private async Task CopyAsync(Uri link, FileInfo file, StorageItem item, CancellationTokenSource patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        patience.CancelAfter(options.Timeout);
        using var response = await http.SendAsync(request, patience.Token).ConfigureAwait(false);
        if ((int)response.StatusCode != 200)
        {
            throw new EncordException(EncordErrorId.ServiceUnavailable, FormattableString.Invariant($"'{item.Name}' did not come: the storage answered HTTP {(int)response.StatusCode}."));
        }

        long length = 0;
        using (var target = file.Create())
        {
#if NET
            using var source = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
#else
            using var source = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            var buffer = new byte[PieceSize];
            while (await ReadAsync(source, buffer, patience.Token).ConfigureAwait(false) is var read && read > 0)
            {
                // The time limit is for silence, not for the whole file.
                patience.CancelAfter(options.Timeout);
                target.Write(buffer, 0, read);
                length += read;
            }
        }

        if ((response.Content.Headers.ContentLength ?? item.FileSize) is { } expected && expected != length)
        {
            throw new EncordException(EncordErrorId.ConnectionFailed, FormattableString.Invariant($"'{item.Name}' did not come whole: {length} of {expected} bytes."));
        }
    }

    private static Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellationToken) =>
#if NET
        source.ReadAsync(buffer.AsMemory(), cancellationToken).AsTask();
#else
        source.ReadAsync(buffer, 0, buffer.Length, cancellationToken);
#endif

    // A title may hold what no file name can, and may lead out of the folder.
    private static string FileName(StorageItem item)
    {
        char[] invalid = [.. Path.GetInvalidFileNameChars(), '/', '\\', ':'];
        string name = new(Array.ConvertAll(item.Name.ToCharArray(), letter => Array.IndexOf(invalid, letter) >= 0 || char.IsControl(letter) ? '_' : letter));
        name = name.Trim().TrimEnd('.');
        name = name.Length > 120 ? name.Substring(name.Length - 120) : name;
        return name.Length == 0 ? item.ItemUuid : name;
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody still reads the file; the folder for temporary files is cleared by the system.
        }
    }
}
