using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Datasets;

/// <summary>Which data units are listed; null means no filter.</summary>
internal sealed record DataRowFilter(
    string? TitleEq, string? TitleLike, string? CreatedBefore, string? CreatedAfter, IReadOnlyList<string>? Types, IReadOnlyList<string>? DataHashes);

/// <summary>Data units of all datasets. After adding or removing, tell <c>ProjectContent.DatasetChanged</c>.</summary>
internal sealed class DataRowStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT d.data_hash, d.dataset_hash, d.title, d.data_type, d.file_type, d.file_size, d.object_key, d.number_of_frames,
               d.frames_per_second, d.duration, d.width, d.height, d.audio_sample_rate, d.audio_bit_depth, d.audio_num_channels,
               d.audio_codec, d.client_metadata, d.images, d.backing_item_uuid, d.created_at, d.last_edited_at
        FROM data_rows d
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS data_rows (
            id INTEGER PRIMARY KEY, data_hash TEXT NOT NULL UNIQUE, dataset_hash TEXT NOT NULL, title TEXT NOT NULL, data_type TEXT NOT NULL,
            file_type TEXT, file_size INTEGER, object_key TEXT, number_of_frames INTEGER NOT NULL, frames_per_second REAL,
            duration REAL, width INTEGER, height INTEGER, audio_sample_rate INTEGER, audio_bit_depth INTEGER, audio_num_channels INTEGER,
            audio_codec TEXT, client_metadata TEXT, images TEXT, backing_item_uuid TEXT NOT NULL,
            created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS data_rows_by_dataset ON data_rows (dataset_hash, id);
        CREATE INDEX IF NOT EXISTS data_rows_by_item ON data_rows (backing_item_uuid);
        """;

    public void Add(DataRow row) => database.Execute(
        """
        INSERT INTO data_rows (data_hash, dataset_hash, title, data_type, file_type, file_size, object_key, number_of_frames,
            frames_per_second, duration, width, height, audio_sample_rate, audio_bit_depth, audio_num_channels, audio_codec,
            client_metadata, images, backing_item_uuid, created_at, last_edited_at)
        VALUES (@hash, @dataset, @title, @type, @fileType, @fileSize, @key, @frames, @fps, @duration, @width, @height,
            @sampleRate, @bitDepth, @channels, @codec, @metadata, @images, @item, @created, @edited)
        """,
        ("@hash", row.Hash), ("@dataset", row.DatasetHash), ("@title", row.Title), ("@type", row.Type), ("@fileType", row.FileType),
        ("@fileSize", row.FileSize), ("@key", row.ObjectKey), ("@frames", row.NumberOfFrames), ("@fps", row.FramesPerSecond),
        ("@duration", row.Duration), ("@width", row.Width), ("@height", row.Height), ("@sampleRate", row.Audio?.SampleRate),
        ("@bitDepth", row.Audio?.BitDepth), ("@channels", row.Audio?.Channels), ("@codec", row.Audio?.Codec),
        ("@metadata", row.ClientMetadata),
        ("@images", row.Images.Count == 0 ? null : JsonSerializer.Serialize(row.Images, WireJson.Options)),
        ("@item", row.BackingItemUuid), ("@created", row.CreatedAt), ("@edited", row.LastEditedAt));

    public DataRow? Find(string dataHash) => database.Find(Select + " WHERE d.data_hash = @hash", Read, ("@hash", dataHash));

    public List<DataRow> List(string datasetHash) => database.Query(
        Select + " WHERE d.dataset_hash = @dataset ORDER BY d.id", Read, ("@dataset", datasetHash));

    public List<DataRow> List(string datasetHash, DataRowFilter filter) => database.Query(
        Select + """
         WHERE d.dataset_hash = @dataset
           AND (@titleEq IS NULL OR d.title = @titleEq)
           AND (@titleLike IS NULL OR d.title LIKE @titleLike ESCAPE '\')
           AND (@createdBefore IS NULL OR d.created_at < @createdBefore)
           AND (@createdAfter IS NULL OR d.created_at > @createdAfter)
           AND (@types IS NULL OR d.data_type IN (SELECT value FROM json_each(@types)))
           AND (@hashes IS NULL OR d.data_hash IN (SELECT value FROM json_each(@hashes)))
         ORDER BY d.id
        """,
        Read,
        ("@dataset", datasetHash), ("@titleEq", filter.TitleEq), ("@titleLike", filter.TitleLike), ("@createdBefore", filter.CreatedBefore),
        ("@createdAfter", filter.CreatedAfter), ("@types", filter.Types.JsonList()), ("@hashes", filter.DataHashes.JsonList()));

    /// <summary>Null leaves a member as it is.</summary>
    public void Update(string dataHash, string? title, string? clientMetadata) => database.Execute(
        """
        UPDATE data_rows SET title = coalesce(@title, title), client_metadata = coalesce(@metadata, client_metadata), last_edited_at = @now
        WHERE data_hash = @hash
        """,
        ("@title", title), ("@metadata", clientMetadata), ("@now", clock.Now()), ("@hash", dataHash));

    public bool Remove(string datasetHash, string dataHash) => database.Execute(
        "DELETE FROM data_rows WHERE data_hash = @hash AND dataset_hash = @dataset", ("@hash", dataHash), ("@dataset", datasetHash)) > 0;

    private static DataRow Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.LongOrNull(5), row.TextOrNull(6),
        row.GetInt32(7), row.DoubleOrNull(8), row.DoubleOrNull(9), (int?)row.LongOrNull(10), (int?)row.LongOrNull(11),
        row.IsDBNull(12) ? null : new AudioFormat(row.GetInt32(12), row.GetInt32(13), row.GetInt32(14), row.GetString(15)),
        row.TextOrNull(16),
        row.IsDBNull(17) ? [] : JsonSerializer.Deserialize<List<DataImage>>(row.GetString(17))!,
        row.GetString(18), row.GetString(19), row.GetString(20));
}
