using Encord.Emulator.Database;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.LabelRows;

/// <summary>A label row that exists, that is one with a label hash: one branch of one data unit in one project.</summary>
/// <param name="Status">NOT_LABELLED, LABEL_IN_PROGRESS, LABELLED, REVIEW_IN_PROGRESS, REVIEWED or REVIEWED_TWICE.</param>
/// <param name="Version">Counts saves.</param>
/// <param name="Errors">What the latest validation found.</param>
internal sealed record LabelRow(
    string LabelHash, string ProjectHash, string DataHash, string Branch, string Status, bool IsValid, int Version,
    IReadOnlyList<string> Errors, string CreatedAt, string LastEditedAt)
{
    public const string MainBranch = "main";
}

/// <summary>Label rows without their documents.</summary>
internal sealed class LabelRowStore(EmulatorDatabase database) : IStore
{
    private const string Select = """
        SELECT l.label_hash, l.project_hash, l.data_hash, l.branch_name, l.label_status, l.is_valid, l.version, l.errors,
               l.created_at, l.last_edited_at FROM label_rows l
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS label_rows (
            label_hash TEXT PRIMARY KEY, project_hash TEXT NOT NULL, data_hash TEXT NOT NULL, branch_name TEXT NOT NULL,
            label_status TEXT NOT NULL, is_valid INTEGER NOT NULL, version INTEGER NOT NULL, errors TEXT NOT NULL,
            created_at TEXT NOT NULL, last_edited_at TEXT NOT NULL) WITHOUT ROWID;
        CREATE UNIQUE INDEX IF NOT EXISTS label_rows_by_data ON label_rows (project_hash, data_hash, branch_name);
        """;

    public void Add(LabelRow row) => database.Execute(
        "INSERT INTO label_rows VALUES (@hash, @project, @data, @branch, @status, @valid, @version, @errors, @created, @edited)",
        Parameters(row));

    public void Update(LabelRow row) => database.Execute(
        """
        UPDATE label_rows SET label_status = @status, is_valid = @valid, version = @version, errors = @errors, last_edited_at = @edited
        WHERE label_hash = @hash
        """,
        ("@hash", row.LabelHash), ("@status", row.Status), ("@valid", row.IsValid), ("@version", row.Version),
        ("@errors", row.Errors.JsonList()), ("@edited", row.LastEditedAt));

    public LabelRow? Find(string labelHash) => database.Find(Select + " WHERE l.label_hash = @hash", Read, ("@hash", labelHash));

    public LabelRow? Find(string projectHash, string dataHash, string branch) => database.Find(
        Select + " WHERE l.project_hash = @project AND l.data_hash = @data AND l.branch_name = @branch",
        Read,
        ("@project", projectHash), ("@data", dataHash), ("@branch", branch));

    public List<LabelRow> List(string projectHash) => database.Query(
        Select + " WHERE l.project_hash = @project", Read, ("@project", projectHash));

    private static (string Name, object? Value)[] Parameters(LabelRow row) =>
    [
        ("@hash", row.LabelHash), ("@project", row.ProjectHash), ("@data", row.DataHash), ("@branch", row.Branch),
        ("@status", row.Status), ("@valid", row.IsValid), ("@version", row.Version), ("@errors", row.Errors.JsonList()),
        ("@created", row.CreatedAt), ("@edited", row.LastEditedAt),
    ];

    private static LabelRow Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5), row.GetInt32(6),
        System.Text.Json.JsonSerializer.Deserialize<List<string>>(row.GetString(7))!, row.GetString(8), row.GetString(9));
}
