using System.Text.Json;
using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Users;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Activity;

/// <summary>v2 <c>/projects/{hash}/editor-logs</c>, a window of at most 30 days.</summary>
internal sealed class EditorLogEndpoints(
    ProjectAccess access, ProjectStore projects, ActivityStore activity, DataRowStore data, DatasetStore datasets, StageStore stages, UserStore users)
    : IEndpoints
{
    private const int PageSize = 100;
    private const int OrganisationId = 1;

    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(30);

    public void Map(IEndpointRouteBuilder v2) => v2.MapGet("projects/{projectHash}/editor-logs", (HttpContext context, string projectHash) =>
    {
        var project = access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
        var start = context.QueryTime("startTime") ?? throw WireError.InvalidArguments("startTime is missing.");
        var end = context.QueryTime("endTime") ?? throw WireError.InvalidArguments("endTime is missing.");
        if (WireTime.Read(end) - WireTime.Read(start) > LongestWindow)
        {
            throw WireError.InvalidArguments("startTime and endTime are at most 30 days apart.");
        }

        var action = context.QueryText("action");
        var entries = activity
            .List(projectHash, new ActivityQuery(
                start, end, context.QueryTexts("actorUserEmail"), context.QueryTexts("dataUnitId"), context.QueryTexts("workflowStageId")))
            .Where(entry => action is null || entry.Action == action)
            .ToList();
        var ofProject = stages.List(projectHash);
        var (items, next) = PageToken.CutGrowing(context, entries, PageSize);
        return Answer.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("results"u8);
            foreach (var entry in items)
            {
                Write(json, project, entry, ofProject.Find(stage => stage.Uuid == entry.StageUuid));
            }

            json.WriteEndArray();
            json.WriteString("nextPageToken"u8, next);
            json.WriteEndObject();
        });
    });

    private void Write(Utf8JsonWriter json, Project project, ActivityEvent entry, WorkflowStage? stage)
    {
        var unit = data.Find(entry.DataHash);
        var nobody = Guid.Empty.ToString();
        json.WriteStartObject();
        json.WriteString("id"u8, entry.Uuid);
        json.WriteString("action"u8, entry.Action);
        json.WriteString("actionCategory"u8, entry.Category);
        json.WriteString("dataUnitId"u8, entry.DataHash);
        json.WriteString("workflowStageId"u8, stage?.Uuid ?? nobody);
        json.WriteString("branchName"u8, entry.Branch);
        json.WriteString("workflowTaskId"u8, entry.TaskUuid ?? nobody);
        json.WriteString("timestamp"u8, entry.At);
        json.WriteString("sessionId"u8, nobody);
        json.WriteString("actorUserId"u8, users.FindByEmail(entry.Email)?.UserHash ?? "");
        json.WriteNumber("actorOrganisationId"u8, OrganisationId);
        json.WriteString("actorUserEmail"u8, entry.Email);
        json.WriteString("projectId"u8, project.Hash);
        json.WriteNumber("projectOrganisationId"u8, OrganisationId);
        json.WriteString("projectUserRole"u8, projects.RolesOf(project.Hash, entry.Email) is [var role, ..] ? role.ToString() : nameof(ProjectRole.Admin));
        json.WriteString("projectOrganisationUserRole"u8, "Member");
        json.WriteString("dataUnitTitle"u8, unit?.Title ?? "");
        json.WriteString("dataUnitDataType"u8, unit?.Type ?? "");
        json.WriteString("dataUnitDatasetId"u8, unit?.DatasetHash ?? nobody);
        json.WriteString("dataUnitDatasetTitle"u8, unit is null ? "" : datasets.Find(unit.DatasetHash)?.Title ?? "");
        json.WriteString("ontologyId"u8, project.OntologyHash);
        json.WriteString("labelId"u8, entry.LabelHash ?? "");
        json.WriteString("workflowStageType"u8, stage is null or { Type: WorkflowStage.Agent } ? "" : stage.Type);
        json.WriteString("workflowStageTitle"u8, stage?.Title ?? "");
        if (entry.Subject is { } subject)
        {
            WriteSubject(json, subject);
        }

        json.WriteEndObject();
    }

    private static void WriteSubject(Utf8JsonWriter json, LabelSubject subject)
    {
        json.WriteString("labelName"u8, subject.Name);
        json.WriteString("featureId"u8, subject.FeatureHash);
        json.WriteStartArray("labelRanges"u8);
        json.WriteStartArray();
        json.WriteNumberValue(subject.Frame);
        json.WriteNumberValue(subject.Frame);
        json.WriteEndArray();
        json.WriteEndArray();
        if (subject.Shape is null)
        {
            json.WriteString("classificationHash"u8, subject.Identifier);
            return;
        }

        json.WriteString("objectShape"u8, subject.Shape);
        json.WriteNumber("objectCurrentFrame"u8, subject.Frame);
        json.WriteString("objectHash"u8, subject.Identifier);
    }
}
