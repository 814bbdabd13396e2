using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Collections;

/// <param name="Type">FRAME or LABEL.</param>
internal sealed record Collection(string Uuid, string ProjectHash, string Name, string Description, string Type, string CreatedAt, string LastEditedAt)
{
    /// <summary>Grows with every one that is made.</summary>
    public long Id { get; init; }
}

/// <param name="AnnotationId">Empty in a collection of frames.</param>
internal sealed record CollectionItem(string DataHash, int Frame, string AnnotationId);

/// <summary>Named sets of frames or labels of a project.</summary>
internal sealed class CollectionStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select =
        "SELECT c.collection_uuid, c.project_hash, c.name, c.description, c.type, c.created_at, c.last_edited_at, c.id FROM collections c";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS collections (
            id INTEGER PRIMARY KEY, collection_uuid TEXT NOT NULL UNIQUE, project_hash TEXT NOT NULL, name TEXT NOT NULL,
            description TEXT NOT NULL, type TEXT NOT NULL, created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS collection_items (
            collection_uuid TEXT NOT NULL, data_hash TEXT NOT NULL, frame INTEGER NOT NULL, annotation_id TEXT NOT NULL,
            PRIMARY KEY (collection_uuid, data_hash, frame, annotation_id)) WITHOUT ROWID;
        """;

    public Collection Add(string projectHash, string name, string description, string type)
    {
        var collection = new Collection(Guid.NewGuid().ToString(), projectHash, name, description, type, clock.Now(), clock.Now());
        database.Execute(
            """
            INSERT INTO collections (collection_uuid, project_hash, name, description, type, created_at, last_edited_at)
            VALUES (@uuid, @project, @name, @description, @type, @created, @created)
            """,
            ("@uuid", collection.Uuid), ("@project", projectHash), ("@name", name), ("@description", description), ("@type", type),
            ("@created", collection.CreatedAt));
        return collection;
    }

    public List<Collection> List(string projectHash, IReadOnlyList<string>? uuids) => database.Query(
        Select + " WHERE c.project_hash = @project AND (@uuids IS NULL OR c.collection_uuid IN (SELECT value FROM json_each(@uuids))) ORDER BY c.id",
        Read,
        ("@project", projectHash), ("@uuids", uuids.JsonList()));

    /// <summary>Null leaves a member as it is.</summary>
    public void Update(string uuid, string? name, string? description) => database.Execute(
        """
        UPDATE collections SET name = coalesce(@name, name), description = coalesce(@description, description), last_edited_at = @now
        WHERE collection_uuid = @uuid
        """,
        ("@name", name), ("@description", description), ("@now", clock.Now()), ("@uuid", uuid));

    public void Remove(string uuid) => database.Transaction(() =>
    {
        database.Execute("DELETE FROM collection_items WHERE collection_uuid = @uuid", ("@uuid", uuid));
        database.Execute("DELETE FROM collections WHERE collection_uuid = @uuid", ("@uuid", uuid));
    });

    public void AddItem(string uuid, CollectionItem item) => database.Execute(
        "INSERT OR IGNORE INTO collection_items VALUES (@uuid, @data, @frame, @annotation)", Parameters(uuid, item));

    public bool RemoveItem(string uuid, CollectionItem item) => database.Execute(
        """
        DELETE FROM collection_items WHERE collection_uuid = @uuid AND data_hash = @data AND frame = @frame AND annotation_id = @annotation
        """,
        Parameters(uuid, item)) > 0;

    public List<CollectionItem> Items(string uuid) => database.Query(
        "SELECT data_hash, frame, annotation_id FROM collection_items WHERE collection_uuid = @uuid ORDER BY data_hash, frame, annotation_id",
        row => new CollectionItem(row.GetString(0), row.GetInt32(1), row.GetString(2)),
        ("@uuid", uuid));

    private static (string Name, object? Value)[] Parameters(string uuid, CollectionItem item) =>
        [("@uuid", uuid), ("@data", item.DataHash), ("@frame", (long)item.Frame), ("@annotation", item.AnnotationId)];

    private static Collection Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6)) { Id = row.GetInt64(7) };
}
