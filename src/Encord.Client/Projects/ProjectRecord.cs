using Encord.Client.Json;

namespace Encord.Client.Projects;

/// <summary>Reads the project records of both wires.</summary>
internal static class ProjectRecord
{
    public static Project Read(JsonRecord record)
    {
        var projectHash = record.RequiredText("projectHash");
        return new Project(projectHash)
        {
            Title = record.Text("title") ?? string.Empty,
            Description = record.Text("description") ?? string.Empty,
            ProjectType = WireEnums.ProjectType.Read(record.Text("projectType")),
            Status = WireEnums.ProjectStatus.Read(record.Text("status")),
            CreatedAt = record.Time("createdAt"),
            LastEditedAt = record.Time("lastEditedAt"),
            OntologyHash = record.Text("ontologyHash") ?? string.Empty,
            UserRole = WireEnums.ProjectRole.Read(record.Text("userRole")),
            SourceProjects = new([.. record.Texts("sourceProjects")]),
            WorkflowManagerUuid = record.Text("workflowManagerUuid"),
            WorkflowStages = record.Object("workflow") is { } workflow
                ? new([.. workflow.Objects("stages").Select(stage => ReadStage(projectHash, stage))])
                : EncordList<WorkflowStage>.Nothing,
        };
    }

    private static WorkflowStage ReadStage(string projectHash, JsonRecord record) =>
        new(projectHash, record.RequiredText("uuid"), record.Text("title") ?? string.Empty)
        {
            StageType = WireEnums.StageType.Read(record.Text("stageType")) ?? string.Empty,
            Pathways = new([.. record.Objects("pathways").Select(pathway =>
                new WorkflowPathway(pathway.RequiredText("uuid"), pathway.Text("title") ?? string.Empty, pathway.Text("destinationUuid")))]),
        };
}
