using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Emulator.Datasets;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Projects;
using Encord.Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Encord.Emulator.Tests;

/// <summary>Documents with every shape, as recorded from two releases of the vendor's SDK, go in and come out.</summary>
public sealed class RecordedDocumentTests
{
    private const string ProjectHash = "11111111-1111-4111-8111-111111111111";

    private const string Time = "2023-03-21T09:58:08.000000Z";

    private static readonly JsonArray Recorded =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "labels.json")))!.AsArray();

    public static TheoryData<int, string> Cases()
    {
        var cases = new TheoryData<int, string>();
        for (var i = 0; i < Recorded.Count; i++)
        {
            cases.Add(i, "document");
            cases.Add(i, "saved_0_1_150");
            cases.Add(i, "saved_0_1_190");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_recorded_document_is_valid_and_comes_back_as_it_was_sent(int index, string form)
    {
        var recorded = Recorded[index]!;
        if (recorded[form] is not JsonObject document || !document.ContainsKey("data_units"))
        {
            Assert.Skip("This release could not load the document.");
            return;
        }

        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var client = new SigningClient(emulator.BaseAddress);
        var hash = document["label_hash"]!.GetValue<string>();
        AddProject(emulator.Services, recorded, hash);

        await client.V1Async(
            "labelrow", "POST", new[] { hash }, new { multi_request = true, labels = new[] { document }, validate_before_saving = true },
            resourceId: ProjectHash);
        var answer = await client.V1Async("labelrow", "GET", new[] { hash }, new { multi_request = true }, resourceId: ProjectHash);

        var loaded = JsonNode.Parse(answer[0].GetRawText())!;
        foreach (var member in (string[])["object_answers", "object_actions"])
        {
            AssertSame(document[member], loaded[member]);
        }

        foreach (var (id, answers) in document["classification_answers"]!.AsObject())
        {
            var expected = answers!.DeepClone();
            expected["spaces"] ??= new JsonObject(); // the newer release cannot do without
            AssertSame(expected, loaded["classification_answers"]![id]);
        }

        foreach (var (id, unit) in document["data_units"]!.AsObject())
        {
            AssertSame(unit!["labels"], loaded["data_units"]![id]!["labels"]);
        }
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected?.ToJsonString()}\nbut was  {actual?.ToJsonString()}");

    private static void AddProject(IServiceProvider services, JsonNode recorded, string labelHash)
    {
        var row = recorded["row"]!;
        var units = recorded["document"]!["data_units"]!.AsObject().Select(unit => unit.Value!).ToList();
        var type = row["data_type"]!.GetValue<string>();
        var dataHash = row["data_hash"]!.GetValue<string>();
        var images = type == "IMG_GROUP"
            ? units.Select(unit => new DataImage(Text(unit, "data_hash"), Text(unit, "data_title"), "image/png", null, 64, 48, "l")).ToList()
            : [];
        services.GetRequiredService<OntologyStore>().Add(new Ontology(
            "ontology", "t", "", JsonSerializer.Serialize(recorded["ontology"]), Time, Time));
        services.GetRequiredService<DatasetStore>().Add(new Dataset("dataset", "ds", "", 0, null, "owner", Time, Time));
        services.GetRequiredService<DataRowStore>().Add(new DataRow(
            dataHash, "dataset", "t", type, "image/png", null, "l", row["number_of_frames"]!.GetValue<int>(), null, null, 64, 48, null, null,
            images, Guid.NewGuid().ToString(), Time, Time));
        var projects = services.GetRequiredService<ProjectStore>();
        projects.Add(new Project(ProjectHash, "t", "", Project.ManualQa, "inProgress", "ontology", Time, Time));
        projects.SetUser(ProjectHash, WellKnown.AdminEmail, ProjectRole.Admin);
        projects.AttachDataset(ProjectHash, "dataset");
        services.GetRequiredService<ProjectContent>().AddMissingTasks(ProjectHash);
        services.GetRequiredService<LabelRowStore>().Add(new LabelRow(
            labelHash, ProjectHash, dataHash, "main", "LABEL_IN_PROGRESS", IsValid: true, 0, [], Time, Time));
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
