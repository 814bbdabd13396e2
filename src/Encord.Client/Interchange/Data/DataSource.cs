using Encord.Client.Downloads;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Data;

/// <summary>A file of a data unit.</summary>
/// <param name="UnitHash">The image of a group; otherwise the data unit itself.</param>
/// <param name="Frame">The place in the group.</param>
/// <param name="Title">Of the file.</param>
/// <param name="Link">Asks for a signed link; asked again, for a fresh one.</param>
internal sealed record RemoteFile(string UnitHash, int Frame, string Title, Func<CancellationToken, Task<string?>> Link)
{
    /// <summary>As MIME, where somebody said it.</summary>
    public string? FileType { get; init; }

    public long? Size { get; init; }
}

/// <summary>Something that has files: a label row, a data row, a task, a storage item.</summary>
/// <param name="Item">What the user gave: the target of errors.</param>
/// <param name="Data">What names are made of.</param>
/// <param name="FilesAsync">Its files. Asked when their turn has come, for links run out.</param>
internal sealed record DataSource(object Item, NamedData Data, Func<CancellationToken, Task<IReadOnlyList<RemoteFile>>> FilesAsync)
{
    public string LabelHash { get; init; } = "";

    /// <returns>Null for a thing without files.</returns>
    public static DataSource? Of(EncordClient client, object item) => item switch
    {
        // A row holds its labels as long as somebody holds the row.
        LabelRow { Labels: not null } loaded => Of(client, WithoutLabels(loaded)),
        LabelRow row => new DataSource(item, new NamedData(row.DataTitle, row.DataHash, row.DatasetTitle, row.DataType == "ImageGroup"), Files(client, row.ProjectHash, row.DataHash, row.FileType, row.FileSize))
        {
            LabelHash = row.LabelHash ?? "",
        },
        WorkflowTask task => new DataSource(item, new NamedData(task.DataTitle, task.DataHash, "", false), Files(client, task.ProjectHash, task.DataHash, null, null)),
        DataRow row => new DataSource(item, new NamedData(row.Title, row.DataHash, "", row.DataType == "ImageGroup"), FilesOf(client, row)),
        StorageItem stored => new DataSource(item, new NamedData(stored.Name, stored.ItemUuid, "", false), _ => Task.FromResult<IReadOnlyList<RemoteFile>>(
        [
            new RemoteFile(stored.ItemUuid, 0, stored.Name, async token => (await client.Storage.GetItemAsync(stored.ItemUuid, signUrl: true, token).ConfigureAwait(false)).SignedUrl)
            {
                FileType = stored.MimeType,
                Size = stored.FileSize,
            },
        ])),
        _ => null,
    };

    private static LabelRow WithoutLabels(LabelRow row)
    {
        var copy = row.Copy();
        copy.Labels = null;
        return copy;
    }

    private static Func<CancellationToken, Task<IReadOnlyList<RemoteFile>>> Files(EncordClient client, string projectHash, string dataHash, string? type, long? size) => async token =>
    {
        var links = new RowLinks(client.DataRows, projectHash, dataHash);
        var files = await links.FilesAsync(token).ConfigureAwait(false);
        return files.Select((file, index) =>
        {
            var unit = file.ImageHash ?? dataHash;
            var frame = file.Index ?? index;
            return new RemoteFile(unit, frame, file.Title, inner => links.LinkAsync(unit, frame, inner)) { FileType = files.Count == 1 ? type : null, Size = files.Count == 1 ? size : null };
        }).ToArray();
    };

    private static Func<CancellationToken, Task<IReadOnlyList<RemoteFile>>> FilesOf(EncordClient client, DataRow row) => async token =>
    {
        var known = await client.DataRows.GetAsync(row.DatasetHash, row.DataHash, signUrls: true, token).ConfigureAwait(false);
        if (known.ImagesData is not { Count: > 0 } images)
        {
            return [new RemoteFile(row.DataHash, 0, row.Title, async inner => (await Fresh(inner).ConfigureAwait(false)).SignedUrl) { FileType = row.FileType, Size = row.FileSize }];
        }

        return images.Select((image, index) => new RemoteFile(
            image.ImageHash, index, image.Title,
            async inner => (await Fresh(inner).ConfigureAwait(false)).ImagesData?.FirstOrDefault(one => one.ImageHash == image.ImageHash)?.SignedUrl)
        {
            FileType = image.FileType,
            Size = image.FileSize,
        }).ToArray();

        // The first answer serves all files of the row; a link that is refused is asked for again.
        async Task<DataRow> Fresh(CancellationToken inner)
        {
            var first = Interlocked.Exchange(ref known, null);
            return first ?? await client.DataRows.GetAsync(row.DatasetHash, row.DataHash, signUrls: true, inner).ConfigureAwait(false);
        }
    };
}
