using Encord.Client.Datasets;
using Encord.Client.Downloads;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Storage;

namespace Encord.Client.Agents;

/// <summary>Files behind a task that were brought to this machine.</summary>
/// <param name="Files">The file of the data, or those of an image group in their order.</param>
/// <param name="IsGroup">Whether the data is a group, of whatever number of images.</param>
internal sealed record AgentDownload(IReadOnlyList<FileInfo> Files, bool IsGroup);

/// <summary>Brings the files behind a task to this machine, for as long as its block runs.</summary>
/// <param name="downloader">Tries once: an agent counts its own attempts.</param>
/// <param name="storage">Gives another link where one has run out.</param>
/// <param name="rows">Gives links to the images of a group, of which the platform has no single file.</param>
internal sealed class AgentFiles(FileDownloader downloader, StorageClient storage, DataRowClient rows)
{
    /// <summary>Downloads into a folder of their own, under their titles as file names.</summary>
    /// <exception cref="EncordException">The data has no file that can be downloaded, or it did not come whole.</exception>
    public async Task<AgentDownload> DownloadAsync(AgentTask task, CancellationToken cancellationToken)
    {
        var item = task.Item!;
        var isGroup = item is { SignedUrl: null, ItemType: "ImageGroup" };
        var folder = Path.Combine(Path.GetTempPath(), "encord-agent-" + Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(folder);
            return new AgentDownload(isGroup ? await GroupAsync(task, folder, cancellationToken).ConfigureAwait(false) : [await SingleAsync(item, folder, cancellationToken).ConfigureAwait(false)], isGroup);
        }
        catch (Exception error)
        {
            Remove(folder);
            throw error is IOException or UnauthorizedAccessException
                ? new EncordException(EncordErrorId.FileNotWritten, $"'{item.Name}' was not brought to '{folder}': {error.Message}", error)
                : error;
        }
    }

    private Task<FileInfo> SingleAsync(StorageItem item, string folder, CancellationToken cancellationToken)
    {
        var link = item.SignedUrl ?? throw new EncordException(
            EncordErrorId.FileTypeNotSupported,
            $"'{item.Name}' is of the type {item.ItemType}, and the server gave no link to a file of it. Run the agent without -IncludeData for such data.");
        var isAskedAgain = false;
        return BringAsync(item.Name, item.Name, item.FileSize, folder, LinkAsync, cancellationToken);

        async Task<string?> LinkAsync(CancellationToken token)
        {
            var given = isAskedAgain ? (await storage.GetItemAsync(item.ItemUuid, signUrl: true, token).ConfigureAwait(false)).SignedUrl : link;
            isAskedAgain = true;
            return given;
        }
    }

    private async Task<IReadOnlyList<FileInfo>> GroupAsync(AgentTask task, string folder, CancellationToken cancellationToken)
    {
        var links = new RowLinks(rows, task.Task.ProjectHash, task.Task.DataHash);
        var images = (await links.FilesAsync(cancellationToken).ConfigureAwait(false)).Where(image => image.ImageHash is not null).OrderBy(image => image.Index).ToArray();
        if (images.Length == 0)
        {
            throw new EncordException(EncordErrorId.NotFound, $"The image group '{task.Task.DataTitle}' has no images that the server gives links to.");
        }

        var files = new List<FileInfo>(images.Length);
        foreach (var image in images)
        {
            // Images of a group may have one title, and names tell their order where they are sorted.
            var name = FormattableString.Invariant($"{image.Index:000000}_{image.Title}");
            files.Add(await BringAsync(image.Title, name, null, folder, token => links.LinkAsync(image.ImageHash!, image.Index ?? 0, token), cancellationToken).ConfigureAwait(false));
        }

        return files;
    }

    private async Task<FileInfo> BringAsync(string title, string name, long? size, string folder, Func<CancellationToken, Task<string?>> link, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileStem.Of(name) + FileStem.ExtensionOf(name));
        await downloader.GetAsync(
            new Download(title, link, _ => new OutputFile(path)) { Size = size, Advice = "The task is where it was; run the agent again." }, cancellationToken).ConfigureAwait(false);
        return new FileInfo(path);
    }

    /// <summary>Deletes what was downloaded, with its folder.</summary>
    public static void Remove(AgentDownload? download)
    {
        if (download is not null)
        {
            Remove(download.Files[0].DirectoryName!);
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
