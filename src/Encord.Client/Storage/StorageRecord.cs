using Encord.Client.Json;

namespace Encord.Client.Storage;

/// <summary>Reads folders and items of the v2 wire.</summary>
internal static class StorageRecord
{
    public static StorageFolder ReadFolder(JsonRecord record) => new(record.RequiredText("uuid"))
    {
        Name = record.Text("name") ?? string.Empty,
        Description = record.Text("description") ?? string.Empty,
        ParentUuid = record.Text("parent"),
        // The wire goes from the folder up to the top.
        Path = string.Join("/", record.Objects("pathToRoot").Select(step => step.Text("name")).Reverse()),
        Owner = record.Text("owner"),
        UserRole = WireEnums.UserRole.Read(record.Text("userRole")),
        SyncedDatasetHash = record.Text("syncedDatasetHash"),
        ClientMetadata = record.Text("clientMetadata"),
        CreatedAt = record.Time("createdAt"),
        LastEditedAt = record.Time("lastEditedAt"),
    };

    public static StorageItem ReadItem(JsonRecord record) => new(record.RequiredText("uuid"), record.RequiredText("parent"))
    {
        ItemType = WireEnums.StorageItemType.Read(record.Text("itemType")) ?? string.Empty,
        Name = record.Text("name") ?? string.Empty,
        Description = record.Text("description") ?? string.Empty,
        FileSize = record.Long("fileSize"),
        MimeType = record.Text("mimeType"),
        Width = record.Integer("width"),
        Height = record.Integer("height"),
        FrameCount = record.Integer("frameCount"),
        FramesPerSecond = record.Number("fps"),
        Duration = record.Number("duration"),
        AudioSampleRate = record.Integer("audioSampleRate"),
        AudioBitDepth = record.Integer("audioBitDepth"),
        AudioCodec = record.Text("audioCodec"),
        AudioNumChannels = record.Integer("audioNumChannels"),
        DicomSeriesUid = record.Text("dicomSeriesUid"),
        BackedDataUnitsCount = record.Integer("backedDataUnitsCount") ?? 0,
        StorageLocation = WireEnums.StorageLocationName.Read(record.Text("storageLocation")),
        IntegrationUuid = record.Text("integrationHash"),
        Url = record.Text("url"),
        SignedUrl = record.Text("signedUrl"),
        Owner = record.Text("owner"),
        ClientMetadata = record.Text("clientMetadata"),
        CreatedAt = record.Time("createdAt"),
        LastEditedAt = record.Time("lastEditedAt"),
    };
}
