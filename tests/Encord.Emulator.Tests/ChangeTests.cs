using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>What is written is read back; each test has a server of its own.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    private static string Project => SampleHashes.StreetScenesProject;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Sample });
        _client = new SigningClient(_emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Attaching_a_dataset_lists_its_rows_and_detaching_hides_them()
    {
        var before = await CountAsync();
        await _client.V1Async(
            "projectdataset", "POST", payload: new { dataset_hashes = new[] { SampleHashes.JunctionPhotosDataset } }, resourceId: Project);
        var attached = await CountAsync();
        await _client.V1Async("projectdataset", "DELETE", new[] { SampleHashes.JunctionPhotosDataset }, resourceId: Project);

        Assert.Equal(before + 40, attached);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task One_unknown_dataset_attaches_none()
    {
        var before = await CountAsync();
        var error = await _client.V1ErrorAsync(
            "projectdataset", "POST",
            payload: new { dataset_hashes = new[] { SampleHashes.JunctionPhotosDataset, Guid.NewGuid().ToString() } }, resourceId: Project);

        Assert.Equal("AUTHORISATION_ERROR", error);
        Assert.Equal(before, await CountAsync());
        Assert.Equal(
            "RESOURCE_NOT_FOUND_ERROR",
            await _client.V1ErrorAsync("projectdataset", "DELETE", new[] { SampleHashes.JunctionPhotosDataset }, resourceId: Project));
    }

    [Fact]
    public async Task Datasets_are_created_on_both_wires()
    {
        var legacy = await _client.V1Async(
            "dataset", "POST", payload: new { title = "Old", type = 0, create_backing_folder = true }, user: true);
        var (status, today) = await _client.V2Async(
            "POST", "datasets", new { title = "New", description = "d", createBackingFolder = false, legacyCall = false });

        Assert.Equal(200, status);
        Assert.Equal(JsonValueKind.Null, today.GetProperty("backingFolderUuid").ValueKind);
        var titles = (await _client.GetAsync("datasets/list")).GetProperty("result").EnumerateArray()
            .Select(dataset => (dataset.GetProperty("datasetUuid").GetString(), dataset.GetProperty("title").GetString())).ToList();
        Assert.Contains((legacy.GetProperty("dataset_hash").GetString(), "Old"), titles);
        Assert.Contains((today.GetProperty("datasetUuid").GetString(), "New"), titles);
    }

    [Fact]
    public async Task Ontologies_are_created_and_saved_with_everything_that_was_sent()
    {
        var editor = JsonDocument.Parse("""{"objects":[],"classifications":[],"skeleton_templates":[],"kept":{"a":1.0}}""").RootElement;
        var (_, created) = await _client.V2Async("POST", "ontologies", new { title = "Mine", description = "", editor });
        var hash = created.GetProperty("ontologyUuid").GetString()!;
        var changed = JsonDocument.Parse(
            """{"objects":[{"id":"1","name":"A","color":"#D33115","shape":"polygon","featureNodeHash":"aaaa1111"}],"classifications":[],"kept":{"a":1.0}}""")
            .RootElement;

        var (status, body) = await _client.V2Async("PUT", "ontologies/" + hash, new { title = "Mine 2", description = "x", editor = changed });
        var read = await _client.V1Async("ontology", "GET", hash, resourceType: "ontology", resourceId: hash);

        Assert.Equal((200, JsonValueKind.Null), (status, body.ValueKind));
        Assert.Equal("Mine 2", read.GetProperty("title").GetString());
        Assert.Equal(changed.GetRawText(), read.GetProperty("editor").GetRawText());
    }

    [Theory]
    [InlineData("""{"objects":[{"id":"1","name":"A","color":"#D33115","shape":"blob","featureNodeHash":"a"}],"classifications":[]}""")]
    [InlineData("""{"objects":[],"classifications":[{"id":"1","featureNodeHash":"a","attributes":[]}]}""")]
    [InlineData("""{"objects":[{"id":"1","name":"A","shape":"polygon","featureNodeHash":"a"},{"id":"2","name":"B","shape":"polygon","featureNodeHash":"a"}]}""")]
    public async Task Broken_ontologies_are_refused(string editor)
    {
        var structure = JsonDocument.Parse(editor).RootElement;
        var (status, body) = await _client.V2Async("POST", "ontologies", new { title = "Broken", editor = structure });

        Assert.Equal(400, status);
        Assert.StartsWith("editor.", body.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Groups_come_and_go()
    {
        var (added, _) = await _client.V2Async(
            "POST", $"projects/{Project}/groups", new { groupHashList = new[] { SampleHashes.AnnotatorsGroup }, userRole = 1 });
        var groups = await _client.GetAsync($"projects/{Project}/groups");
        var (removed, _) = await _client.V2Async(
            "DELETE", $"projects/{Project}/groups?groupHashList={SampleHashes.AnnotatorsGroup}&groupHashList={SampleHashes.ReviewersGroup}");

        Assert.Equal((200, 200), (added, removed));
        Assert.Equal(2, groups.GetProperty("results").GetArrayLength());
        Assert.Empty((await _client.GetAsync($"projects/{Project}/groups")).GetProperty("results").EnumerateArray());
        Assert.Equal(404, (await _client.V2Async("DELETE", $"projects/{Project}/groups?groupHashList={SampleHashes.AnnotatorsGroup}")).Status);
    }

    [Fact]
    public async Task The_status_of_a_project_is_set()
    {
        await _client.V2Async("PUT", $"projects/{Project}/status", new { status = "paused" });

        Assert.Equal("paused", (await _client.GetAsync("projects/" + Project)).GetProperty("status").GetString());
        Assert.Equal(400, (await _client.V2Async("PUT", $"projects/{Project}/status", new { status = "asleep" })).Status);
    }

    [Fact]
    public async Task A_database_file_keeps_everything_over_a_restart()
    {
        var path = Path.Combine(Path.GetTempPath(), $"emulator-test-{Guid.NewGuid():N}.db");
        try
        {
            var options = new EmulatorOptions { Port = 0, DatabasePath = path, Seed = SeedLevel.Minimal };
            string dataset;
            await using (var first = await EncordEmulator.StartAsync(options))
            {
                using var client = new SigningClient(first.BaseAddress);
                var (_, created) = await client.V2Async("POST", "datasets", new { title = "Kept", createBackingFolder = true });
                dataset = created.GetProperty("datasetUuid").GetString()!;
                await client.V1Async("projectdataset", "POST", payload: new { dataset_hashes = new[] { dataset } }, resourceId: Project);
            }

            await using var second = await EncordEmulator.StartAsync(options);
            using var again = new SigningClient(second.BaseAddress);
            var datasets = (await again.GetAsync($"projects/{Project}/datasets")).GetProperty("results");
            Assert.Contains(datasets.EnumerateArray(), item => item.GetProperty("datasetHash").GetString() == dataset);
        }
        finally
        {
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"))
            {
                File.Delete(file);
            }
        }
    }

    private async Task<int> CountAsync() =>
        (await _client.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: Project))
        .GetArrayLength();
}
