using Encord.Client.Downloads;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Storage;

namespace Encord.Client.Agents;

/// <summary>Brings the file behind a task to this machine, for as long as its block runs.</summary>
/// <param name="downloader">Tries once: an agent counts its own attempts.</param>
/// <param name="storage">Gives another link where one has run out.</param>
internal sealed class AgentFiles(FileDownloader downloader, StorageClient storage)
{
    /// <summary>Downloads the file into a folder of its own, under its title as a file name.</summary>
    /// <exception cref="EncordException">There is no single file, or it did not come whole.</exception>
    public async Task<FileInfo> DownloadAsync(AgentTask task, CancellationToken cancellationToken)
    {
        var item = task.Item!;
        var link = item.SignedUrl ?? throw new EncordException(
            EncordErrorId.FileTypeNotSupported,
            $"'{item.Name}' is of the type {item.ItemType}, and the server gave no link to a single file of it. Run the agent without -IncludeData for such data.");
        var folder = Path.Combine(Path.GetTempPath(), "encord-agent-" + Guid.NewGuid().ToString("N"));
        var path = Path.Combine(folder, FileStem.Of(item.Name) + FileStem.ExtensionOf(item.Name));
        var isAskedAgain = false;
        try
        {
            Directory.CreateDirectory(folder);
            await downloader.GetAsync(
                new Download(item.Name, LinkAsync, _ => new OutputFile(path)) { Size = item.FileSize, Advice = "The task is where it was; run the agent again." },
                cancellationToken).ConfigureAwait(false);
            return new FileInfo(path);
        }
        catch (Exception error)
        {
            Remove(folder);
            throw error is IOException or UnauthorizedAccessException
                ? new EncordException(EncordErrorId.FileNotWritten, $"'{item.Name}' was not brought to '{folder}': {error.Message}", error)
                : error;
        }

        async Task<string?> LinkAsync(CancellationToken token)
        {
            var given = isAskedAgain ? (await storage.GetItemAsync(item.ItemUuid, signUrl: true, token).ConfigureAwait(false)).SignedUrl : link;
            isAskedAgain = true;
            return given;
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
