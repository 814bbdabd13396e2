using Encord.Client.Json;

namespace Encord.Client.Datasets;

/// <summary>Reads the dataset records of both wires, which name the same things differently.</summary>
internal static class DatasetRecord
{
    public static Dataset Read(JsonRecord record, string? projectHash = null, int? dataRowCount = null) =>
        new(record.Text("datasetHash") ?? record.RequiredText("datasetUuid"))
        {
            Title = record.Text("title") ?? string.Empty,
            Description = record.Text("description") ?? string.Empty,
            ProjectHash = projectHash,
            StorageLocation = WireEnums.StorageLocation.Read(record.Text("storageLocation") ?? record.Text("datasetType")),
            CreatedAt = record.Time("createdAt"),
            LastEditedAt = record.Time("lastEditedAt"),
            UserRole = WireEnums.UserRole.Read(record.Text("userRole")),
            BackingFolderUuid = record.Text("backingFolderUuid"),
            DataRowCount = dataRowCount,
        };
}
