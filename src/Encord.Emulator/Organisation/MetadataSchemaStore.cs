using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Organisation;

/// <summary>Types of the organisation's client metadata, as JSON text from key to description; there is one, or none yet.</summary>
internal sealed record MetadataSchema(string Uuid, string Types, string CreatedAt, string UpdatedAt);

internal sealed class MetadataSchemaStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    public string Schema => """
        CREATE TABLE IF NOT EXISTS metadata_schema (
            id INTEGER PRIMARY KEY CHECK (id = 1), schema_uuid TEXT NOT NULL, types TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
        """;

    public MetadataSchema? Find() => database.Find(
        "SELECT schema_uuid, types, created_at, updated_at FROM metadata_schema",
        row => new MetadataSchema(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)));

    public void Save(string types) => database.Execute(
        """
        INSERT INTO metadata_schema (id, schema_uuid, types, created_at, updated_at) VALUES (1, @uuid, @types, @now, @now)
        ON CONFLICT (id) DO UPDATE SET types = @types, updated_at = @now
        """,
        ("@uuid", Guid.NewGuid().ToString()), ("@types", types), ("@now", clock.Now()));
}
