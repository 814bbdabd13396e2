using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Issues;

/// <summary>A thread of comments on a data unit of a project.</summary>
/// <param name="Type">dataUnit, frame or frameCoordinate.</param>
/// <param name="Frame">Null when the thread is about the whole data unit.</param>
/// <param name="X">Normalised 0…1; null when the thread is about no point.</param>
internal sealed record Issue(
    string Type, string DataHash, int? Frame, double? X, double? Y, string Comment, IReadOnlyList<string> Tags, string Author, string CreatedAt);

/// <summary>Threads of all projects.</summary>
internal sealed class IssueStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    public string Schema => """
        CREATE TABLE IF NOT EXISTS issues (
            id INTEGER PRIMARY KEY, project_hash TEXT NOT NULL, type TEXT NOT NULL, data_hash TEXT NOT NULL, frame INTEGER, x REAL, y REAL,
            comment TEXT NOT NULL, tags TEXT NOT NULL, author TEXT NOT NULL, created_at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS issues_by_data ON issues (project_hash, data_hash, id);
        """;

    /// <summary>The time is now, whatever the issue says.</summary>
    public void Add(string projectHash, Issue issue) => database.Execute(
        """
        INSERT INTO issues (project_hash, type, data_hash, frame, x, y, comment, tags, author, created_at)
        VALUES (@project, @type, @data, @frame, @x, @y, @comment, @tags, @author, @now)
        """,
        ("@project", projectHash), ("@type", issue.Type), ("@data", issue.DataHash), ("@frame", issue.Frame), ("@x", issue.X), ("@y", issue.Y),
        ("@comment", issue.Comment), ("@tags", issue.Tags.JsonList()), ("@author", issue.Author), ("@now", clock.Now()));

    public List<Issue> List(string projectHash, string dataHash) => database.Query(
        """
        SELECT type, data_hash, frame, x, y, comment, tags, author, created_at FROM issues
        WHERE project_hash = @project AND data_hash = @data ORDER BY id
        """,
        Read,
        ("@project", projectHash), ("@data", dataHash));

    private static Issue Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), (int?)row.LongOrNull(2), row.DoubleOrNull(3), row.DoubleOrNull(4), row.GetString(5),
        JsonSerializer.Deserialize<List<string>>(row.GetString(6))!, row.GetString(7), row.GetString(8));
}
