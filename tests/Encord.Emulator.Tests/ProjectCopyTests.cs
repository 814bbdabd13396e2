using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class ProjectCopyTests : IAsyncLifetime
{
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    private static string Project => SampleHashes.StreetScenesProject;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        _client = new SigningClient(_emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Copied_labels_are_documents_of_the_copied_data()
    {
        var rows = await RowsAsync(Project);
        var row = rows.EnumerateArray().First(item => item.GetProperty("label_hash").ValueKind == JsonValueKind.String && item.GetProperty("data_type").GetString() == "IMAGE");
        var copy = await CopyAsync(new
        {
            copy_project_options = new[] { "labels" },
            copy_labels_options = new
            {
                datasets_to_data_hashes_map = new Dictionary<string, string[]> { [Text(row, "dataset_hash")] = [Text(row, "data_hash")] },
                accepted_label_hashes = (string[]?)null, accepted_label_statuses = (string[]?)null, create_new_dataset = true,
            },
            project_copy_metadata = new { project_title = "Copy", dataset_title = "One" },
        });

        var copied = Assert.Single((await RowsAsync(copy)).EnumerateArray());
        Assert.NotEqual(Text(row, "data_hash"), Text(copied, "data_hash"));
        var before = await _client.V1Async("labelrow", "GET", Text(row, "label_hash"), new { get_signed_url = false, multi_request = false }, resourceId: Project);
        var after = await _client.V1Async("labelrow", "GET", Text(copied, "label_hash"), new { get_signed_url = false, multi_request = false }, resourceId: copy);
        Assert.Equal(
            before.GetProperty("data_units").GetProperty(Text(row, "data_hash")).GetProperty("labels").GetRawText(),
            after.GetProperty("data_units").GetProperty(Text(copied, "data_hash")).GetProperty("labels").GetRawText());
        Assert.Equal(before.GetProperty("object_answers").GetRawText(), after.GetProperty("object_answers").GetRawText());
    }

    [Fact]
    public async Task Shadow_data_is_shadow_data_in_the_copy()
    {
        var copy = await CopyAsync(new { copy_project_options = new[] { "datasets" } });
        Assert.Equal(await ShadowAsync(Project), await ShadowAsync(copy));
        Assert.NotEmpty(await ShadowAsync(copy));
    }

    [Fact]
    public async Task Only_who_manages_the_project_copies_it()
    {
        using var annotator = new SigningClient(_emulator.BaseAddress, firstKeyByte: 0x40);

        Assert.Equal("AUTHORISATION_ERROR", await annotator.V1ErrorAsync("projectcopy", "POST", Project, new { copy_project_options = Array.Empty<string>() }, resourceId: Project));
    }

    [Fact]
    public async Task What_a_project_does_not_have_is_not_copied() =>
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await _client.V1ErrorAsync("projectcopy", "POST", Project, new { copy_project_options = new[] { "secrets" } }, resourceId: Project));

    [Fact]
    public async Task The_stages_of_a_copy_are_its_own_and_lead_to_each_other()
    {
        var copy = await _client.GetAsync($"projects/{await CopyAsync(new { copy_project_options = Array.Empty<string>() })}");
        var stages = copy.GetProperty("workflow").GetProperty("stages").EnumerateArray().ToList();

        Assert.Equal("Copy of Street scenes", copy.GetProperty("title").GetString());
        Assert.Equal(["ANNOTATION", "REVIEW", "AGENT", "DONE"], stages.Select(stage => Text(stage, "stageType")));
        Assert.DoesNotContain(SampleHashes.AnnotateStage, stages.Select(stage => Text(stage, "uuid")));
        Assert.Equal([Text(stages[3], "uuid"), Text(stages[0], "uuid")], stages[2].GetProperty("pathways").EnumerateArray().Select(way => Text(way, "destinationUuid")));
    }

    [Fact]
    public async Task A_project_without_ontology_gets_an_empty_one_and_a_nameless_one_is_refused()
    {
        var hash = await _client.V1Async("project", "POST", payload: new { title = "New", description = "", dataset_hashes = Array.Empty<string>(), workflow_type = "manual" }, user: true);
        var project = await _client.GetAsync($"projects/{hash.GetString()}");

        Assert.Equal(0, project.GetProperty("editorOntology").GetProperty("objects").GetArrayLength());
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await _client.V1ErrorAsync("project", "POST", payload: new { title = " ", dataset_hashes = Array.Empty<string>() }, user: true));
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;

    private async Task<string> CopyAsync(object payload) => (await _client.V1Async("projectcopy", "POST", Project, payload, resourceId: Project)).GetString()!;

    private Task<JsonElement> RowsAsync(string project) =>
        _client.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: project);

    private async Task<List<string>> ShadowAsync(string project) => [.. (await _client.V1Async(
        "labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true, shadow_data_state = "SHADOW_DATA" }, resourceId: project))
        .EnumerateArray().Select(row => Text(row, "data_hash"))];
}
