using Encord.Emulator.Datasets;
using Encord.Emulator.Files;
using Encord.Emulator.Hosting;
using Encord.Emulator.Users;

namespace Encord.Emulator.Storage;

/// <summary>Folders and items as v2 shows them.</summary>
internal sealed class StorageShapes(
    StorageFolderStore folders, StorageItemStore items, StorageAccess access, DatasetStore datasets, SignedLinks links) : IEmulatorService
{
    public object Folder(Caller caller, StorageFolder folder) => new
    {
        uuid = folder.Uuid,
        parent = folder.Parent,
        name = folder.Name,
        description = folder.Description,
        clientMetadata = folder.ClientMetadata,
        owner = folder.Owner,
        createdAt = folder.CreatedAt,
        lastEditedAt = folder.LastEditedAt,
        userRole = StorageRoles.Name(access.RoleOf(caller, folder) ?? StorageRole.User),
        syncedDatasetHash = datasets.FindByFolder(folder.Uuid)?.Hash,
        pathToRoot = folders.PathToRoot(folder.Uuid).Select(step => new
        {
            uuid = step.Uuid,
            parentUuid = step.Parent,
            name = step.Name,
            syncedDatasetHash = datasets.FindByFolder(step.Uuid)?.Hash,
        }),
    };

    /// <param name="baseAddress">For signed links; null leaves them out.</param>
    public object Item(StorageItem item, string? baseAddress) => new
    {
        uuid = item.Uuid,
        parent = item.FolderUuid,
        itemType = item.ItemType,
        name = item.Name,
        description = item.Description,
        clientMetadata = item.ClientMetadata,
        owner = item.Owner,
        createdAt = item.CreatedAt,
        lastEditedAt = item.LastEditedAt,
        isTombstone = false,
        isPlaceholder = false,
        backedDataUnitsCount = items.BackedDataUnits(item.Uuid),
        storageLocation = item.IntegrationUuid is null ? "encord" : "s3",
        integrationHash = item.IntegrationUuid,
        url = item.Url ?? item.ObjectKey,
        signedUrl = baseAddress is not null && item.ObjectKey is not null ? links.ToRead(baseAddress, item.ObjectKey) : null,
        fileSize = item.FileSize,
        mimeType = item.MimeType,
        duration = item.Duration,
        fps = item.FramesPerSecond,
        height = item.Height,
        width = item.Width,
        dicomInstanceUid = item.Dicom?.InstanceUid,
        dicomStudyUid = item.Dicom?.StudyUid,
        dicomSeriesUid = item.Dicom?.SeriesUid,
        frameCount = item.FrameCount,
        audioSampleRate = item.Audio?.SampleRate,
        audioBitDepth = item.Audio?.BitDepth,
        audioCodec = item.Audio?.Codec,
        audioNumChannels = item.Audio?.Channels,
    };
}
