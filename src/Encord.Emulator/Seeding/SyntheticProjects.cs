using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Seeding;

/// <summary>Makes synthetic projects, each in one transaction.</summary>
internal sealed class SyntheticProjects(
    EmulatorDatabase database, UserStore users, OntologyStore ontologies, DatasetStore datasets, DataRowService data, StorageFolderStore folders,
    SyntheticItems items, ProjectStore projects, WorkflowTemplates templates, ProjectContent content, LabelRowStore labelRows,
    LabelContentStore contents, TimeProvider clock) : IEmulatorService
{
    private const int Columns = 10;

    private static readonly StagePlan[] DefaultStages =
        [new() { Title = "Annotate", Next = "Complete" }, new() { Title = "Complete", Type = WorkflowStage.Done }];

    /// <exception cref="ArgumentException">What is wanted cannot be made.</exception>
    public SyntheticProjectHashes Create(SyntheticProject wanted)
    {
        SyntheticCheck.Check(wanted);
        var structure = StructureOf(wanted);
        var box = wanted.Boxes > 0 ? BoxFeature.Of(structure) : null;
        return database.Transaction(() => Create(wanted, structure, box));
    }

    private static string StructureOf(SyntheticProject wanted)
    {
        try
        {
            using var made = wanted.Ontology is null && wanted.Objects.Count > 0
                ? JsonDocument.Parse(SyntheticOntologies.Structure(wanted.Objects)) : null;
            return (made?.RootElement ?? wanted.Ontology) is { } structure ? OntologyStructure.Check(structure) : SampleOntologies.Street;
        }
        catch (WireError error)
        {
            throw new ArgumentException($"ontology: {error.Message}", error);
        }
    }

    private SyntheticProjectHashes Create(SyntheticProject wanted, string structure, BoxFeature? box)
    {
        var now = clock.Now();
        var owner = users.FindByEmail(WellKnown.AdminEmail)!;
        var project = new Project(NewHash(), wanted.Title, "", Project.Workflow, "inProgress", NewHash(), now, now);
        ontologies.Add(new Ontology(project.OntologyHash, wanted.Title, "", structure, now, now));
        ontologies.SetUser(project.OntologyHash, owner.Email, OntologyRole.Admin);
        projects.Add(project);
        projects.SetUser(project.Hash, owner.Email, ProjectRole.Admin);
        templates.Apply(project.Hash, wanted.Stages.Count > 0 ? wanted.Stages : DefaultStages);
        var number = 0;
        var made = new List<(string Hash, IReadOnlyList<DataRow> Rows)>();
        if (wanted.Datasets.Count == 0)
        {
            var (dataset, folder) = AddDataset(project, wanted.Title, owner);
            made.Add((dataset, [.. Enumerable.Range(0, wanted.Images).Select(i => data.Link(
                dataset, items.AddScene(folder, string.Create(CultureInfo.InvariantCulture, $"image-{i:D6}.png"), i), []))]));
        }

        foreach (var part in wanted.Datasets)
        {
            var (dataset, folder) = AddDataset(project, part.Title, owner);
            made.Add((dataset, [.. part.Data.Select(one =>
            {
                var (item, children) = items.Add(folder, one, number++);
                return data.Link(dataset, item, children);
            })]));
        }

        content.AddMissingTasks(project.Hash);
        if (box is not null)
        {
            AddLabels(project.Hash, made.SelectMany(dataset => dataset.Rows).Where(row => row.Type == "IMAGE"), box, wanted.Boxes, now);
        }

        return new SyntheticProjectHashes(project.Hash, made[0].Hash, project.OntologyHash)
        {
            DatasetHashes = [.. made.Select(dataset => dataset.Hash)],
            DataHashes = [.. made.Select(dataset => dataset.Rows.Select(row => row.Hash).ToList())],
        };
    }

    private static string NewHash() => Guid.NewGuid().ToString();

    private static LabelContent Boxes(BoxFeature box, string unit, int image, int count)
    {
        var objects = new JsonArray();
        var answers = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            var hash = InstanceJson.Hash(string.Create(CultureInfo.InvariantCulture, $"{unit} {i}"));
            var place = new JsonObject
            {
                ["h"] = 0.04 + (image % 5 / 100.0),
                ["w"] = 0.03 + (i % 6 / 100.0),
                ["x"] = i % Columns / (double)Columns,
                ["y"] = i / Columns % Columns / (double)Columns,
            };
            objects.Add(InstanceJson.Object(hash, box.Name, box.Color, "bounding_box", box.Hash, "boundingBox", place));
            answers[hash] = new JsonObject { ["objectHash"] = hash, ["classifications"] = new JsonArray() };
        }

        var labels = new JsonObject { ["objects"] = objects, ["classifications"] = new JsonArray() };
        return LabelContent.Empty with
        {
            ObjectAnswers = InstanceJson.Bytes(answers),
            Units = new Dictionary<string, UnitContent> { [unit] = new(InstanceJson.Bytes(labels), null) },
        };
    }

    private (string Dataset, string Folder) AddDataset(Project project, string title, Caller owner)
    {
        var dataset = new Dataset(NewHash(), title, "", 0, NewHash(), owner.UserHash, project.CreatedAt, project.CreatedAt);
        datasets.Add(dataset);
        datasets.SetUser(dataset.Hash, owner.Email, DatasetRole.Admin);
        folders.Add(new StorageFolder(
            dataset.BackingFolderUuid!, Parent: null, title, "", ClientMetadata: null, owner.Email, project.CreatedAt, project.CreatedAt));
        projects.AttachDataset(project.Hash, dataset.Hash);
        return (dataset.Hash, dataset.BackingFolderUuid!);
    }

    private void AddLabels(string project, IEnumerable<DataRow> pictures, BoxFeature box, int count, string now)
    {
        var image = 0;
        foreach (var unit in pictures.Select(row => row.Hash))
        {
            var label = NewHash();
            labelRows.Add(new LabelRow(label, project, unit, LabelRow.MainBranch, "LABEL_IN_PROGRESS", IsValid: true, 1, [], now, now));
            contents.Save(label, Boxes(box, unit, image++, count));
        }
    }

    /// <summary>The class that the boxes are of.</summary>
    private sealed record BoxFeature(string Hash, string Name, string Color)
    {
        public static BoxFeature Of(string structure)
        {
            using var document = JsonDocument.Parse(structure);
            return document.RootElement.Member("objects") is { ValueKind: JsonValueKind.Array } objects
                && objects.EnumerateArray().FirstOrDefault(item => item.Text("shape") == "bounding_box") is { ValueKind: JsonValueKind.Object } found
                    ? new BoxFeature(found.RequiredText("featureNodeHash"), found.RequiredText("name"), found.Text("color") ?? "#D33115")
                    : throw new ArgumentException("boxes need a class of the shape bounding_box in the ontology.");
        }
    }
}
