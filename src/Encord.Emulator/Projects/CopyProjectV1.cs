using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Projects;

/// <summary>Copies a project: its ontology and workflow always, everything else by option.</summary>
[V1("projectcopy", "POST", Scope = V1Scope.Resource)]
internal sealed class CopyProject(
    EmulatorDatabase database, ProjectAccess access, ProjectStore projects, ProjectContent content, DatasetCopies datasetCopies,
    DataRowStore data, TaskStore tasks, WorkflowTemplates templates, IEnumerable<IProjectCopyPart> parts, TimeProvider clock) : IV1Handler
{
    private static readonly string[] OwnOptions = ["datasets", "collaborators"];

    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var source = access.Require(call.Caller, call.UidText, ProjectRoles.Managers);
        var options = call.Payload.Texts("copy_project_options") ?? [];
        if (options.FirstOrDefault(option => !OwnOptions.Contains(option) && parts.All(part => part.Option != option)) is { } unknown)
        {
            throw WireError.InvalidArguments($"There is nothing '{unknown}' in a project that could be copied.");
        }

        var labels = call.Payload.Member("copy_labels_options") ?? default;
        var naming = call.Payload.Member("project_copy_metadata") ?? default;
        var isClone = labels.Flag("create_new_dataset");
        return new(Answer.Of(database.Transaction(() =>
        {
            var now = clock.Now();
            var target = source with
            {
                Hash = Guid.NewGuid().ToString(),
                Title = naming.Text("project_title") is { Length: > 0 } title ? title : $"Copy of {source.Title}",
                Description = naming.Text("project_description") ?? source.Description,
                Status = "notStarted",
                CreatedAt = now,
                LastEditedAt = now,
            };
            projects.Add(target);
            projects.SetUser(target.Hash, call.Caller.Email, ProjectRole.Admin);
            templates.Copy(source.Hash, target.Hash);
            var dataHashes = isClone ? Clone(call.Caller, source, target, labels, naming)
                : options.Contains("datasets") ? Attach(source, target)
                : [];
            content.AddMissingTasks(target.Hash);
            CopyBenchmark(source, target, dataHashes);
            if (options.Contains("collaborators"))
            {
                projects.CopyPeople(source.Hash, target.Hash);
            }

            var copy = new ProjectCopy(
                source, target, dataHashes, labels.Texts("accepted_label_hashes")?.ToHashSet(StringComparer.Ordinal),
                labels.Texts("accepted_label_statuses")?.ToHashSet(StringComparer.Ordinal));
            foreach (var part in parts.Where(part => options.Contains(part.Option)))
            {
                part.Copy(copy);
            }

            return target.Hash;
        })));
    }

    /// <summary>Data that measures the annotators does so in the copy too.</summary>
    private void CopyBenchmark(Project source, Project target, Dictionary<string, string> dataHashes)
    {
        projects.Sources(source.Hash).ForEach(hash => projects.AddSource(target.Hash, hash));
        foreach (var (from, to) in dataHashes)
        {
            if (tasks.FindByData(source.Hash, from) is { IsShadow: true } && tasks.FindByData(target.Hash, to) is { } task)
            {
                tasks.Update(task with { IsShadow = true });
            }
        }
    }

    private Dictionary<string, string> Attach(Project source, Project target)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var dataset in projects.Datasets(source.Hash))
        {
            projects.AttachDataset(target.Hash, dataset);
            data.List(dataset).ForEach(row => hashes[row.Hash] = row.Hash);
        }

        return hashes;
    }

    /// <summary>One new dataset with the data that is named, or with all.</summary>
    private Dictionary<string, string> Clone(Caller caller, Project source, Project target, JsonElement labels, JsonElement naming)
    {
        var wanted = labels.Member("datasets_to_data_hashes_map")?.Members("datasets_to_data_hashes_map") is { Count: > 0 } map
            ? map.ToDictionary(entry => entry.Key, IReadOnlyList<string>? (entry) => entry.Value.AsTexts(entry.Key))
            : projects.Datasets(source.Hash).ToDictionary(hash => hash, IReadOnlyList<string>? (_) => null);
        var attached = projects.Datasets(source.Hash);
        if (wanted.Keys.FirstOrDefault(hash => !attached.Contains(hash)) is { } stranger)
        {
            throw WireError.NotFound($"Dataset {stranger} is not in project {source.Hash}.");
        }

        var (dataset, hashes) = datasetCopies.Create(
            caller, naming.Text("dataset_title") ?? $"Data of {target.Title}", naming.Text("dataset_description") ?? "", wanted);
        projects.AttachDataset(target.Hash, dataset);
        return hashes;
    }
}
