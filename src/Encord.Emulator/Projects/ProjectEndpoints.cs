using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Projects;

/// <summary>v2 <c>/projects</c>.</summary>
internal sealed class ProjectEndpoints(ProjectAccess access, ProjectStore projects, OntologyStore ontologies, StageStore stages) : IEndpoints
{
    private const int UsersPerPage = 100;

    private static readonly HashSet<string> Statuses = new(StringComparer.Ordinal)
    {
        "notStarted", "inProgress", "inReview", "paused", "completed", "cancelled", "archived",
    };

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("projects/{projectHash}", (HttpContext context, string projectHash) =>
        {
            var project = access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
            return Answer.Write(json => Write(json, project, context.Caller()));
        });
        v2.MapGet("projects", (HttpContext context) =>
        {
            var caller = context.Caller();
            var everything = caller.IsOrganisationAdmin && context.QueryFlag("includeOrgAccess") == true;
            var found = projects.List(caller.Email, everything, ListingFilter.FromV2(context));
            return Answer.Write(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("results"u8);
                found.ForEach(project => Write(json, project, caller));
                json.WriteEndArray();
                json.WriteNull("nextPageToken"u8);
                json.WriteEndObject();
            });
        });
        v2.MapGet("projects/{projectHash}/users", (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
            var (items, next) = PageToken.Cut(context, projects.Users(projectHash), user => PageKey.Of(user.Email), UsersPerPage);
            return Answer.Page(items, user => new { userEmail = user.Email, userRole = (int)user.Role }, next);
        });
        v2.MapPut("projects/{projectHash}/status", (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
            var status = context.JsonBody().RequiredText("status");
            if (!Statuses.Contains(status))
            {
                throw WireError.InvalidArguments($"There is no project status '{status}'.");
            }

            projects.SetStatus(projectHash, status);
            return Answer.Void;
        });
    }

    /// <summary>What 0.1.190 requires; older releases ignore the rest.</summary>
    private void Write(Utf8JsonWriter json, Project project, Caller caller)
    {
        json.WriteStartObject();
        json.WriteString("projectHash"u8, project.Hash);
        json.WriteString("projectType"u8, project.Type);
        json.WriteString("title"u8, project.Title);
        json.WriteString("description"u8, project.Description);
        json.WriteString("createdAt"u8, project.CreatedAt);
        json.WriteString("lastEditedAt"u8, project.LastEditedAt);
        json.WriteString("ontologyHash"u8, project.OntologyHash);
        json.WriteString("status"u8, project.Status);
        json.WritePropertyName("editorOntology"u8);
        json.WriteRawValue(ontologies.Find(project.OntologyHash)?.Editor ?? "{}", skipInputValidation: true);
        if (access.RoleOf(caller, project.Hash) is { } role)
        {
            json.WriteNumber("userRole"u8, (int)role);
        }

        if (projects.Sources(project.Hash) is { Count: > 0 } sources)
        {
            json.WriteStartArray("sourceProjects"u8);
            sources.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        if (project.IsWorkflow)
        {
            json.WriteStartObject("workflow"u8);
            json.WriteStartArray("stages"u8);
            stages.List(project.Hash).ForEach(stage => WriteStage(json, stage));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteStage(Utf8JsonWriter json, WorkflowStage stage)
    {
        json.WriteStartObject();
        json.WriteString("stageType"u8, stage.Type);
        json.WriteString("uuid"u8, stage.Uuid);
        json.WriteString("title"u8, stage.Title);
        if (stage.Type == WorkflowStage.Agent)
        {
            json.WritePropertyName("pathways"u8);
            JsonSerializer.Serialize(
                json,
                stage.Pathways.Select(pathway => new
                {
                    uuid = pathway.Uuid,
                    title = pathway.Title,
                    destinationUuid = pathway.DestinationUuid,
                }),
                WireJson.Options);
        }

        json.WriteEndObject();
    }
}
