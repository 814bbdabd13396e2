using System.Globalization;
using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Activity;

/// <summary>Everything that was done, in the order in which it was.</summary>
internal sealed class ActivityStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT a.event_uuid, a.project_hash, a.data_hash, a.email, a.category, a.action, a.log_action, a.task_action, a.task_uuid,
               a.stage_uuid, a.branch, a.label_hash, a.subject, a.at FROM activity a
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS activity (
            id INTEGER PRIMARY KEY, event_uuid TEXT NOT NULL, project_hash TEXT NOT NULL, data_hash TEXT NOT NULL, email TEXT NOT NULL,
            category TEXT NOT NULL, action TEXT NOT NULL, log_action INTEGER, task_action TEXT, task_uuid TEXT, stage_uuid TEXT,
            branch TEXT NOT NULL, label_hash TEXT, subject TEXT, at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS activity_by_project ON activity (project_hash, at, id);
        """;

    /// <summary>Without a time it happened now.</summary>
    public void Add(ActivityEvent entry) => Add(entry, entry.Subject is null ? [] : [entry.Subject]);

    /// <summary>
    /// The same for many labels. They are one record, which is read as many: a save may bring ten thousand new labels, and a record for each would cost
    /// more than all the rest of it.
    /// </summary>
    public void Add(ActivityEvent entry, IReadOnlyList<LabelSubject> subjects) => database.Execute(
        """
        INSERT INTO activity (event_uuid, project_hash, data_hash, email, category, action, log_action, task_action, task_uuid, stage_uuid,
                              branch, label_hash, subject, at)
        VALUES (@uuid, @project, @data, @email, @category, @action, @logAction, @taskAction, @task, @stage, @branch, @label, @subject, @at)
        """,
        ("@uuid", entry.Uuid), ("@project", entry.ProjectHash), ("@data", entry.DataHash), ("@email", entry.Email),
        ("@category", entry.Category), ("@action", entry.Action), ("@logAction", (long?)entry.LogAction), ("@taskAction", entry.TaskAction),
        ("@task", entry.TaskUuid), ("@stage", entry.StageUuid), ("@branch", entry.Branch), ("@label", entry.LabelHash),
        ("@subject", subjects.Count == 0 ? null : JsonSerializer.Serialize(subjects, WireJson.Options)),
        ("@at", entry.At.Length == 0 ? clock.Now() : entry.At));

    public List<ActivityEvent> List(string projectHash, ActivityQuery query) => [.. Records(projectHash, query).SelectMany(ForEachSubject)];

    private List<(ActivityEvent Entry, string? Subjects)> Records(string projectHash, ActivityQuery query) => database.Query(
        Select + """
         WHERE a.project_hash = @project
          AND (@after IS NULL OR a.at >= @after) AND (@before IS NULL OR a.at < @before)
          AND (@emails IS NULL OR a.email IN (SELECT value FROM json_each(@emails)))
          AND (@data IS NULL OR a.data_hash IN (SELECT value FROM json_each(@data)))
          AND (@stages IS NULL OR a.stage_uuid IN (SELECT value FROM json_each(@stages)))
        ORDER BY a.at, a.id
        """,
        Read,
        ("@project", projectHash), ("@after", query.After), ("@before", query.Before), ("@emails", query.Emails.JsonList()),
        ("@data", query.DataHashes.JsonList()), ("@stages", query.StageUuids.JsonList()));

    private static (ActivityEvent Entry, string? Subjects) Read(SqliteDataReader row) => (
        new ActivityEvent(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5))
        {
            Uuid = row.GetString(0),
            LogAction = (int?)row.LongOrNull(6),
            TaskAction = row.TextOrNull(7),
            TaskUuid = row.TextOrNull(8),
            StageUuid = row.TextOrNull(9),
            Branch = row.GetString(10),
            LabelHash = row.TextOrNull(11),
            At = row.GetString(13),
        },
        row.TextOrNull(12));

    private static IEnumerable<ActivityEvent> ForEachSubject((ActivityEvent Entry, string? Subjects) record) => record.Subjects is { } subjects
        ? JsonSerializer.Deserialize<List<LabelSubject>>(subjects)!
            .Select((subject, index) => record.Entry with { Uuid = UuidOf(record.Entry.Uuid, index), Subject = subject })
        : [record.Entry];

    /// <summary>The identifier of one event of a record: the record's, counted up, so that it is the same whenever it is read.</summary>
    private static string UuidOf(string record, int index)
    {
        const int NodeLength = 12;
        const long NodeMask = 0xFFFF_FFFF_FFFF;
        var node = long.Parse(record.AsSpan(record.Length - NodeLength), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return index == 0 ? record : record[..^NodeLength] + ((node + index) & NodeMask).ToString("x12", CultureInfo.InvariantCulture);
    }
}

/// <summary>Null means no filter. Times are in stored form: from <paramref name="After"/>, inclusive, to <paramref name="Before"/>, exclusive.</summary>
internal sealed record ActivityQuery(
    string? After = null, string? Before = null, IReadOnlyList<string>? Emails = null, IReadOnlyList<string>? DataHashes = null,
    IReadOnlyList<string>? StageUuids = null);
