using System.Text.Json.Nodes;
using Encord.Client.Ontologies.Structure;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Replay;

/// <summary>
/// The recorded client edits an ontology through the project and drops what its old editor does not know; ours saves the ontology itself. What
/// both know must be the same but for what is named here.
/// </summary>
public sealed class OntologyEditReplayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0.1.150")]
    [InlineData("0.1.190")]
    public async Task An_object_is_added_as_recorded(string release)
    {
        var (sent, before) = await EditAsync("add_object", structure => OntologyStructureEditor.AddObject(structure, new ObjectSpec("Sign", "bounding_box")).Structure);

        Assert.Equal(["objects[2].featureNodeHash: random"], LegacyEditor.Differences(Recorded("add_object", release), LegacyEditor.Reduce(sent)));
        sent["objects"]!.AsArray().RemoveAt(2);
        AssertSame(before, sent);
    }

    [Theory]
    [InlineData("0.1.150")]
    [InlineData("0.1.190")]
    public async Task A_classification_is_added_as_recorded_but_for_its_number_and_the_values_of_its_options(string release)
    {
        var (sent, before) = await EditAsync(
            "add_classification", structure => OntologyStructureEditor.AddClassification(structure, new AttributeSpec("Time", "radio") { Required = true, Options = [new("Day"), new("Night")] }).Structure);

        Assert.Equal(
            [
                // The recorded client counts; the ontology has a 3 and no 2, and the next one would collide.
                "classifications[1].id: \"2\" -> \"4\"",
                "classifications[1].featureNodeHash: random",
                "classifications[1].attributes[0].id: \"2.1\" -> \"4.1\"",
                "classifications[1].attributes[0].featureNodeHash: random",
                "classifications[1].attributes[0].options[0].id: \"2.1.1\" -> \"4.1.1\"",
                // Values are lower case with underscores by the rule of the newest release.
                "classifications[1].attributes[0].options[0].value: \"Day\" -> \"day\"",
                "classifications[1].attributes[0].options[0].featureNodeHash: random",
                "classifications[1].attributes[0].options[1].id: \"2.1.2\" -> \"4.1.2\"",
                "classifications[1].attributes[0].options[1].value: \"Night\" -> \"night\"",
                "classifications[1].attributes[0].options[1].featureNodeHash: random",
            ],
            LegacyEditor.Differences(Recorded("add_classification", release), LegacyEditor.Reduce(sent)));
        sent["classifications"]!.AsArray().RemoveAt(1);
        AssertSame(before, sent);
    }

    /// <summary>Reads the recorded ontology, edits and saves it.</summary>
    /// <returns>The structure that was sent, and the recorded one.</returns>
    private static async Task<(JsonObject Sent, JsonNode Before)> EditAsync(string operation, Func<OntologyStructure, OntologyStructure> edit)
    {
        var read = Recordings.Of(operation)[2]!;
        var server = new ScriptedServer().Answers(read["response"]!.ToJsonString()).Answers("null");
        using var client = Connected.To(server);

        var ontology = await client.Ontologies.GetAsync("22222222-2222-4222-8222-222222222222", cancellationToken: Token);
        await client.Ontologies.SaveAsync(ontology.OntologyHash, ontology.Title, ontology.Description, edit(OntologyStructureReader.Read(ontology.Json)).Json, Token);

        var target = read["target"]!.GetValue<string>();
        Assert.Equal([("GET", target), ("PUT", target)], server.Requests.Select(request => (request.Method, request.Target)));
        var body = JsonNode.Parse(server.Requests[1].Body)!.AsObject();
        Assert.Equal(["title", "description", "editor"], body.Select(member => member.Key));
        Assert.Equal(("Streets", ""), (body["title"]!.GetValue<string>(), body["description"]!.GetValue<string>()));
        Assert.DoesNotContain("null", server.Requests[1].Text);
        return (body["editor"]!.AsObject(), read["response"]!["editor"]!);
    }

    private static JsonNode Recorded(string operation, string release) => Recordings.Of(operation, release)[1]!["body"]!["values"]!["payload"]!["editor"]!;

    private static void AssertSame(JsonNode expected, JsonNode actual) => Assert.Empty(LegacyEditor.Differences(expected, actual));
}
