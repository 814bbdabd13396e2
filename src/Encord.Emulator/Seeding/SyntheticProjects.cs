using System.Globalization;
using System.Text.Json.Nodes;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Projects;
using Encord.Emulator.Seeding.Scenes;
using Encord.Emulator.Users;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Seeding;

/// <summary>Makes projects of any size in one transaction, for measurements.</summary>
internal sealed class SyntheticProjects(
    EmulatorDatabase database, UserStore users, OntologyStore ontologies, DatasetStore datasets, DataRowStore data, ProjectStore projects,
    StageStore stages, ProjectContent content, LabelRowStore labelRows, LabelContentStore contents, TimeProvider clock) : IEmulatorService
{
    private const int Columns = 10;

    public SyntheticProjectHashes Create(SyntheticProject wanted) => database.Transaction(() =>
    {
        var now = clock.Now();
        var owner = users.FindByEmail(WellKnown.AdminEmail)!;
        var hashes = new SyntheticProjectHashes(NewHash(), NewHash(), NewHash());
        ontologies.Add(new Ontology(hashes.OntologyHash, wanted.Title, "", SampleOntologies.Street, now, now));
        ontologies.SetUser(hashes.OntologyHash, owner.Email, OntologyRole.Admin);
        datasets.Add(new Dataset(hashes.DatasetHash, wanted.Title, "", 0, null, owner.UserHash, now, now));
        datasets.SetUser(hashes.DatasetHash, owner.Email, DatasetRole.Admin);
        projects.Add(new Project(
            hashes.ProjectHash, wanted.Title, "", Project.Workflow, "inProgress", hashes.OntologyHash, now, now));
        projects.SetUser(hashes.ProjectHash, owner.Email, ProjectRole.Admin);
        projects.AttachDataset(hashes.ProjectHash, hashes.DatasetHash);
        var done = NewHash();
        stages.Add(new WorkflowStage(NewHash(), hashes.ProjectHash, 0, WorkflowStage.Annotation, "Annotate", done, null, []));
        stages.Add(new WorkflowStage(done, hashes.ProjectHash, 1, WorkflowStage.Done, "Complete", null, null, []));
        for (var i = 0; i < wanted.Images; i++)
        {
            AddImage(hashes, wanted, i, now);
        }

        content.AddMissingTasks(hashes.ProjectHash);
        return hashes;
    });

    private static string NewHash() => Guid.NewGuid().ToString();

    private static LabelContent Boxes(string unit, int image, int count)
    {
        var objects = new JsonArray();
        var answers = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            var hash = InstanceJson.Hash(string.Create(CultureInfo.InvariantCulture, $"{unit} {i}"));
            var box = new JsonObject
            {
                ["h"] = 0.04 + (image % 5 / 100.0),
                ["w"] = 0.03 + (i % 6 / 100.0),
                ["x"] = i % Columns / (double)Columns,
                ["y"] = i / Columns % Columns / (double)Columns,
            };
            objects.Add(InstanceJson.Object(hash, "Car", "#D33115", "bounding_box", "carbox01", "boundingBox", box));
            answers[hash] = new JsonObject { ["objectHash"] = hash, ["classifications"] = new JsonArray() };
        }

        var labels = new JsonObject { ["objects"] = objects, ["classifications"] = new JsonArray() };
        return LabelContent.Empty with
        {
            ObjectAnswers = InstanceJson.Bytes(answers),
            Units = new Dictionary<string, UnitContent> { [unit] = new(InstanceJson.Bytes(labels), null) },
        };
    }

    private void AddImage(SyntheticProjectHashes hashes, SyntheticProject wanted, int i, string now)
    {
        var unit = NewHash();
        data.Add(new DataRow(
            unit, hashes.DatasetHash, string.Create(CultureInfo.InvariantCulture, $"image-{i:D6}.png"), "IMAGE", "image/png", null,
            SampleFiles.SceneKey("synthetic", i), 1, null, null, StreetScene.Width, StreetScene.Height, null, null, [], NewHash(), now, now));
        if (wanted.Boxes > 0)
        {
            var label = NewHash();
            labelRows.Add(new LabelRow(
                label, hashes.ProjectHash, unit, LabelRow.MainBranch, "LABEL_IN_PROGRESS", IsValid: true, 1, [], now, now));
            contents.Save(label, Boxes(unit, i, wanted.Boxes));
        }
    }
}
