using System.Text;
using System.Text.Json.Nodes;
using Encord.Client.Tests.Support;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Projects;
using Encord.Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Encord.Emulator.Tests;

/// <summary>
/// Two releases of the vendor's SDK add an object and a classification: read the project, send the whole ontology as their old editor knows it,
/// read again. The recorded requests go to a project with the recorded ontology.
/// </summary>
public sealed class RecordedOntologyEditTests
{
    private const string ProjectHash = "11111111-1111-4111-8111-111111111111";
    private const string OntologyHash = "22222222-2222-4222-8222-222222222222";
    private const string Time = "2024-01-01T00:00:00.000000Z";

    private static readonly JsonArray Recorded =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "operations-ontology.json")))!.AsArray();

    [Theory]
    [InlineData("add_object", "0.1.150")]
    [InlineData("add_object", "0.1.190")]
    [InlineData("add_classification", "0.1.150")]
    [InlineData("add_classification", "0.1.190")]
    public async Task A_recorded_edit_is_answered_as_recorded_and_keeps_what_its_editor_does_not_know(string operation, string release)
    {
        var exchanges = Recorded.Single(entry => entry!["op"]!.GetValue<string>() == operation)![release]!.AsArray();
        var before = exchanges[2]!["response"]!["editor"] ?? exchanges[2]!["response"]!["response"]!["editor"]!;
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var client = new SigningClient(emulator.BaseAddress);
        AddProject(emulator.Services, before);

        var answers = new List<JsonNode>();
        foreach (var exchange in exchanges)
        {
            answers.Add(await SendAsync(client, exchange!));
        }

        Assert.All(exchanges.Zip(answers), pair => AssertShape(pair.First!["response"]!, pair.Second));
        Assert.Empty(LegacyEditor.Differences(exchanges[0]!["response"]!["response"]!["editor_ontology"], Without(answers[0]["response"]!["editor_ontology"]!, "skeleton_templates")));
        Assert.True(answers[1]["response"]!.GetValue<bool>());

        var sent = exchanges[1]!["body"]!["values"]!["payload"]!["editor"]!;
        var after = (answers[2]["editor"] ?? answers[2]["response"]!["editor"]!).AsObject();
        Assert.Empty(LegacyEditor.Differences(sent, LegacyEditor.Reduce(after)));
        var (list, added) = operation == "add_object" ? ("objects", 2) : ("classifications", 1);
        after[list]!.AsArray().RemoveAt(added);
        Assert.Empty(LegacyEditor.Differences(before, after));
    }

    private static async Task<JsonNode> SendAsync(SigningClient client, JsonNode exchange)
    {
        var target = exchange["target"]!.GetValue<string>();
        using var request = exchange["body"] is { } body
            ? client.V1Request(
                target, Encoding.UTF8.GetBytes(body.ToJsonString()), exchange["resource"]![0]!.GetValue<string>(), exchange["resource"]![1]!.GetValue<string>())
            : client.V2Request(new HttpMethod(exchange["method"]!.GetValue<string>()), target);
        using var response = await client.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Every recorded member is there with a value of the recorded kind. More may be there: the recorder answered with what the client reads.</summary>
    private static void AssertShape(JsonNode recorded, JsonNode? actual)
    {
        Assert.Equal(recorded.GetValueKind(), actual?.GetValueKind());
        if (recorded is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                Assert.True(actual!.AsObject().ContainsKey(name), $"'{name}' is missing in {actual.ToJsonString()}");
                AssertShape(value!, actual[name]);
            }
        }
    }

    private static JsonObject Without(JsonNode node, string member)
    {
        var rest = node.DeepClone().AsObject();
        rest.Remove(member);
        return rest;
    }

    private static void AddProject(IServiceProvider services, JsonNode editor)
    {
        var ontologies = services.GetRequiredService<OntologyStore>();
        ontologies.Add(new Ontology(OntologyHash, "Streets", "", editor.ToJsonString(), Time, Time));
        ontologies.SetUser(OntologyHash, WellKnown.AdminEmail, OntologyRole.Admin);
        var projects = services.GetRequiredService<ProjectStore>();
        projects.Add(new Project(ProjectHash, "Street scenes", "d", Project.ManualQa, "inProgress", OntologyHash, Time, Time));
        projects.SetUser(ProjectHash, WellKnown.AdminEmail, ProjectRole.Admin);
    }
}
