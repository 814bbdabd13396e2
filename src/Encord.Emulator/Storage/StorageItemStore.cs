using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Media;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Storage;

/// <summary>Which items of a folder are listed.</summary>
internal sealed record ItemFilter(string? Search, bool Anywhere, bool? InDataset, IReadOnlyList<string>? Types, bool ByName, bool Descending);

/// <summary>Items of all folders.</summary>
internal sealed class StorageItemStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT i.item_uuid, i.folder_uuid, i.item_type, i.name, i.description, i.client_metadata, i.owner, i.created_at, i.last_edited_at,
               i.object_key, i.url, i.integration_uuid, i.file_size, i.mime_type, i.width, i.height, i.frame_count, i.fps, i.duration,
               i.audio_sample_rate, i.audio_bit_depth, i.audio_num_channels, i.audio_codec,
               i.dicom_instance_uid, i.dicom_study_uid, i.dicom_series_uid, i.children, i.id
        FROM storage_items i
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS storage_items (
            id INTEGER PRIMARY KEY, item_uuid TEXT NOT NULL UNIQUE, folder_uuid TEXT NOT NULL, item_type TEXT NOT NULL, name TEXT NOT NULL,
            description TEXT NOT NULL, client_metadata TEXT NOT NULL, owner TEXT NOT NULL, created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL,
            object_key TEXT, url TEXT, integration_uuid TEXT, file_size INTEGER, mime_type TEXT, width INTEGER, height INTEGER,
            frame_count INTEGER, fps REAL, duration REAL, audio_sample_rate INTEGER, audio_bit_depth INTEGER, audio_num_channels INTEGER,
            audio_codec TEXT, dicom_instance_uid TEXT, dicom_study_uid TEXT, dicom_series_uid TEXT, children TEXT);
        CREATE INDEX IF NOT EXISTS storage_items_by_folder ON storage_items (folder_uuid, id);
        """;

    public void Add(StorageItem item) => database.Execute(
        """
        INSERT INTO storage_items (item_uuid, folder_uuid, item_type, name, description, client_metadata, owner, created_at, last_edited_at,
            object_key, url, integration_uuid, file_size, mime_type, width, height, frame_count, fps, duration,
            audio_sample_rate, audio_bit_depth, audio_num_channels, audio_codec, dicom_instance_uid, dicom_study_uid, dicom_series_uid, children)
        VALUES (@uuid, @folder, @type, @name, @description, @metadata, @owner, @created, @edited, @key, @url, @integration, @size, @mime,
            @width, @height, @frames, @fps, @duration, @sampleRate, @bitDepth, @channels, @codec, @instance, @study, @series, @children)
        """,
        ("@uuid", item.Uuid), ("@folder", item.FolderUuid), ("@type", item.ItemType), ("@name", item.Name), ("@description", item.Description),
        ("@metadata", item.ClientMetadata), ("@owner", item.Owner), ("@created", item.CreatedAt), ("@edited", item.LastEditedAt),
        ("@key", item.ObjectKey), ("@url", item.Url), ("@integration", item.IntegrationUuid), ("@size", item.FileSize), ("@mime", item.MimeType),
        ("@width", item.Width), ("@height", item.Height), ("@frames", item.FrameCount), ("@fps", item.FramesPerSecond), ("@duration", item.Duration),
        ("@sampleRate", item.Audio?.SampleRate), ("@bitDepth", item.Audio?.BitDepth), ("@channels", item.Audio?.Channels), ("@codec", item.Audio?.Codec),
        ("@instance", item.Dicom?.InstanceUid), ("@study", item.Dicom?.StudyUid), ("@series", item.Dicom?.SeriesUid),
        ("@children", item.Children.Count == 0 ? null : item.Children.JsonList()));

    public StorageItem? Find(string uuid) => database.Find(Select + " WHERE i.item_uuid = @uuid", Read, ("@uuid", uuid));

    /// <summary>In the order asked for; what does not exist is left out.</summary>
    public List<StorageItem> Find(IReadOnlyList<string> uuids) => database.Query(
        "WITH asked AS (SELECT key, value FROM json_each(@uuids)) " + Select + " JOIN asked ON asked.value = i.item_uuid ORDER BY asked.key",
        Read,
        ("@uuids", uuids.JsonList()));

    /// <param name="folderUuid">Null for all folders.</param>
    public List<StorageItem> List(string? folderUuid, ItemFilter filter) => database.Query(
        $"""
        WITH RECURSIVE below(uuid) AS (
            SELECT folder_uuid FROM storage_folders WHERE @folder IS NULL OR folder_uuid = @folder
            UNION SELECT c.folder_uuid FROM storage_folders c JOIN below b ON c.parent = b.uuid WHERE @anywhere)
        {Select}
        WHERE i.folder_uuid IN (SELECT uuid FROM below)
          AND (@search IS NULL OR instr(lower(i.name), lower(@search)) > 0)
          AND (@types IS NULL OR i.item_type IN (SELECT value FROM json_each(@types)))
          AND (@inDataset IS NULL OR @inDataset = EXISTS (SELECT 1 FROM data_rows d WHERE d.backing_item_uuid = i.item_uuid))
        ORDER BY {(filter.ByName ? "i.name" : "i.created_at")} {(filter.Descending ? "DESC" : "ASC")}, i.id
        """,
        Read,
        ("@folder", folderUuid), ("@anywhere", filter.Anywhere), ("@search", filter.Search), ("@types", filter.Types.JsonList()),
        ("@inDataset", filter.InDataset));

    /// <summary>The groups, sequences and series that the item is in.</summary>
    public List<StorageItem> GroupsWith(string uuid) => database.Query(
        Select + " WHERE i.children IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(i.children) WHERE value = @uuid) ORDER BY i.id", Read, ("@uuid", uuid));

    public bool HasUrl(string folderUuid, string url) => database.Scalar<long>(
        "SELECT EXISTS (SELECT 1 FROM storage_items WHERE folder_uuid = @folder AND (url = @url OR object_key = @url))",
        ("@folder", folderUuid), ("@url", url)) == 1;

    public long BackedDataUnits(string uuid) => database.Scalar<long>("SELECT count(*) FROM data_rows WHERE backing_item_uuid = @uuid", ("@uuid", uuid));

    /// <summary>Null leaves a member as it is.</summary>
    public void Update(string uuid, string? name, string? description, string? clientMetadata) => database.Execute(
        """
        UPDATE storage_items SET name = coalesce(@name, name), description = coalesce(@description, description),
            client_metadata = coalesce(@metadata, client_metadata), last_edited_at = @now WHERE item_uuid = @uuid
        """,
        ("@name", name), ("@description", description), ("@metadata", clientMetadata), ("@now", clock.Now()), ("@uuid", uuid));

    /// <summary>Gives new metadata to the items of a folder that lie at these addresses.</summary>
    public void SetMetadata(string folderUuid, IReadOnlyList<string> urls, string clientMetadata) => database.Execute(
        """
        UPDATE storage_items SET client_metadata = @metadata, last_edited_at = @now
        WHERE folder_uuid = @folder AND (url IN (SELECT value FROM json_each(@urls)) OR object_key IN (SELECT value FROM json_each(@urls)))
        """,
        ("@metadata", clientMetadata), ("@now", clock.Now()), ("@folder", folderUuid), ("@urls", urls.JsonList()));

    public void Move(string uuid, string folderUuid) => database.Execute(
        "UPDATE storage_items SET folder_uuid = @folder, last_edited_at = @now WHERE item_uuid = @uuid",
        ("@folder", folderUuid), ("@now", clock.Now()), ("@uuid", uuid));

    public void Remove(string uuid) => database.Execute("DELETE FROM storage_items WHERE item_uuid = @uuid", ("@uuid", uuid));

    private static StorageItem Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8))
        {
            Id = row.GetInt64(27),
            ObjectKey = row.TextOrNull(9),
            Url = row.TextOrNull(10),
            IntegrationUuid = row.TextOrNull(11),
            FileSize = row.LongOrNull(12),
            MimeType = row.TextOrNull(13),
            Width = (int?)row.LongOrNull(14),
            Height = (int?)row.LongOrNull(15),
            FrameCount = (int?)row.LongOrNull(16),
            FramesPerSecond = row.DoubleOrNull(17),
            Duration = row.DoubleOrNull(18),
            Audio = row.IsDBNull(19) ? null : new AudioFormat(row.GetInt32(19), row.GetInt32(20), row.GetInt32(21), row.GetString(22)),
            Dicom = row.IsDBNull(23) && row.IsDBNull(25) ? null : new DicomIdentity(row.TextOrNull(23), row.TextOrNull(24), row.TextOrNull(25)),
            Children = row.IsDBNull(26) ? [] : JsonSerializer.Deserialize<List<string>>(row.GetString(26))!,
        };
}
