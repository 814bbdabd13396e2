using System.Text.Json;
using Encord.Emulator.Activity;
using Encord.Emulator.Database;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Workflow;

/// <param name="Type">OBJECT or CLASSIFICATION.</param>
/// <param name="LabelId">Object hash or classification hash.</param>
/// <param name="Status">NEW, APPROVED, REJECTED, RESOLVED or REOPENED.</param>
internal sealed record TaskReview(string Uuid, string TaskUuid, string Type, string LabelId, string Status)
{
    /// <summary>Grows with every one that is made.</summary>
    public long Id { get; init; }
}

/// <summary>The reviews of single labels in review tasks. Every label that a task has when it is looked at gets one.</summary>
internal sealed class LabelReviews(EmulatorDatabase database, LabelRowStore rows, LabelContentStore contents, ActivityStore activity)
    : IStore, IEmulatorService, IReviewSource
{
    private const string Select = "SELECT r.review_uuid, r.task_uuid, r.label_type, r.label_id, r.status, r.id FROM label_reviews r";

    public string Schema => """
        CREATE TABLE IF NOT EXISTS label_reviews (
            id INTEGER PRIMARY KEY, review_uuid TEXT NOT NULL UNIQUE, task_uuid TEXT NOT NULL, label_type TEXT NOT NULL, label_id TEXT NOT NULL,
            status TEXT NOT NULL, comment TEXT, tags TEXT, UNIQUE (task_uuid, label_id));
        """;

    public List<TaskReview> Of(LabelTask task) => database.Transaction(() =>
    {
        var labels = LabelsOf(task);
        foreach (var (type, id) in labels)
        {
            database.Execute(
                """
                INSERT OR IGNORE INTO label_reviews (review_uuid, task_uuid, label_type, label_id, status)
                VALUES (@uuid, @task, @type, @label, 'NEW')
                """,
                ("@uuid", Guid.NewGuid().ToString()), ("@task", task.Uuid), ("@type", type), ("@label", id));
        }

        // A label that was deleted since takes its review along.
        var present = labels.Select(label => label.Id).ToHashSet(StringComparer.Ordinal);
        return Stored(task.Uuid).Where(review => present.Contains(review.LabelId)).ToList();
    });

    public void Decide(LabelTask task, JsonElement decision, Caller caller)
    {
        var uuid = decision.RequiredText("reviewUuid");
        var review = Of(task).Find(one => one.Uuid == uuid) ?? throw WireError.NotFound($"Task {task.Uuid} has no review {uuid}.");
        var status = decision.RequiredText("action") switch
        {
            "APPROVE" => "APPROVED",
            "REJECT" => "REJECTED",
            "REOPEN" => "REOPENED",
            var action => throw WireError.InvalidArguments($"There is no review action '{action}'."),
        };
        Set(review, status, decision.Text("comment"), decision.Texts("commentTags"));
        Record(task, review, status, caller);
    }

    /// <summary>Decides what is open.</summary>
    public void DecideAll(LabelTask task, string status, Caller caller)
    {
        foreach (var review in Of(task).Where(review => review.Status is "NEW" or "REOPENED"))
        {
            Set(review, status, comment: null, tags: null);
            Record(task, review, status, caller);
        }
    }

    IReadOnlyList<InstanceReview> IReviewSource.Of(LabelRow row) => database.Query(
        """
        SELECT r.review_uuid, r.task_uuid, r.label_id, r.label_type, r.status, r.comment FROM label_reviews r
        JOIN tasks t ON t.task_uuid = r.task_uuid WHERE t.project_hash = @project AND t.data_hash = @data ORDER BY r.id
        """,
        found => new InstanceReview(
            found.GetString(0), found.GetString(1), found.GetString(2), found.GetString(3), found.GetString(4), found.TextOrNull(5)),
        ("@project", row.ProjectHash), ("@data", row.DataHash));

    /// <summary>The annotator saw to what was rejected.</summary>
    public void Resolve(string taskUuid) => database.Execute(
        "UPDATE label_reviews SET status = 'RESOLVED' WHERE task_uuid = @task AND status = 'REJECTED'", ("@task", taskUuid));

    private List<TaskReview> Stored(string taskUuid) => database.Query(
        Select + " WHERE r.task_uuid = @task ORDER BY r.id",
        row => new TaskReview(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)) { Id = row.GetInt64(5) },
        ("@task", taskUuid));

    private void Set(TaskReview review, string status, string? comment, IReadOnlyList<string>? tags) => database.Execute(
        "UPDATE label_reviews SET status = @status, comment = @comment, tags = @tags WHERE review_uuid = @uuid",
        ("@status", status), ("@comment", comment), ("@tags", tags.JsonList()), ("@uuid", review.Uuid));

    private void Record(LabelTask task, TaskReview review, string status, Caller caller)
    {
        if (status == "REOPENED")
        {
            return;
        }

        var isApproval = status == "APPROVED";
        activity.Add(new ActivityEvent(
            task.ProjectHash, task.DataHash, caller.Email, review.Type == "OBJECT" ? "object" : "classification",
            isApproval ? "approve_label" : "reject_label")
        {
            TaskUuid = task.Uuid,
            StageUuid = task.StageUuid,
            LogAction = isApproval ? LabelLogActions.ApproveLabel : LabelLogActions.RejectLabel,
            Subject = new LabelSubject(review.LabelId, "", "", review.Type == "OBJECT" ? "" : null, 0),
        });
    }

    private List<(string Type, string Id)> LabelsOf(LabelTask task)
    {
        if (rows.Find(task.ProjectHash, task.DataHash, LabelRow.MainBranch) is not { } row
            || !contents.Load([row.LabelHash]).TryGetValue(row.LabelHash, out var content))
        {
            return [];
        }

        return [.. Keys(content.ObjectAnswers).Select(id => ("OBJECT", id)), .. Keys(content.ClassificationAnswers).Select(id => ("CLASSIFICATION", id))];
    }

    private static List<string> Keys(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object ? [.. document.RootElement.EnumerateObject().Select(entry => entry.Name)] : [];
    }
}
