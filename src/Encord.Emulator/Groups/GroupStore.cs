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

    /// <summary>The groups that are let in, with their roles.</summary>
    public List<(UserGroup Group, int Role)> Of(GroupTarget target, string hash) => database.Query(
        $"{Select}, t.role FROM user_groups g JOIN {target.Table} t ON t.group_hash = g.group_hash WHERE t.{target.Column} = @hash ORDER BY g.id",
        row => (Read(row), row.GetInt32(4)),
        ("@hash", hash));

    public void SetRole(GroupTarget target, string hash, string groupHash, int role) => database.Execute(
        $"INSERT OR REPLACE INTO {target.Table} VALUES (@hash, @group, @role)", ("@hash", hash), ("@group", groupHash), ("@role", role));

    public bool Remove(GroupTarget target, string hash, string groupHash) => database.Execute(
        $"DELETE FROM {target.Table} WHERE {target.Column} = @hash AND group_hash = @group", ("@hash", hash), ("@group", groupHash)) > 0;

    private static UserGroup Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));
}
