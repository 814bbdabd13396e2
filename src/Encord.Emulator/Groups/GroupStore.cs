using Encord.Emulator.Database;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Groups;

internal sealed record UserGroup(string Hash, string Name, string Description, string CreatedAt);

/// <summary>User groups of the organisation.</summary>
internal sealed class GroupStore(EmulatorDatabase database) : IStore
{
    private const string Select = "SELECT g.group_hash, g.name, g.description, g.created_at";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS user_groups (
            id INTEGER PRIMARY KEY, group_hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, description TEXT NOT NULL, created_at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS group_members (
            group_hash TEXT NOT NULL, email TEXT NOT NULL, PRIMARY KEY (group_hash, email)) WITHOUT ROWID;
        """;

    public void Add(UserGroup group) => database.Execute(
        "INSERT INTO user_groups (group_hash, name, description, created_at) VALUES (@hash, @name, @description, @created)",
        ("@hash", group.Hash), ("@name", group.Name), ("@description", group.Description), ("@created", group.CreatedAt));

    public void AddMember(string groupHash, string email) => database.Execute(
        "INSERT OR IGNORE INTO group_members VALUES (@hash, @email)", ("@hash", groupHash), ("@email", email));

    public UserGroup? Find(string hash) => database.Find(
        Select + " FROM user_groups g WHERE g.group_hash = @hash", Read, ("@hash", hash));

    public List<UserGroup> List() => database.Query(Select + " FROM user_groups g ORDER BY g.id", Read);

    public List<(UserGroup Group, int Role)> OfProject(string projectHash) => database.Query(
        Select + ", pg.role FROM user_groups g JOIN project_groups pg ON pg.group_hash = g.group_hash WHERE pg.project_hash = @project ORDER BY g.id",
        row => (Read(row), row.GetInt32(4)),
        ("@project", projectHash));

    public void SetProjectRole(string projectHash, string groupHash, int role) => database.Execute(
        "INSERT OR REPLACE INTO project_groups VALUES (@project, @group, @role)",
        ("@project", projectHash), ("@group", groupHash), ("@role", role));

    public bool RemoveFromProject(string projectHash, string groupHash) => database.Execute(
        "DELETE FROM project_groups WHERE project_hash = @project AND group_hash = @group",
        ("@project", projectHash), ("@group", groupHash)) > 0;

    private static UserGroup Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));
}
