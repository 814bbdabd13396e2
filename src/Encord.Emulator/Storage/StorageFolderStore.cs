using Encord.Emulator.Database;
using Encord.Emulator.Wire;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Storage;

/// <summary>Folders of everybody. Who may see one is decided by <see cref="StorageAccess"/>.</summary>
internal sealed class StorageFolderStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT f.folder_uuid, f.parent, f.name, f.description, f.client_metadata, f.owner, f.created_at, f.last_edited_at FROM storage_folders f
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS storage_folders (
            id INTEGER PRIMARY KEY, folder_uuid TEXT NOT NULL UNIQUE, parent TEXT, name TEXT NOT NULL, description TEXT NOT NULL,
            client_metadata TEXT, owner TEXT NOT NULL, created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS storage_folders_by_parent ON storage_folders (parent);
        """;

    public void Add(StorageFolder folder) => database.Execute(
        """
        INSERT INTO storage_folders (folder_uuid, parent, name, description, client_metadata, owner, created_at, last_edited_at)
        VALUES (@uuid, @parent, @name, @description, @metadata, @owner, @created, @edited)
        """,
        ("@uuid", folder.Uuid), ("@parent", folder.Parent), ("@name", folder.Name), ("@description", folder.Description),
        ("@metadata", folder.ClientMetadata), ("@owner", folder.Owner), ("@created", folder.CreatedAt), ("@edited", folder.LastEditedAt));

    public StorageFolder? Find(string uuid) => database.Find(Select + " WHERE f.folder_uuid = @uuid", Read, ("@uuid", uuid));

    /// <summary>Null leaves a member as it is.</summary>
    public void Update(string uuid, string? name, string? description, string? clientMetadata) => database.Execute(
        """
        UPDATE storage_folders SET name = coalesce(@name, name), description = coalesce(@description, description),
            client_metadata = coalesce(@metadata, client_metadata), last_edited_at = @now WHERE folder_uuid = @uuid
        """,
        ("@name", name), ("@description", description), ("@metadata", clientMetadata), ("@now", clock.Now()), ("@uuid", uuid));

    public void Remove(string uuid) => database.Execute("DELETE FROM storage_folders WHERE folder_uuid = @uuid", ("@uuid", uuid));

    /// <param name="parent">Null for the folders at the top.</param>
    /// <param name="anywhere">At any depth below the parent instead of right in it.</param>
    public List<StorageFolder> List(string? parent, bool anywhere, string? search, string? owner, bool byName, bool descending) => database.Query(
        $"""
        WITH RECURSIVE below(uuid) AS (
            SELECT folder_uuid FROM storage_folders WHERE parent IS @parent
            UNION SELECT c.folder_uuid FROM storage_folders c JOIN below b ON c.parent = b.uuid WHERE @anywhere)
        {Select}
        WHERE f.folder_uuid IN (SELECT uuid FROM below)
          AND (@search IS NULL OR instr(lower(f.name), lower(@search)) > 0)
          AND (@owner IS NULL OR f.owner = @owner)
        ORDER BY {(byName ? "f.name" : "f.created_at")} {(descending ? "DESC" : "ASC")}, f.id
        """,
        Read,
        ("@parent", parent), ("@anywhere", anywhere), ("@search", search), ("@owner", owner));

    /// <summary>The folder itself first, the one at the top last.</summary>
    public List<StorageFolder> PathToRoot(string uuid) => database.Query(
        $"""
        WITH RECURSIVE up(uuid, depth) AS (
            SELECT @uuid, 0 UNION ALL SELECT f.parent, up.depth + 1 FROM storage_folders f JOIN up ON f.folder_uuid = up.uuid WHERE f.parent IS NOT NULL)
        {Select} JOIN up ON up.uuid = f.folder_uuid ORDER BY up.depth
        """,
        Read,
        ("@uuid", uuid));

    private static StorageFolder Read(SqliteDataReader row) => new(
        row.GetString(0), row.TextOrNull(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.GetString(5), row.GetString(6), row.GetString(7));
}
