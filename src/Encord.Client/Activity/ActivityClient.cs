using System.Globalization;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Activity;

/// <summary>What was done in a project, by whom, and how long it took.</summary>
internal sealed class ActivityClient(EncordTransport transport)
{
    private const int TimersPerPage = 100;

    /// <summary>The older log of the label editor; not paged, read as it arrives.</summary>
    public IAsyncEnumerable<LabelLog> ListLabelLogsAsync(string projectHash, LabelLogFilter filter, CancellationToken cancellationToken = default) =>
        transport.StreamAsync(
            new V1Query(ResourceScope.Project, projectHash, "labellog", "GET") { Payload = JsonFragment.Write(filter.Write) },
            ElementParser<LabelLog>.Of(record => ReadLabelLog(projectHash, record)),
            cancellationToken);

    /// <param name="projectHash">Which project.</param>
    /// <param name="after">From here, inclusive.</param>
    /// <param name="before">To here, exclusive; null for now.</param>
    /// <param name="perDataUnit">A row for each data unit; otherwise one for the project.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<CollaboratorTimer> ListTimersAsync(
        string projectHash, DateTimeOffset after, DateTimeOffset? before, bool perDataUnit, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"analytics/collaborators/timers", new QueryString()
                .Add("projectHash", projectHash)
                .Add("after", (DateTimeOffset?)after)
                .Add("before", before)
                .Add("groupBy", perDataUnit ? "dataUnit" : "project")
                .Add("pageSize", (int?)TimersPerPage)),
            ElementParser<CollaboratorTimer>.Of(record => new(projectHash, record.RequiredText("userEmail"))
            {
                Role = WireEnums.ProjectRole.Read(record.Text("userRole")),
                DataTitle = record.Text("dataTitle"),
                TimeSeconds = record.Number("timeSeconds") ?? 0,
            }),
            cancellationToken: cancellationToken);

    /// <summary>Time per person, task and day.</summary>
    public IAsyncEnumerable<TimeSpent> ListTimeSpentAsync(string projectHash, ActivityFilter filter, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"analytics/time-spent", new QueryString()
                .Add("projectUuid", projectHash)
                .Add("after", (DateTimeOffset?)filter.After)
                .Add("before", filter.Before)
                .Add("workflowStageUuids", filter.StageUuids)
                .Add("userEmails", filter.UserEmails)
                .Add("dataUuids", filter.DataHashes)),
            ElementParser<TimeSpent>.Of(record => ReadTimeSpent(projectHash, record)),
            cancellationToken: cancellationToken);

    /// <summary>What was done with tasks.</summary>
    /// <param name="projectHash">Which project.</param>
    /// <param name="filter">Of which <see cref="ActivityFilter.Before"/> is needed here.</param>
    /// <param name="actions">As users see them; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<TaskAction> ListTaskActionsAsync(
        string projectHash, ActivityFilter filter, IEnumerable<string>? actions, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"analytics/task-actions", new QueryString()
                .Add("projectUuid", projectHash)
                .Add("after", (DateTimeOffset?)filter.After)
                .Add("before", filter.Before)
                .Add("actorEmails", filter.UserEmails)
                .Add("eventTypes", actions?.Select(WireEnums.TaskActionType.Write))
                .Add("workflowStageUuids", filter.StageUuids)
                .Add("dataUnitUuids", filter.DataHashes)),
            ElementParser<TaskAction>.Of(record => new(projectHash, record.RequiredText("taskUuid"))
            {
                Timestamp = record.Time("timestamp"),
                Action = WireEnums.TaskActionType.Read(record.Text("actionType")),
                UserEmail = record.Text("actorEmail"),
                StageUuid = record.Text("workflowStageUuid"),
                DataHash = record.Text("dataUnitUuid"),
            }),
            cancellationToken: cancellationToken);

    /// <summary>The log of the label editor in one window, which the server wants to be 30 days at most.</summary>
    public IAsyncEnumerable<EditorLog> ListEditorLogsAsync(
        string projectHash, DateTimeOffset start, DateTimeOffset end, EditorLogFilter filter, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"projects/{projectHash}/editor-logs", new QueryString()
                .Add("startTime", (DateTimeOffset?)start)
                .Add("endTime", (DateTimeOffset?)end)
                .Add("action", filter.Action)
                .Add("actorUserEmail", filter.UserEmail)
                .Add("workflowStageId", filter.StageUuid)
                .Add("dataUnitId", filter.DataHash)),
            ElementParser<EditorLog>.Of(record => ReadEditorLog(projectHash, record)),
            cancellationToken: cancellationToken);

    private static LabelLog ReadLabelLog(string projectHash, JsonRecord record) => new(projectHash, record.Text("log_hash") ?? string.Empty)
    {
        CreatedAt = record.Time("created_at"),
        UserEmail = record.Text("user_email"),
        UserHash = record.Text("user_hash"),
        Action = WireEnums.LabelLogAction.Read(record.Text("action")),
        DataHash = record.Text("data_hash"),
        LabelName = record.Text("label_name"),
        FeatureHash = record.Text("feature_hash"),
        Identifier = record.Text("identifier"),
        Frame = record.Integer("frame"),
        TimeTaken = long.TryParse(record.Text("time_taken"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var taken) ? taken : null,
    };

    private static TimeSpent ReadTimeSpent(string projectHash, JsonRecord record)
    {
        var stage = record.Object("workflowStage");
        return new(projectHash, record.RequiredText("userEmail"))
        {
            Role = WireEnums.ProjectRole.Read(record.Text("projectUserRole")),
            PeriodStart = record.Time("periodStartTime"),
            PeriodEnd = record.Time("periodEndTime"),
            TimeSeconds = (long)(record.Number("timeSpentSeconds") ?? 0),
            DataHash = record.Text("dataUuid"),
            DataTitle = record.Text("dataTitle"),
            DatasetHash = record.Text("datasetUuid"),
            DatasetTitle = record.Text("datasetTitle"),
            TaskUuid = record.Text("workflowTaskUuid"),
            StageUuid = stage?.Text("uuid"),
            WorkflowStage = stage?.Text("title"),
        };
    }

    private static EditorLog ReadEditorLog(string projectHash, JsonRecord record) => new(projectHash, record.RequiredText("id"))
    {
        Timestamp = record.Time("timestamp"),
        Action = record.Text("action"),
        Category = WireEnums.EditorLogCategory.Read(record.Text("actionCategory")),
        UserEmail = record.Text("actorUserEmail"),
        Role = record.Text("projectUserRole"),
        DataHash = record.Text("dataUnitId"),
        DataTitle = record.Text("dataUnitTitle"),
        DatasetHash = record.Text("dataUnitDatasetId"),
        BranchName = record.Text("branchName"),
        LabelHash = record.Text("labelId"),
        TaskUuid = record.Text("workflowTaskId"),
        StageUuid = record.Text("workflowStageId"),
        WorkflowStage = record.Text("workflowStageTitle"),
        LabelName = record.Text("labelName"),
        FeatureHash = record.Text("featureId"),
        ObjectHash = record.Text("objectHash"),
        ClassificationHash = record.Text("classificationHash"),
        Json = record.Element.GetRawText(),
    };
}
