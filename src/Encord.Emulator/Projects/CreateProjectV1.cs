using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Projects;

/// <summary>
/// Makes a project over datasets that exist. Without an ontology it gets an empty one of its own. A benchmark project has no workflow: among its
/// data is that of other projects, whose labels are known, as shadow data.
/// </summary>
[V1("project", "POST", Scope = V1Scope.User)]
internal sealed class CreateProject(
    EmulatorDatabase database, ProjectAccess access, ProjectStore projects, ProjectContent content, DatasetService datasets,
    OntologyService ontologies, OntologyStore ontologyStore, WorkflowTemplates templates, TimeProvider clock) : IV1Handler
{
    private const string EmptyStructure = """{"objects":[],"classifications":[],"skeleton_templates":[]}""";

    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var payload = call.Payload;
        var title = payload.RequiredText("title");
        if (title.Trim().Length == 0)
        {
            throw WireError.InvalidArguments("A project needs a title.");
        }

        var isBenchmark = payload.Text("workflow_type") switch
        {
            null or "manual" => false,
            "benchmark" => true,
            var type => throw WireError.InvalidArguments($"There is no workflow type '{type}'."),
        };
        var hash = database.Transaction(() =>
        {
            var now = clock.Now();
            var project = new Project(
                Guid.NewGuid().ToString(), title, payload.Text("description") ?? "", isBenchmark ? Project.ManualQa : Project.Workflow, "notStarted",
                OntologyOf(call, now), now, now);
            projects.Add(project);
            projects.SetUser(project.Hash, call.Caller.Email, ProjectRole.Admin);
            if (isBenchmark)
            {
                AddSources(call, project.Hash);
            }
            else
            {
                templates.Apply(project.Hash, payload.Text("workflow_template_id"));
            }

            foreach (var dataset in payload.Texts("dataset_hashes") ?? [])
            {
                projects.AttachDataset(project.Hash, datasets.Require(call.Caller, dataset).Hash);
            }

            content.AddMissingTasks(project.Hash);
            return project.Hash;
        });
        return new(Answer.Of(hash));
    }

    private void AddSources(V1Call call, string projectHash)
    {
        var sources = call.Payload.Texts("source_projects") is { Count: > 0 } given ? given : throw WireError.InvalidArguments("A benchmark project needs 'source_projects'.");
        foreach (var source in sources.Select(hash => access.Require(call.Caller, hash, ProjectRoles.Anyone).Hash))
        {
            projects.AddSource(projectHash, source);
            projects.Datasets(source).ForEach(dataset => projects.AttachDataset(projectHash, dataset));
        }

        content.AddMissingTasks(projectHash, isShadow: true);
    }

    private string OntologyOf(V1Call call, string now)
    {
        if (call.Payload.Text("ontology_hash") is { Length: > 0 } given)
        {
            return ontologies.Require(call.Caller, given).Hash;
        }

        var ontology = new Ontology(Guid.NewGuid().ToString(), call.Payload.RequiredText("title"), "", EmptyStructure, now, now);
        ontologyStore.Add(ontology);
        ontologyStore.SetUser(ontology.Hash, call.Caller.Email, OntologyRole.Admin);
        return ontology.Hash;
    }
}
