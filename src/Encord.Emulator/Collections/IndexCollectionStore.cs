using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Collections;

/// <summary>A named set of storage items, kept with a folder.</summary>
internal sealed record IndexCollection(string Uuid, string FolderUuid, string Name, string Description, string CreatedAt, string LastEditedAt)
{
    /// <summary>Grows with every one that is made.</summary>
    public long Id { get; init; }
}

/// <summary>Collections of storage items.</summary>
internal sealed class IndexCollectionStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select =
        "SELECT c.collection_uuid, c.folder_uuid, c.name, c.description, c.created_at, c.last_edited_at, c.id FROM index_collections c";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS index_collections (
            id INTEGER PRIMARY KEY, collection_uuid TEXT NOT NULL UNIQUE, folder_uuid TEXT NOT NULL, name TEXT NOT NULL,
            description TEXT NOT NULL, created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS index_collection_items (
            id INTEGER PRIMARY KEY, collection_uuid TEXT NOT NULL, item_uuid TEXT NOT NULL, UNIQUE (collection_uuid, item_uuid));
        """;

    public string Add(string folderUuid, string name, string description)
    {
        var uuid = Guid.NewGuid().ToString();
        database.Execute(
            """
            INSERT INTO index_collections (collection_uuid, folder_uuid, name, description, created_at, last_edited_at)
            VALUES (@uuid, @folder, @name, @description, @now, @now)
            """,
            ("@uuid", uuid), ("@folder", folderUuid), ("@name", name), ("@description", description), ("@now", clock.Now()));
        return uuid;
    }

    /// <summary>Both filters together are an intersection.</summary>
    public List<IndexCollection> List(string? folderUuid, IReadOnlyList<string>? uuids, string? search) => database.Query(
        Select + """
         WHERE (@folder IS NULL OR c.folder_uuid = @folder) AND (@uuids IS NULL OR c.collection_uuid IN (SELECT value FROM json_each(@uuids)))
          AND (@search IS NULL OR instr(lower(c.name), lower(@search)) > 0) ORDER BY c.id
        """,
        Read,
        ("@folder", folderUuid), ("@uuids", uuids.JsonList()), ("@search", search));

    /// <summary>Null leaves a member as it is.</summary>
    public void Update(string uuid, string? name, string? description) => database.Execute(
        """
        UPDATE index_collections SET name = coalesce(@name, name), description = coalesce(@description, description), last_edited_at = @now
        WHERE collection_uuid = @uuid
        """,
        ("@name", name), ("@description", description), ("@now", clock.Now()), ("@uuid", uuid));

    public void Remove(string uuid) => database.Transaction(() =>
    {
        database.Execute("DELETE FROM index_collection_items WHERE collection_uuid = @uuid", ("@uuid", uuid));
        database.Execute("DELETE FROM index_collections WHERE collection_uuid = @uuid", ("@uuid", uuid));
    });

    public void AddItem(string uuid, string itemUuid) => database.Execute(
        "INSERT OR IGNORE INTO index_collection_items (collection_uuid, item_uuid) VALUES (@uuid, @item)", ("@uuid", uuid), ("@item", itemUuid));

    public bool RemoveItem(string uuid, string itemUuid) => database.Execute(
        "DELETE FROM index_collection_items WHERE collection_uuid = @uuid AND item_uuid = @item", ("@uuid", uuid), ("@item", itemUuid)) > 0;

    /// <summary>Items, and when each was added as a number that grows; what was deleted from storage is gone here too.</summary>
    public IReadOnlyDictionary<string, long> Items(string uuid) => database.Query(
        """
        SELECT c.id, c.item_uuid FROM index_collection_items c JOIN storage_items i ON i.item_uuid = c.item_uuid
        WHERE c.collection_uuid = @uuid ORDER BY c.id
        """,
        row => (Id: row.GetInt64(0), Item: row.GetString(1)),
        ("@uuid", uuid)).ToDictionary(entry => entry.Item, entry => entry.Id, StringComparer.Ordinal);

    private static IndexCollection Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)) { Id = row.GetInt64(6) };
}
