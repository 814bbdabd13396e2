using System.Text.Json.Nodes;
using Encord.Client.Labels;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Labels;

public class LabelClientTests
{
    private const string Project = "11111111-1111-4111-8111-111111111111";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loading_and_creating_speak_the_recorded_wire()
    {
        var server = Recordings.Server("initialise_labels_bundle");
        using var client = Connected.To(server);
        var rows = await ListAsync(client);

        Assert.Empty(await client.Labels.LoadAsync(Project, rows[..2], new LabelOptions(), Token));
        Assert.Empty(await client.Labels.CreateAsync(Project, rows[2..3], includeSignedUrl: false, Token));

        Recordings.AssertSame("initialise_labels_bundle", server);
        Assert.Equal("00000003-1111-4111-8111-111111111111", rows[2].LabelHash);
        Assert.Equal("obj00001", Assert.Single(new LabelReader(LabelDocuments.Of(rows[0]), null).Objects()).ObjectHash);
        Assert.All(rows[..3], row => Assert.Equal(row.LabelHash, LabelDocuments.Of(row).Header.LabelHash));
    }

    [Fact]
    public async Task Saving_speaks_the_recorded_wire_and_sends_back_what_was_loaded()
    {
        var server = Recordings.Server("initialise_then_save");
        using var client = Connected.To(server);
        var rows = (await ListAsync(client))[..2];
        await client.Labels.LoadAsync(Project, rows, new LabelOptions(), Token);

        await client.Labels.SaveAsync(Project, rows.Select(LabelSnapshot.Of).ToArray(), validateBeforeSaving: false, Token);

        var recorded = Recordings.Of("initialise_then_save");
        var sent = JsonNode.Parse(server.Requests[2].Text)!;
        var expected = recorded[2]!["body"]!.DeepClone();
        var loaded = (JsonArray)recorded[1]!["response"]!["response"]!;
        // The documents are those that came, not what the SDK makes of them.
        expected["values"]!["payload"]!["labels"] = loaded.DeepClone();
        Assert.True(JsonNode.DeepEquals(expected, sent), sent.ToJsonString());
    }

    [Fact]
    public async Task Single_documents_speak_the_recorded_wire()
    {
        var server = Recordings.Server("get_label_row");
        using var client = Connected.To(server);
        var document = await client.Labels.GetDocumentAsync(
            Project, "00000001-1111-4111-8111-111111111111", new LabelOptions { IncludeSignedUrl = true }, Token);
        Recordings.AssertSame("get_label_row", server);
        Assert.Equal("00000001-2222-4222-8222-222222222222", document.Header.DataHash);
    }

    [Fact]
    public async Task Several_documents_speak_the_recorded_wire()
    {
        var server = Recordings.Server("get_label_rows");
        using var client = Connected.To(server);
        var documents = new List<LabelDocumentBytes>();
        await foreach (var document in client.Labels.GetDocumentsAsync(
            Project, ["00000001-1111-4111-8111-111111111111", "00000002-1111-4111-8111-111111111111"], new LabelOptions { IncludeSignedUrl = true }, Token))
        {
            documents.Add(document);
        }

        Recordings.AssertSame("get_label_rows", server);
        Assert.Equal(2, documents.Count);
    }

    [Fact]
    public async Task Creating_and_saving_a_single_document_speak_the_recorded_wire()
    {
        var server = Recordings.Server("create_label_row");
        using var client = Connected.To(server);
        var created = await client.Labels.CreateDocumentAsync(Project, "00000003-2222-4222-8222-222222222222", Token);
        Recordings.AssertSame("create_label_row", server);

        var saving = new ScriptedServer().Answers("""{"status":200,"response":true}""");
        using var other = Connected.To(saving);
        var document = LabelDocument.Load(created.Json, created.Header, LabelRowFacts.None);
        await other.Labels.SaveDocumentAsync(Project, document, validateBeforeSaving: false, Token);
        await other.Labels.SaveDocumentAsync(Project, document, validateBeforeSaving: true, Token);

        var loaded = JsonNode.Parse(created.Json.ToArray())!;
        var plain = JsonNode.Parse(saving.Requests[0].Text)!;
        Assert.Equal(("labelrow", "POST", "00000003-1111-4111-8111-111111111111"),
            ((string?)plain["query_type"], (string?)plain["query_method"], (string?)plain["values"]!["uid"]));
        Assert.True(JsonNode.DeepEquals(loaded, plain["values"]!["payload"]));
        loaded["validate_before_saving"] = true;
        Assert.True(JsonNode.DeepEquals(loaded, JsonNode.Parse(saving.Requests[1].Text)!["values"]!["payload"]));
    }

    [Fact]
    public async Task Workflow_moves_and_priorities_speak_the_recorded_wire()
    {
        await Replay("workflow_complete_bundle", (client, rows) => client.Labels.MoveAsync(Project, rows[..2].Select(row => row.LabelHash!).ToArray(), "complete", Token));
        await Replay("workflow_reopen", (client, rows) => client.Labels.MoveAsync(Project, [rows[0].LabelHash!], "reopen", Token));
        await Replay("set_priority_bundle", (client, rows) => client.Labels.SetPriorityAsync(Project, rows[..2].Select(row => row.DataHash).ToArray(), 0.25, Token));
    }

    [Fact]
    public async Task Status_and_review_speak_the_wire_of_the_release_that_had_them()
    {
        var server = new ScriptedServer().Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server);
        await client.Labels.SetStatusAsync(Project, "l", "LABELLED", Token);
        await client.Labels.SubmitAsync(Project, "l", Token);

        Assert.Equal(
            [
                """{"query_type":"labelstatus","query_method":"POST","values":{"uid":"l","payload":{"label_status":"LABELLED"}}}""",
                """{"query_type":"review","query_method":"PUT","values":{"uid":"l","payload":null}}""",
            ],
            server.Requests.Select(request => JsonNode.Parse(request.Text)!.ToJsonString()));
    }

    [Fact]
    public async Task The_validation_state_is_read()
    {
        var server = new ScriptedServer().Answers("""{"labelHash":"l","branchName":"main","version":3,"isValid":false,"errors":["bad","worse"]}""");
        using var client = Connected.To(server);
        var state = await client.Labels.ValidateAsync(Project, "l", Token);

        Assert.False(state.IsValid);
        Assert.Equal(["bad", "worse"], state.Errors);
        Assert.Equal($"/v2/public/projects/{Project}/labels/l/validation-state", server.Requests[0].Target);
    }

    [Fact]
    public async Task Rows_that_the_server_passes_over_are_told()
    {
        var server = Recordings.Server("initialise_labels_bundle");
        using var client = Connected.To(server);
        var rows = await ListAsync(client);
        rows[1].LabelHash = "99999999-1111-4111-8111-111111111111";

        Assert.Equal([rows[1]], await client.Labels.LoadAsync(Project, rows[..2], new LabelOptions(), Token));
        Assert.Null(rows[1].Labels);
    }

    [Fact]
    public async Task What_is_edited_after_the_snapshot_is_still_to_be_saved()
    {
        var server = Recordings.Server("initialise_then_save");
        using var client = Connected.To(server);
        var rows = (await ListAsync(client))[..1];
        await client.Labels.LoadAsync(Project, rows, new LabelOptions(), Token);
        var document = LabelDocuments.Of(rows[0]);
        document.AddCar(answers: []);
        var snapshot = LabelSnapshot.Of(rows[0]);
        document.AddCar(answers: []);

        await client.Labels.SaveAsync(Project, [snapshot], validateBeforeSaving: false, Token);
        Assert.True(document.IsChanged);
        await client.Labels.SaveAsync(Project, [LabelSnapshot.Of(rows[0])], validateBeforeSaving: false, Token);
        Assert.False(document.IsChanged);
    }

    private static async Task Replay(string operation, Func<EncordClient, LabelRow[], Task> act)
    {
        var server = Recordings.Server(operation);
        using var client = Connected.To(server);
        await act(client, await ListAsync(client));
        Recordings.AssertSame(operation, server);
    }

    private static async Task<LabelRow[]> ListAsync(EncordClient client)
    {
        var rows = new List<LabelRow>();
        await foreach (var row in client.LabelRows.ListAsync(Project, null, Token))
        {
            rows.Add(row);
        }

        return rows.ToArray();
    }
}
