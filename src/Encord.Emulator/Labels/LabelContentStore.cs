using Encord.Emulator.Database;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Labels;

/// <summary>The contents of label documents, as UTF-8 blobs that are served as they are.</summary>
internal sealed class LabelContentStore(EmulatorDatabase database) : IStore
{
    public string Schema => """
        CREATE TABLE IF NOT EXISTS label_contents (
            label_hash TEXT PRIMARY KEY, object_answers BLOB NOT NULL, classification_answers BLOB NOT NULL, object_actions BLOB NOT NULL,
            spaces BLOB NOT NULL, others BLOB);
        CREATE TABLE IF NOT EXISTS label_units (
            label_hash TEXT NOT NULL, unit_hash TEXT NOT NULL, labels BLOB NOT NULL, others BLOB, PRIMARY KEY (label_hash, unit_hash));
        """;

    public void Save(string labelHash, LabelContent content) => database.Transaction(() =>
    {
        database.Execute(
            "INSERT OR REPLACE INTO label_contents VALUES (@hash, @answers, @classifications, @actions, @spaces, @others)",
            ("@hash", labelHash), ("@answers", content.ObjectAnswers), ("@classifications", content.ClassificationAnswers),
            ("@actions", content.ObjectActions), ("@spaces", content.Spaces), ("@others", content.Others));
        database.Execute("DELETE FROM label_units WHERE label_hash = @hash", ("@hash", labelHash));
        foreach (var (unit, unitContent) in content.Units)
        {
            database.Execute(
                "INSERT INTO label_units VALUES (@hash, @unit, @labels, @others)",
                ("@hash", labelHash), ("@unit", unit), ("@labels", unitContent.Labels), ("@others", unitContent.Others));
        }
    });

    /// <summary>Rows that were never saved are missing.</summary>
    public Dictionary<string, LabelContent> Load(IEnumerable<string> labelHashes)
    {
        var hashes = labelHashes.JsonList();
        return database.Transaction(() =>
        {
            var units = database
                .Query(
                    """
                    SELECT label_hash, unit_hash, labels, others FROM label_units
                    WHERE label_hash IN (SELECT value FROM json_each(@hashes))
                    """,
                    row => (Label: row.GetString(0), Unit: row.GetString(1), Content: new UnitContent(Blob(row, 2)!, Blob(row, 3))),
                    ("@hashes", hashes))
                .ToLookup(row => row.Label);
            return database
                .Query(
                    """
                    SELECT label_hash, object_answers, classification_answers, object_actions, spaces, others FROM label_contents
                    WHERE label_hash IN (SELECT value FROM json_each(@hashes))
                    """,
                    row => (Hash: row.GetString(0), Content: new LabelContent(
                        Blob(row, 1)!, Blob(row, 2)!, Blob(row, 3)!, Blob(row, 4)!, Blob(row, 5),
                        units[row.GetString(0)].ToDictionary(unit => unit.Unit, unit => unit.Content))),
                    ("@hashes", hashes))
                .ToDictionary(row => row.Hash, row => row.Content);
        });
    }

    private static byte[]? Blob(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);
}
