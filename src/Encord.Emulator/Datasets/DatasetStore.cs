using Encord.Emulator.Database;
using Encord.Emulator.Groups;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Datasets;

/// <param name="StorageLocation">0 Encord's own, 1 AWS, 2 GCP, 3 Azure, 4 S3-compatible.</param>
internal sealed record Dataset(
    string Hash, string Title, string Description, int StorageLocation, string? BackingFolderUuid, string OwnerHash,
    string CreatedAt, string LastEditedAt);

internal enum DatasetRole
{
    Admin = 0,
    User = 1,
}

/// <summary>Datasets and who may use them.</summary>
internal sealed class DatasetStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT d.dataset_hash, d.title, d.description, d.storage_location, d.backing_folder_uuid, d.owner_hash, d.created_at, d.last_edited_at
        FROM datasets d
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS datasets (
            id INTEGER PRIMARY KEY, dataset_hash TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL,
            storage_location INTEGER NOT NULL, backing_folder_uuid TEXT, owner_hash TEXT NOT NULL,
            created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS dataset_users (
            dataset_hash TEXT NOT NULL, email TEXT NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (dataset_hash, email)) WITHOUT ROWID;
        """ + GroupTarget.Dataset.Schema;

    public void Add(Dataset dataset) => database.Execute(
        """
        INSERT INTO datasets (dataset_hash, title, description, storage_location, backing_folder_uuid, owner_hash, created_at, last_edited_at)
        VALUES (@hash, @title, @description, @location, @folder, @owner, @created, @edited)
        """,
        ("@hash", dataset.Hash), ("@title", dataset.Title), ("@description", dataset.Description), ("@location", dataset.StorageLocation),
        ("@folder", dataset.BackingFolderUuid), ("@owner", dataset.OwnerHash),
        ("@created", dataset.CreatedAt), ("@edited", dataset.LastEditedAt));

    public Dataset? Find(string hash) => database.Find(Select + " WHERE d.dataset_hash = @hash", Read, ("@hash", hash));

    /// <summary>The dataset that a folder was made for, or null.</summary>
    public Dataset? FindByFolder(string folderUuid) => database.Find(
        Select + " WHERE d.backing_folder_uuid = @folder", Read, ("@folder", folderUuid));

    public void Touch(string hash) => database.Execute(
        "UPDATE datasets SET last_edited_at = @now WHERE dataset_hash = @hash", ("@now", clock.Now()), ("@hash", hash));

    public List<Dataset> List(string email, bool everything, ListingFilter filter) => database.Query(
        $"""
        {Select}
        WHERE (@everything OR EXISTS (SELECT 1 FROM dataset_users u WHERE u.dataset_hash = d.dataset_hash AND u.email = @email)
            OR EXISTS (SELECT 1 FROM dataset_groups g JOIN group_members m ON m.group_hash = g.group_hash
                       WHERE g.dataset_hash = d.dataset_hash AND m.email = @email))
          AND {ListingFilter.Where("d")}
        ORDER BY d.id
        """,
        Read,
        [("@everything", everything), ("@email", email), .. filter.Parameters]);

    public List<Dataset> OfProject(string projectHash) => database.Query(
        Select + " JOIN project_datasets pd ON pd.dataset_hash = d.dataset_hash WHERE pd.project_hash = @project ORDER BY d.id",
        Read,
        ("@project", projectHash));

    public void SetUser(string hash, string email, DatasetRole role) => database.Execute(
        "INSERT OR REPLACE INTO dataset_users VALUES (@hash, @email, @role)",
        ("@hash", hash), ("@email", email), ("@role", (long)role));

    /// <summary>The stronger of the user's own role and those of the user's groups.</summary>
    public DatasetRole? RoleOf(string hash, string email) =>
        database.Scalar<long?>(
            """
            SELECT min(role) FROM (
                SELECT role FROM dataset_users WHERE dataset_hash = @hash AND email = @email
                UNION ALL SELECT g.role FROM dataset_groups g JOIN group_members m ON m.group_hash = g.group_hash
                WHERE g.dataset_hash = @hash AND m.email = @email)
            """,
            ("@hash", hash), ("@email", email))
        is { } role ? (DatasetRole)role : null;

    /// <summary>The user's own role, whatever the groups give.</summary>
    public DatasetRole? OwnRoleOf(string hash, string email) =>
        database.Scalar<long?>("SELECT role FROM dataset_users WHERE dataset_hash = @hash AND email = @email", ("@hash", hash), ("@email", email))
        is { } role ? (DatasetRole)role : null;

    private static Dataset Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.TextOrNull(4), row.GetString(5),
        row.GetString(6), row.GetString(7));
}
