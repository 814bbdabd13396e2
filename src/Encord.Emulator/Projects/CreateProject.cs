using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Wire;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Projects;

/// <summary>Makes a project over datasets that exist. Without an ontology it gets an empty one of its own.</summary>
[V1("project", "POST", Scope = V1Scope.User)]
internal sealed class CreateProject(
    EmulatorDatabase database, ProjectStore projects, ProjectContent content, DatasetService datasets, OntologyService ontologies,
    OntologyStore ontologyStore, WorkflowTemplates templates, TimeProvider clock) : IV1Handler
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

        if (payload.Text("workflow_type") is { } type && type != "manual")
        {
            throw WireError.NotAllowed($"The emulator makes no projects of the type '{type}'.");
        }

        var hash = database.Transaction(() =>
        {
            var now = clock.Now();
            var project = new Project(
                Guid.NewGuid().ToString(), title, payload.Text("description") ?? "", Project.Workflow, "notStarted", OntologyOf(call, now), now, now);
            projects.Add(project);
            projects.SetUser(project.Hash, call.Caller.Email, ProjectRole.Admin);
            templates.Apply(project.Hash, payload.Text("workflow_template_id"));
            foreach (var dataset in payload.Texts("dataset_hashes") ?? [])
            {
                projects.AttachDataset(project.Hash, datasets.Require(call.Caller, dataset).Hash);
            }

            content.AddMissingTasks(project.Hash);
            return project.Hash;
        });
        return new(Answer.Of(hash));
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
