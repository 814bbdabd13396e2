using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Workflow;

/// <summary>One data unit's way through one project; exists in manual QA projects too, without a stage.</summary>
/// <param name="Status">NEW, ASSIGNED, RELEASED, SKIPPED, REOPENED or COMPLETED.</param>
/// <param name="AnnotationTaskStatus">QUEUED, ASSIGNED, IN_REVIEW, RETURNED or COMPLETED: what label-row listings filter by.</param>
internal sealed record LabelTask(
    long Id, string Uuid, string ProjectHash, string DataHash, string? StageUuid, string Status, string AnnotationTaskStatus,
    string? Assignee, string? LastActionedBy, double? Priority, bool IsShadow, string CreatedAt, string UpdatedAt);

/// <summary>Tasks of all projects. Rules about where a task may go live in the workflow service, not here.</summary>
internal sealed class TaskStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const string Select = """
        SELECT t.id, t.task_uuid, t.project_hash, t.data_hash, t.stage_uuid, t.status, t.annotation_task_status, t.assignee,
               t.last_actioned_by, t.priority, t.is_shadow, t.created_at, t.updated_at FROM tasks t
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS tasks (
            id INTEGER PRIMARY KEY, task_uuid TEXT NOT NULL UNIQUE, project_hash TEXT NOT NULL, data_hash TEXT NOT NULL, stage_uuid TEXT,
            status TEXT NOT NULL, annotation_task_status TEXT NOT NULL, assignee TEXT, last_actioned_by TEXT, priority REAL,
            is_shadow INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS tasks_by_project ON tasks (project_hash, id);
        CREATE UNIQUE INDEX IF NOT EXISTS tasks_by_data ON tasks (project_hash, data_hash);
        CREATE INDEX IF NOT EXISTS tasks_by_stage ON tasks (stage_uuid, id);
        """;

    public void Add(LabelTask task) => database.Execute(
        """
        INSERT INTO tasks (task_uuid, project_hash, data_hash, stage_uuid, status, annotation_task_status, assignee, last_actioned_by,
                           priority, is_shadow, created_at, updated_at)
        VALUES (@uuid, @project, @data, @stage, @status, @taskStatus, @assignee, @lastActionedBy, @priority, @shadow, @created, @updated)
        """,
        ("@uuid", task.Uuid), ("@project", task.ProjectHash), ("@data", task.DataHash), ("@stage", task.StageUuid),
        ("@status", task.Status), ("@taskStatus", task.AnnotationTaskStatus), ("@assignee", task.Assignee),
        ("@lastActionedBy", task.LastActionedBy), ("@priority", task.Priority), ("@shadow", task.IsShadow),
        ("@created", task.CreatedAt), ("@updated", task.UpdatedAt));

    public LabelTask? FindByData(string projectHash, string dataHash) => database.Find(
        Select + " WHERE t.project_hash = @project AND t.data_hash = @data", Read, ("@project", projectHash), ("@data", dataHash));

    public LabelTask? FindByUuid(string taskUuid) => database.Find(Select + " WHERE t.task_uuid = @uuid", Read, ("@uuid", taskUuid));

    public void Update(LabelTask task) => database.Execute(
        """
        UPDATE tasks SET stage_uuid = @stage, status = @status, annotation_task_status = @taskStatus, assignee = @assignee,
            last_actioned_by = @lastActionedBy, priority = @priority, is_shadow = @shadow, updated_at = @now WHERE id = @id
        """,
        ("@stage", task.StageUuid), ("@status", task.Status), ("@taskStatus", task.AnnotationTaskStatus), ("@assignee", task.Assignee),
        ("@lastActionedBy", task.LastActionedBy), ("@priority", task.Priority), ("@shadow", task.IsShadow),
        ("@now", clock.Now()), ("@id", task.Id));

    /// <summary>Data of attached datasets for which the project has no task yet.</summary>
    public List<string> DataWithoutTask(string projectHash) => database.Query(
        """
        SELECT d.data_hash FROM data_rows d
        JOIN project_datasets pd ON pd.dataset_hash = d.dataset_hash AND pd.project_hash = @project
        LEFT JOIN tasks t ON t.project_hash = @project AND t.data_hash = d.data_hash
        WHERE t.id IS NULL ORDER BY d.id
        """,
        row => row.GetString(0),
        ("@project", projectHash));

    private static LabelTask Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.GetString(5), row.GetString(6),
        row.TextOrNull(7), row.TextOrNull(8), row.DoubleOrNull(9), row.GetBoolean(10), row.GetString(11), row.GetString(12));
}
