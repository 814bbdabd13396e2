using Encord.Client.Json;

namespace Encord.Client.Datasets;

/// <summary>Reads data rows of the v1 wire.</summary>
internal static class DataRowRecord
{
    public static DataRow Read(JsonRecord record, string datasetHash) => new(datasetHash, record.RequiredText("data_hash"))
    {
        Title = record.Text("data_title") ?? string.Empty,
        DataType = WireEnums.DataType.Read(record.Text("data_type")) ?? string.Empty,
        Width = record.Integer("width"),
        Height = record.Integer("height"),
        FramesPerSecond = record.Number("frames_per_second"),
        Duration = record.Number("duration"),
        FileSize = record.Long("file_size"),
        FileType = record.Text("file_type"),
        FileLink = record.Text("file_link"),
        StorageLocation = WireEnums.StorageLocation.Read(record.Text("storage_location")),
        BackingItemUuid = record.Text("backing_item_uuid"),
        CreatedAt = record.Time("created_at"),
        LastEditedAt = record.Time("last_edited_at"),
        ClientMetadata = record.Raw("client_metadata"),
        SignedUrl = record.Text("signed_url"),
        ImagesData = record.Objects("images_data").Select(ReadImage).ToArray() is { Length: > 0 } images ? new(images) : null,
    };

    private static DataRowImage ReadImage(JsonRecord record) => new(record.RequiredText("image_hash"))
    {
        Title = record.Text("title") ?? string.Empty,
        Width = record.Integer("width"),
        Height = record.Integer("height"),
        FileSize = record.Long("file_size"),
        FileType = record.Text("file_type"),
        FileLink = record.Text("file_link"),
        SignedUrl = record.Text("signed_url"),
    };
}
