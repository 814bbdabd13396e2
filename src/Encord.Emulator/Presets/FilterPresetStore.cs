using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Presets;

/// <param name="Scope">The project that the preset is for, or the top-level folder (all zeros when none was named).</param>
/// <param name="Owner">Who made it.</param>
/// <param name="Definition">The filters, as JSON text exactly as they were given.</param>
internal sealed record FilterPreset(
    string Uuid, string Scope, string Owner, string Name, string Description, string Definition, string CreatedAt, string LastEditedAt)
{
    /// <summary>Grows with every one that is made.</summary>
    public long Id { get; init; }
}

/// <summary>Named sets of filters, of projects and for storage. They live in separate worlds that never see each other's.</summary>
internal sealed class FilterPresetStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT p.preset_uuid, p.scope, p.owner, p.name, p.description, p.definition, p.created_at, p.last_edited_at, p.id FROM filter_presets p
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS filter_presets (
            id INTEGER PRIMARY KEY, preset_uuid TEXT NOT NULL UNIQUE, is_of_project INTEGER NOT NULL, scope TEXT NOT NULL, owner TEXT NOT NULL,
            name TEXT NOT NULL, description TEXT NOT NULL, definition TEXT NOT NULL, created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL);
        """;

    public string Add(bool isOfProject, string scope, string owner, string name, string description, string definition)
    {
        var uuid = Guid.NewGuid().ToString();
        database.Execute(
            """
            INSERT INTO filter_presets (preset_uuid, is_of_project, scope, owner, name, description, definition, created_at, last_edited_at)
            VALUES (@uuid, @ofProject, @scope, @owner, @name, @description, @definition, @now, @now)
            """,
            ("@uuid", uuid), ("@ofProject", isOfProject), ("@scope", scope), ("@owner", owner), ("@name", name), ("@description", description),
            ("@definition", definition), ("@now", clock.Now()));
        return uuid;
    }

    /// <param name="scope">Null for all.</param>
    /// <param name="owner">Null for everybody's.</param>
    /// <param name="uuids">Null or empty for all.</param>
    public List<FilterPreset> List(bool isOfProject, string? scope, string? owner, IReadOnlyList<string>? uuids) => database.Query(
        Select + """
         WHERE p.is_of_project = @ofProject AND (@scope IS NULL OR p.scope = @scope) AND (@owner IS NULL OR p.owner = @owner)
          AND (@uuids IS NULL OR p.preset_uuid IN (SELECT value FROM json_each(@uuids))) ORDER BY p.id
        """,
        Read,
        ("@ofProject", isOfProject), ("@scope", scope), ("@owner", owner), ("@uuids", uuids is { Count: 0 } ? null : uuids.JsonList()));

    /// <summary>Null leaves a member as it is.</summary>
    public void Update(string uuid, string? name, string? description, string? definition) => database.Execute(
        """
        UPDATE filter_presets SET name = coalesce(@name, name), description = coalesce(@description, description),
            definition = coalesce(@definition, definition), last_edited_at = @now WHERE preset_uuid = @uuid
        """,
        ("@name", name), ("@description", description), ("@definition", definition), ("@now", clock.Now()), ("@uuid", uuid));

    public void Remove(string uuid) => database.Execute("DELETE FROM filter_presets WHERE preset_uuid = @uuid", ("@uuid", uuid));

    private static FilterPreset Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7))
    { Id = row.GetInt64(8) };
}
