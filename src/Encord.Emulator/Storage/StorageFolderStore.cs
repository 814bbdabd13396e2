using Encord.Emulator.Database;
using Encord.Emulator.Groups;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Storage;

/// <summary>Which folders are listed; null means no filter.</summary>
/// <param name="DatasetSynced">Those that belong to a dataset, or those that do not.</param>
/// <param name="Reader">Only what this user owns, or what a group of the user's is let in to.</param>
internal sealed record FolderFilter(string? Search = null, bool? DatasetSynced = null, string? Reader = null, bool ByName = true, bool Descending = false);

/// <summary>Folders of everybody. Who may see one is decided by <see cref="StorageAccess"/>.</summary>
internal sealed class StorageFolderStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT f.folder_uuid, f.parent, f.name, f.description, f.client_metadata, f.owner, f.created_at, f.last_edited_at, f.id FROM storage_folders f
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS storage_folders (
            id INTEGER PRIMARY KEY, folder_uuid TEXT NOT NULL UNIQUE, parent TEXT, name TEXT NOT NULL, description TEXT NOT NULL,
            client_metadata TEXT, owner TEXT NOT NULL, created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS storage_folders_by_parent ON storage_folders (parent);
        """ + GroupTarget.Folder.Schema;

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

    /// <param name="parent">Null for the top.</param>
    public void Move(string uuid, string? parent) => database.Execute(
        "UPDATE storage_folders SET parent = @parent, last_edited_at = @now WHERE folder_uuid = @uuid",
        ("@parent", parent), ("@now", clock.Now()), ("@uuid", uuid));

    public void Remove(string uuid) => database.Execute("DELETE FROM storage_folders WHERE folder_uuid = @uuid", ("@uuid", uuid));

    /// <param name="parent">Null for the folders at the top.</param>
    /// <param name="anywhere">At any depth below the parent instead of right in it.</param>
    public List<StorageFolder> List(string? parent, bool anywhere, FolderFilter filter) => database.Query(
        $"""
        WITH RECURSIVE below(uuid) AS (
            SELECT folder_uuid FROM storage_folders WHERE parent IS @parent
            UNION SELECT c.folder_uuid FROM storage_folders c JOIN below b ON c.parent = b.uuid WHERE @anywhere),
        shared(uuid) AS (
            SELECT g.folder_uuid FROM storage_folder_groups g JOIN group_members m ON m.group_hash = g.group_hash WHERE m.email = @reader
            UNION SELECT c.folder_uuid FROM storage_folders c JOIN shared s ON c.parent = s.uuid)
        {Select}
        WHERE f.folder_uuid IN (SELECT uuid FROM below)
          AND (@search IS NULL OR instr(lower(f.name), lower(@search)) > 0)
          AND (@synced IS NULL OR @synced = EXISTS (SELECT 1 FROM datasets d WHERE d.backing_folder_uuid = f.folder_uuid))
          AND (@reader IS NULL OR f.owner = @reader OR f.folder_uuid IN (SELECT uuid FROM shared))
        ORDER BY {(filter.ByName ? "f.name" : "f.created_at")} {(filter.Descending ? "DESC" : "ASC")}, f.id
        """,
        Read,
        ("@parent", parent), ("@anywhere", anywhere), ("@search", filter.Search), ("@synced", filter.DatasetSynced), ("@reader", filter.Reader));

    /// <summary>The strongest role that a group gives the user here or in a folder above; null is none.</summary>
    public StorageRole? RoleOf(string uuid, string email) => database.Scalar<long?>(
        """
        WITH RECURSIVE up(uuid) AS (
            SELECT @uuid UNION SELECT f.parent FROM storage_folders f JOIN up ON f.folder_uuid = up.uuid WHERE f.parent IS NOT NULL)
        SELECT min(g.role) FROM storage_folder_groups g JOIN up ON up.uuid = g.folder_uuid JOIN group_members m ON m.group_hash = g.group_hash
        WHERE m.email = @email
        """,
        ("@uuid", uuid), ("@email", email)) is { } role ? (StorageRole)role : null;

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
        row.GetString(0), row.TextOrNull(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.GetString(5), row.GetString(6), row.GetString(7))
    { Id = row.GetInt64(8) };
}
