using Encord.Emulator.Database;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Workflow;

/// <summary>Lists the tasks of a stage, filtered and page by page, oldest first. A page goes on behind the last task of the one before: tasks that left meanwhile shift nothing.</summary>
internal sealed class TaskListing(EmulatorDatabase database, TaskStore tasks) : IEmulatorService
{
    public (List<(LabelTask Task, string DataTitle)> Tasks, string? Next) List(HttpContext context, WorkflowStage stage)
    {
        var size = PageToken.Size(context);

        // A task of a finished stage is nobody's, and one of a consensus has no status: the filter does not apply to them.
        var statuses = stage.IsDone || stage.Type == WorkflowStage.ConsensusAnnotation ? null : context.QueryTexts("statuses");
        if (statuses?.FirstOrDefault(status => !TaskStatuses.Contains(status)) is { } unknown)
        {
            throw WireError.InvalidArguments($"statuses: there is no task status '{unknown}'.");
        }

        var after = PageToken.Read(context)?.Id ?? 0;
        var found = database.Query(
            """
            SELECT t.id, t.task_uuid, d.title FROM tasks t
            JOIN data_rows d ON d.data_hash = t.data_hash
            JOIN project_datasets pd ON pd.project_hash = t.project_hash AND pd.dataset_hash = d.dataset_hash
            WHERE t.project_hash = @project AND t.stage_uuid = @stage AND t.id > @after
              AND (@users IS NULL OR t.assignee IN (SELECT value FROM json_each(@users))
                   OR EXISTS (SELECT 1 FROM consensus_subtasks s WHERE s.task_uuid = t.task_uuid
                              AND s.assignee IN (SELECT value FROM json_each(@users))))
              AND (@data IS NULL OR t.data_hash IN (SELECT value FROM json_each(@data)))
              AND (@datasets IS NULL OR d.dataset_hash IN (SELECT value FROM json_each(@datasets)))
              AND (@title IS NULL OR instr(lower(d.title), lower(@title)) > 0)
              AND (@statuses IS NULL OR t.status IN (SELECT value FROM json_each(@statuses)))
            ORDER BY t.id LIMIT @size + 1
            """,
            row => (Id: row.GetInt64(0), Uuid: row.GetString(1), Title: row.GetString(2)),
            ("@project", stage.ProjectHash), ("@stage", stage.Uuid), ("@users", (stage.IsDone ? null : context.QueryTexts("userEmails")).JsonList()),
            ("@data", context.QueryTexts("dataHashes").JsonList()), ("@datasets", context.QueryTexts("datasetHashes").JsonList()),
            ("@title", context.QueryText("dataTitleContains")), ("@statuses", statuses.JsonList()),
            ("@size", (long)size), ("@after", after));
        return (
            [.. found.Take(size).Select(row => (tasks.FindByUuid(row.Uuid)!, row.Title))],
            found.Count > size ? PageToken.At(PageKey.Of(found[size - 1].Id)) : null);
    }
}

internal static class TaskStatuses
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal) { "NEW", "ASSIGNED", "RELEASED", "SKIPPED", "REOPENED", "COMPLETED" };

    public static bool Contains(string status) => All.Contains(status);
}
