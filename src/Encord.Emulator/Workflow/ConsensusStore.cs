using System.Globalization;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Workflow;

/// <summary>One annotator's part of a task in a consensus stage, labelled on a branch of its own.</summary>
internal sealed record ConsensusSubtask(
    string Uuid, string TaskUuid, string Branch, string Status, string? Assignee, string? LastActionedBy, string CreatedAt, string UpdatedAt)
{
    public bool IsDone => Status == "COMPLETED";
}

/// <summary>The parts of tasks in consensus stages; made when a task is first looked at there.</summary>
internal sealed class ConsensusStore(EmulatorDatabase database, TimeProvider clock) : IStore
{
    private const int Annotators = 2;

    private const string Select = """
        SELECT s.subtask_uuid, s.task_uuid, s.branch, s.status, s.assignee, s.last_actioned_by, s.created_at, s.updated_at
        FROM consensus_subtasks s
        """;

    public string Schema => """
        CREATE TABLE IF NOT EXISTS consensus_subtasks (
            id INTEGER PRIMARY KEY, subtask_uuid TEXT NOT NULL UNIQUE, task_uuid TEXT NOT NULL, branch TEXT NOT NULL, status TEXT NOT NULL,
            assignee TEXT, last_actioned_by TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS consensus_subtasks_by_task ON consensus_subtasks (task_uuid, id);
        """;

    public ConsensusSubtask? Find(string subtaskUuid) => database.Find(
        Select + " WHERE s.subtask_uuid = @uuid", Read, ("@uuid", subtaskUuid));

    public List<ConsensusSubtask> Of(LabelTask task) => database.Transaction(() =>
    {
        var present = database.Query(Select + " WHERE s.task_uuid = @task ORDER BY s.id", Read, ("@task", task.Uuid));
        if (present.Count > 0)
        {
            return present;
        }

        for (var number = 1; number <= Annotators; number++)
        {
            database.Execute(
                """
                INSERT INTO consensus_subtasks (subtask_uuid, task_uuid, branch, status, created_at, updated_at)
                VALUES (@uuid, @task, @branch, 'NEW', @now, @now)
                """,
                ("@uuid", Guid.NewGuid().ToString()), ("@task", task.Uuid),
                ("@branch", "consensus-" + number.ToString(CultureInfo.InvariantCulture)), ("@now", clock.Now()));
        }

        return database.Query(Select + " WHERE s.task_uuid = @task ORDER BY s.id", Read, ("@task", task.Uuid));
    });

    public void Update(ConsensusSubtask subtask) => database.Execute(
        """
        UPDATE consensus_subtasks SET status = @status, assignee = @assignee, last_actioned_by = @by, updated_at = @now
        WHERE subtask_uuid = @uuid
        """,
        ("@status", subtask.Status), ("@assignee", subtask.Assignee), ("@by", subtask.LastActionedBy), ("@now", clock.Now()),
        ("@uuid", subtask.Uuid));

    /// <summary>All annotators begin again.</summary>
    public void Reopen(string taskUuid) => database.Execute(
        "UPDATE consensus_subtasks SET status = 'REOPENED', updated_at = @now WHERE task_uuid = @task",
        ("@task", taskUuid), ("@now", clock.Now()));

    private static ConsensusSubtask Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5), row.GetString(6),
        row.GetString(7));
}
