using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Storage;

/// <summary>v2: what is in a folder, and where an item is used.</summary>
internal sealed class StorageSummaryEndpoints(
    EmulatorDatabase database, StorageAccess access, StorageFolderStore folders, StorageItemStore items, DatasetStore datasets) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("storage/folders/{folder}/summary", (HttpContext context, string folder) => Folder(access.Folder(context.Caller(), folder).Uuid));
        v2.MapGet("storage/folders/{folder}/items/{uuid}/summary", (HttpContext context, string folder, string uuid) =>
        {
            var item = access.Item(context.Caller(), uuid);
            return item.FolderUuid == folder ? Item(context.Caller(), item) : throw WireError.NotFound($"There is no item {uuid} in folder {folder}.");
        });
    }

    /// <summary>Counts what lies right in the folder. Jobs end as soon as they have run, so that there are none to count.</summary>
    private Answer Folder(string uuid)
    {
        var all = items.List(uuid, new ItemFilter(null, Anywhere: false, null, null, ByName: true, Descending: false));
        int Count(string type) => all.Count(item => item.ItemType == type);
        return Answer.Of(new
        {
            files = all.Count,
            folders = folders.List(uuid, anywhere: false, new FolderFilter()).Count,
            videos = Count("video"),
            images = Count("image"),
            imageGroups = Count("imageGroup"),
            imageSequences = Count("imageSequence"),
            dicomFiles = Count("dicomFile"),
            dicomSeries = Count("dicomSeries"),
            niftis = Count("nifti"),
            audios = Count("audio"),
            pdfs = Count("pdf"),
            plainTexts = Count("plainText"),
            tombstones = 0,
            uploadJobs = 0,
            totalSize = (double)all.Where(item => item.Children.Count == 0).Sum(item => item.FileSize ?? 0),
        });
    }

    /// <summary>Counts everything, shows only what the caller may see.</summary>
    private Answer Item(Caller caller, StorageItem item)
    {
        var groups = items.GroupsWith(item.Uuid).Select(group => (Group: group, Folder: folders.Find(group.FolderUuid)!)).ToList();
        var uses = Uses(item.Uuid);
        return Answer.Of(new
        {
            frameInGroups = groups.Count,
            accessibleGroupItems = groups.Where(entry => access.RoleOf(caller, entry.Folder) is not null).Select(entry => new
            {
                uuid = entry.Group.Uuid,
                name = entry.Group.Name,
                parentUuid = entry.Folder.Uuid,
                parentName = entry.Folder.Name,
                itemType = entry.Group.ItemType,
            }),
            usedInDatasets = uses.Count,
            accessibleDatasets = uses.Where(use => Sees(caller, use.Key)).Select(use => (Dataset: datasets.Find(use.Key)!, Rows: use)).Select(use => new
            {
                datasetHash = use.Dataset.Hash,
                backingFolderUuid = use.Dataset.BackingFolderUuid,
                title = use.Dataset.Title,
                dataHashes = use.Rows.Select(row => row.DataHash),
                dataUnitsCreatedAt = use.Rows.Min(row => row.CreatedAt),
            }),
        });
    }

    private bool Sees(Caller caller, string datasetHash) => caller.IsOrganisationAdmin || datasets.RoleOf(datasetHash, caller.Email) is not null;

    private List<IGrouping<string, (string DatasetHash, string DataHash, string CreatedAt)>> Uses(string itemUuid) => database
        .Query(
            "SELECT dataset_hash, data_hash, created_at FROM data_rows WHERE backing_item_uuid = @uuid ORDER BY id",
            row => (DatasetHash: row.GetString(0), DataHash: row.GetString(1), CreatedAt: row.GetString(2)),
            ("@uuid", itemUuid))
        .GroupBy(use => use.DatasetHash, StringComparer.Ordinal)
        .ToList();
}
