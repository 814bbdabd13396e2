using System.Text;
using Encord.Emulator.Database;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.LabelRows;

/// <summary>
/// Lists label rows straight from the database into the answer, a thousand at a time: a slow reader never holds the database. A row is a
/// data unit of an attached dataset on one branch, whether it has labels yet or not.
/// </summary>
internal sealed class LabelRowListing(EmulatorDatabase database) : IEmulatorService
{
    private const int ChunkSize = 1000;

    public async ValueTask WriteAsync(WireWriter writer, string projectHash, LabelRowFilter filter)
    {
        var (sql, parameters) = Query(projectHash, filter);
        var after = (Id: 0L, Branch: "");
        writer.Json.WriteStartArray();
        while (true)
        {
            var keys = database.Query(
                sql,
                row => LabelRowMetadata.Write(writer.Json, row, filter),
                [.. parameters, ("@afterId", after.Id), ("@afterBranch", after.Branch)]);
            await writer.FlushIfFullAsync();
            if (keys.Count < ChunkSize)
            {
                break;
            }

            after = keys[^1];
        }

        writer.Json.WriteEndArray();
    }

    /// <summary>The row of one data unit alone, not as a list; null when the project does not have it any more.</summary>
    public async ValueTask WriteOneAsync(WireWriter writer, string projectHash, string dataHash)
    {
        var filter = new LabelRowFilter { DataHashes = [dataHash], IncludeWorkflowNode = true };
        var (sql, parameters) = Query(projectHash, filter);
        var found = database.Query(
            sql, row => LabelRowMetadata.Write(writer.Json, row, filter), [.. parameters, ("@afterId", 0L), ("@afterBranch", "")]);
        if (found.Count == 0)
        {
            writer.Json.WriteNullValue();
        }

        await writer.FlushIfFullAsync();
    }

    private static (string Sql, (string Name, object? Value)[] Parameters) Query(string projectHash, LabelRowFilter filter)
    {
        var sql = new StringBuilder(LabelRowMetadata.Select);
        var parameters = new List<(string, object?)> { ("@project", projectHash) };
        if (filter.AllBranches)
        {
            sql.Replace("{branches}", "SELECT 'main' AS name UNION SELECT branch_name FROM label_rows WHERE project_hash = @project");
            Where("(b.name = 'main' OR l.label_hash IS NOT NULL)");
        }
        else
        {
            sql.Replace("{branches}", "SELECT @branch AS name");
            parameters.Add(("@branch", filter.Branch));
        }

        if (!filter.IncludeUninitialised)
        {
            Where("l.label_hash IS NOT NULL");
        }

        WhereValue(filter.EditedBefore, "l.last_edited_at < @editedBefore", "@editedBefore");
        WhereValue(filter.EditedAfter, "l.last_edited_at > @editedAfter", "@editedAfter");
        WhereValue(filter.Shadow, "t.is_shadow = @shadow", "@shadow");
        WhereValue(filter.TaskStatus.JsonList(), "t.annotation_task_status IN (SELECT value FROM json_each(@statuses))", "@statuses");
        WhereValue(filter.DataHashes.JsonList(), "t.data_hash IN (SELECT value FROM json_each(@dataHashes))", "@dataHashes");
        WhereValue(filter.LabelHashes.JsonList(), "l.label_hash IN (SELECT value FROM json_each(@labelHashes))", "@labelHashes");
        WhereValue(filter.DataTitleEq, "d.title = @titleEq", "@titleEq");
        WhereValue(filter.DataTitleLike, @"d.title LIKE @titleLike ESCAPE '\'", "@titleLike");
        WhereValue(filter.StageTitleEq, "s.title = @stageEq", "@stageEq");
        WhereValue(filter.StageTitleLike, @"s.title LIKE @stageLike ESCAPE '\'", "@stageLike");
        sql.Append(" ORDER BY t.id, b.name LIMIT ").Append(ChunkSize);
        return (sql.ToString(), [.. parameters]);

        void Where(string condition) => sql.Append(" AND ").Append(condition);

        void WhereValue(object? value, string condition, string name)
        {
            if (value is not null)
            {
                Where(condition);
                parameters.Add((name, value));
            }
        }
    }
}
