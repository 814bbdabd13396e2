using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Projects;

/// <summary>The legacy record of a project.</summary>
[V1("project", "GET", Scope = V1Scope.Resource)]
internal sealed class GetProject(ProjectAccess access, LegacyProject legacy) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        var withRows = call.Payload.Flag("include_labels_metadata");
        return new(new Answer(writer => legacy.WriteAsync(writer, project, withRows)));
    }
}

/// <summary>The legacy way to edit an ontology: through the project.</summary>
[V1("project", "POST", Scope = V1Scope.Resource)]
internal sealed class EditProject(ProjectAccess access, OntologyStore ontologies) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Managers);
        var editor = OntologyStructure.Check(call.Payload.Member("editor"));
        var ontology = ontologies.Find(project.OntologyHash)
            ?? throw WireError.NotFound($"Project {project.Hash} has no ontology.");
        ontologies.Save(ontology.Hash, ontology.Title, ontology.Description, LegacyEdit.Merge(ontology.Editor, editor));
        return new(Answer.True);
    }
}

/// <summary>Deletes a project with all that belongs to it alone; its datasets and its ontology stay.</summary>
[V1("project", "DELETE")]
internal sealed class DeleteProject(ProjectAccess access, ProjectRemoval removal) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        removal.Remove(access.Require(call.Caller, call.UidText, ProjectRoles.Admins).Hash);
        return new(Answer.True);
    }
}

/// <summary>Items have exactly these two keys.</summary>
[V1("projectwithuserrole", "GET", Scope = V1Scope.User)]
internal sealed class ListProjects(ProjectAccess access, ProjectStore projects, LegacyProject legacy) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var found = projects.List(call.Caller.Email, everything: false, ListingFilter.FromV1(call.Payload));
        return new(new Answer(async writer =>
        {
            writer.Json.WriteStartArray();
            foreach (var project in found)
            {
                writer.Json.WriteStartObject();
                writer.Json.WriteNumber("user_role"u8, (int)(access.RoleOf(call.Caller, project.Hash) ?? ProjectRole.Admin));
                writer.Json.WritePropertyName("project"u8);
                await legacy.WriteAsync(writer, project, withRows: false);
                writer.Json.WriteEndObject();
            }

            writer.Json.WriteEndArray();
        }));
    }
}

/// <summary>All or none of the datasets; what is attached already stays.</summary>
[V1("projectdataset", "POST", Scope = V1Scope.Resource)]
internal sealed class AttachDatasets(
    EmulatorDatabase database, ProjectAccess access, ProjectStore projects, DatasetService datasets, ProjectContent content) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Managers);
        var hashes = call.Payload.Texts("dataset_hashes", required: true)!;
        database.Transaction(() =>
        {
            foreach (var hash in hashes)
            {
                projects.AttachDataset(project.Hash, datasets.Require(call.Caller, hash).Hash);
            }

            content.AddMissingTasks(project.Hash);
            projects.Touch(project.Hash);
        });
        return new(Answer.True);
    }
}

[V1("projectdataset", "DELETE", Scope = V1Scope.Resource)]
internal sealed class DetachDatasets(EmulatorDatabase database, ProjectAccess access, ProjectStore projects) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Managers);
        database.Transaction(() =>
        {
            var attached = projects.Datasets(project.Hash);
            foreach (var hash in call.UidList)
            {
                if (!attached.Contains(hash))
                {
                    throw WireError.NotFound($"Dataset {hash} is not in project {project.Hash}.");
                }

                projects.DetachDataset(project.Hash, hash);
            }

            projects.Touch(project.Hash);
        });
        return new(Answer.True);
    }
}
