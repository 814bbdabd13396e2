using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Workflow;

/// <summary>v2 <c>/projects/{hash}/workflow/stages/{uuid}</c>: tasks, what is done with them, and reviews of their labels.</summary>
internal sealed class WorkflowEndpoints(
    EmulatorDatabase database, ProjectAccess access, StageStore stages, TaskListing listing, TaskActions actions, ConsensusStore consensus,
    LabelReviews reviews, LabelRowStore rows) : IEndpoints
{
    private const string Stage = "projects/{projectHash}/workflow/stages/{stageUuid}/";
    private const int ReviewsPerPage = 100;

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet(Stage + "tasks", Tasks);
        v2.MapPost(Stage + "actions", (HttpContext context, string projectHash, string stageUuid) =>
        {
            var (project, stage) = Require(context, projectHash, stageUuid);
            var body = ArrayBody(context);
            database.Transaction(() =>
            {
                foreach (var action in body.EnumerateArray())
                {
                    actions.Run(project, stage, context.Caller(), action);
                }
            });
            return Answer.Void;
        });
        v2.MapPost(Stage + "move-tasks", Move);
        v2.MapGet(Stage + "tasks/{taskUuid}/reviews", (HttpContext context, string projectHash, string stageUuid, string taskUuid) =>
        {
            var task = RequireReview(context, projectHash, stageUuid, taskUuid);
            var wanted = context.QueryTexts("statuses");
            var all = reviews.Of(task).Where(review => wanted?.Contains(review.Status) != false);
            var (items, next) = PageToken.Cut(context, all, review => PageKey.Of(review.Id), ReviewsPerPage);
            return Answer.Page(
                items, review => new { reviewUuid = review.Uuid, status = review.Status, labelType = review.Type, labelId = review.LabelId }, next);
        });
        v2.MapPost(Stage + "tasks/{taskUuid}/reviews/actions", (HttpContext context, string projectHash, string stageUuid, string taskUuid) =>
        {
            var task = RequireReview(context, projectHash, stageUuid, taskUuid);
            access.Require(context.Caller(), projectHash, ProjectRoles.Reviewers);
            var body = ArrayBody(context);
            database.Transaction(() =>
            {
                foreach (var decision in body.EnumerateArray())
                {
                    reviews.Decide(task, decision, context.Caller());
                }
            });
            return Answer.Void;
        });
    }

    private Answer Tasks(HttpContext context, string projectHash, string stageUuid)
    {
        var (_, stage) = Require(context, projectHash, stageUuid);
        var (tasks, next) = listing.List(context, stage);
        return Answer.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("results"u8);
            foreach (var (task, title) in tasks)
            {
                Write(json, stage, task, title);
            }

            json.WriteEndArray();
            json.WriteString("nextPageToken"u8, next);
            json.WriteEndObject();
        });
    }

    private Answer Move(HttpContext context, string projectHash, string stageUuid)
    {
        const int Limit = 500;
        var (project, stage) = Require(context, projectHash, stageUuid);
        access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
        var body = context.JsonBody();
        var tasks = body.Texts("taskUuids", required: true)!;
        if (tasks.Count > Limit)
        {
            throw WireError.InvalidArguments($"At most {Limit} tasks are moved at once.");
        }

        var destination = stages.Find(projectHash, body.RequiredText("destinationStageUuid"))
            ?? throw WireError.NotFound($"There is no stage {body.Text("destinationStageUuid")} in project {projectHash}.");
        database.Transaction(() =>
        {
            foreach (var task in tasks)
            {
                actions.Move(project, stage, destination, task, context.Caller());
            }
        });
        return Answer.Void;
    }

    private (Project Project, WorkflowStage Stage) Require(HttpContext context, string projectHash, string stageUuid)
    {
        var project = access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
        return project.IsWorkflow
            ? (project, stages.Find(projectHash, stageUuid) ?? throw WireError.NotFound($"There is no stage {stageUuid} in project {projectHash}."))
            : throw WireError.WrongProjectType($"'{project.Title}' has no workflow.");
    }

    private LabelTask RequireReview(HttpContext context, string projectHash, string stageUuid, string taskUuid)
    {
        var (project, stage) = Require(context, projectHash, stageUuid);
        return stage.Type == WorkflowStage.Review
            ? actions.Require(project, stage, taskUuid)
            : throw WireError.InvalidArguments($"'{stage.Title}' is not a review stage.");
    }

    private static JsonElement ArrayBody(HttpContext context) => context.JsonBody() is { ValueKind: JsonValueKind.Array } body
        ? body : throw WireError.InvalidArguments("The body is a list of actions.");

    private void Write(Utf8JsonWriter json, WorkflowStage stage, LabelTask task, string title)
    {
        json.WriteStartObject();
        json.WriteString("uuid"u8, task.Uuid);
        json.WriteString("createdAt"u8, task.CreatedAt);
        json.WriteString("updatedAt"u8, task.UpdatedAt);
        json.WriteString("dataHash"u8, task.DataHash);
        json.WriteString("dataTitle"u8, title);
        switch (stage.Type)
        {
            case WorkflowStage.Annotation or WorkflowStage.Agent:
                WriteState(json, task.Status, task.Assignee);
                json.WriteString("labelBranchName"u8, LabelRow.MainBranch);
                json.WriteString("lastActionedBy"u8, task.LastActionedBy);
                break;
            case WorkflowStage.Review:
                WriteState(json, task.Status, task.Assignee);
                break;
            case WorkflowStage.ConsensusAnnotation:
                WriteParts(json, task, title);
                break;
            case WorkflowStage.ConsensusReview:
                WriteState(json, task.Status, task.Assignee);
                WriteOptions(json, task);
                break;
        }

        json.WriteEndObject();
    }

    private void WriteParts(Utf8JsonWriter json, LabelTask task, string title)
    {
        json.WriteStartArray("subtasks"u8);
        foreach (var part in consensus.Of(task))
        {
            json.WriteStartObject();
            json.WriteString("uuid"u8, part.Uuid);
            json.WriteString("createdAt"u8, part.CreatedAt);
            json.WriteString("updatedAt"u8, part.UpdatedAt);
            json.WriteString("dataHash"u8, task.DataHash);
            json.WriteString("dataTitle"u8, title);
            WriteState(json, part.Status, part.Assignee);
            json.WriteString("labelBranchName"u8, part.Branch);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteOptions(Utf8JsonWriter json, LabelTask task)
    {
        json.WriteStartArray("options"u8);
        foreach (var part in consensus.Of(task))
        {
            json.WriteStartObject();
            json.WriteString("annotator"u8, part.Assignee ?? part.LastActionedBy ?? "");
            json.WriteString("labelBranchName"u8, part.Branch);
            json.WriteString("labelHash"u8, rows.Find(task.ProjectHash, task.DataHash, part.Branch)?.LabelHash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter json, string status, string? assignee)
    {
        json.WriteString("status"u8, status);
        json.WriteString("assignee"u8, assignee);
    }
}
