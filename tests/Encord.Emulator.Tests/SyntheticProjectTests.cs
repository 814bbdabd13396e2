using System.Net.Http.Json;
using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class SyntheticProjectTests
{
    [Fact]
    public async Task A_project_of_any_size_is_made_for_measuring()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var client = new SigningClient(emulator.BaseAddress);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        // More rows than are read from the database at once.
        var hashes = emulator.AddProject(new SyntheticProject { Images = 2500 });
        using var response = await http.PostAsJsonAsync("emulator/projects", new { title = "Boxes", images = 3, boxes = 7 });
        var labelled = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("projectHash").GetString()!;

        var rows = await client.V1Async(
            "labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: hashes.ProjectHash);
        var titles = rows.EnumerateArray().Select(row => row.GetProperty("data_title").GetString()).ToList();
        Assert.Equal(2500, titles.Distinct().Count());
        Assert.Equal(titles.Order(StringComparer.Ordinal), titles);

        var labels = await client.V1Async("labelrowmetadata", "GET", payload: new { }, resourceId: labelled);
        var documents = await client.V1Async(
            "labelrow", "GET", labels.EnumerateArray().Select(row => row.GetProperty("label_hash").GetString()), new { multi_request = true },
            resourceId: labelled);
        Assert.All(documents.EnumerateArray(), document => Assert.Equal(
            7, document.GetProperty("data_units").EnumerateObject().Single().Value.GetProperty("labels").GetProperty("objects").GetArrayLength()));
        Assert.True((await client.V1Async(
            "labelrow", "POST", documents.EnumerateArray().Select(document => document.GetProperty("label_hash").GetString()),
            new { multi_request = true, labels = documents, validate_before_saving = true }, resourceId: labelled)).GetBoolean());
    }

    [Fact]
    public async Task A_project_has_exactly_the_pictures_videos_groups_and_classes_that_were_named()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var client = new SigningClient(emulator.BaseAddress);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        using var response = await http.PostAsync("emulator/projects", new StringContent("""
            {
              "title": "Mixed", "boxes": 2,
              "objects": [
                {"name": "Apple", "featureHash": "apple001"}, {"name": "Tree", "shape": "polygon"},
                {"name": "Picker", "shape": "skeleton", "points": ["head", "hip"]}],
              "stages": [
                {"title": "Sort", "type": "AGENT", "pathways": {"Label": "Annotate", "Skip": "Complete"}},
                {"title": "Annotate", "next": "Complete"}, {"title": "Complete", "type": "DONE"}],
              "datasets": [
                {"title": "North", "data": [
                  {"title": "batch_1/000006.jpg", "width": 1500, "height": 1000}, {"title": "batch_2/000006.jpg", "width": 33, "height": 17},
                  {"title": "walk.avi", "kind": "video", "width": 64, "height": 48, "frames": 5, "framesPerSecond": 12.5}]},
                {"title": "North", "data": [
                  {"title": "batch_1/000006.jpg", "width": 20, "height": 10},
                  {"title": "row", "kind": "imageGroup", "images": [{"title": "a.png", "width": 5, "height": 6}, {"title": "a.png", "width": 7, "height": 8}]},
                  {"title": "tour", "kind": "imageSequence", "images": [{"title": "s.png", "width": 16, "height": 16}]}]}]
            }
            """));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var hashes = await response.Content.ReadFromJsonAsync<JsonElement>();
        var project = hashes.GetProperty("projectHash").GetString()!;
        Assert.Equal([3, 3], hashes.GetProperty("dataHashes").EnumerateArray().Select(dataset => dataset.GetArrayLength()));

        var rows = await client.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: project);
        Assert.Equal(
            hashes.GetProperty("dataHashes").EnumerateArray().SelectMany(dataset => dataset.EnumerateArray()).Select(hash => hash.GetString()),
            rows.EnumerateArray().Select(row => row.GetProperty("data_hash").GetString()));
        Assert.Equal(
            ["batch_1/000006.jpg 1500x1000x1", "batch_2/000006.jpg 33x17x1", "walk.avi 64x48x5", "batch_1/000006.jpg 20x10x1", "row 5x6x2", "tour 16x16x1"],
            rows.EnumerateArray().Select(row =>
                $"{row.GetProperty("data_title").GetString()} {row.GetProperty("width")}x{row.GetProperty("height")}x{row.GetProperty("number_of_frames")}"));

        // Only single pictures get boxes, and of the class that is one.
        var labelled = rows.EnumerateArray().Where(row => row.GetProperty("label_hash").ValueKind == JsonValueKind.String).ToList();
        Assert.Equal(3, labelled.Count);
        var document = await client.V1Async("labelrow", "GET", labelled[0].GetProperty("label_hash").GetString(), resourceId: project);
        Assert.Equal(2, document.GetProperty("object_answers").EnumerateObject().Count());
        Assert.Contains("apple001", document.GetRawText(), StringComparison.Ordinal);

        foreach (var row in rows.EnumerateArray())
        {
            var item = await client.GetAsync($"storage/items/{row.GetProperty("backing_item_uuid").GetString()}?signUrl=true");
            Assert.True(item.GetProperty("fileSize").GetInt64() > 0);
            if (item.GetProperty("signedUrl").GetString() is { } link)
            {
                Assert.Equal(item.GetProperty("fileSize").GetInt64(), (await http.GetByteArrayAsync(new Uri(link))).Length);
            }
            else
            {
                Assert.Equal("imageGroup", item.GetProperty("itemType").GetString());
            }
        }

        var stage = (await client.GetAsync($"projects/{project}")).GetProperty("workflow").GetProperty("stages")[0];
        Assert.Equal(["Label", "Skip"], stage.GetProperty("pathways").EnumerateArray().Select(way => way.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"images": -1}""")]
    [InlineData("""{"images": "many"}""")]
    [InlineData("""{"images": 99999999999}""")]
    [InlineData("""{"datasets": null}""")]
    [InlineData("""{"datasets": [null]}""")]
    [InlineData("""{"datasets": [{"data": [null]}]}""")]
    [InlineData("""{"datasets": [{"data": [{"title": "a.png", "width": 0}]}]}""")]
    [InlineData("""{"datasets": [{"data": [{"title": "a.png", "width": 30000, "height": 30000}]}]}""")]
    [InlineData("""{"datasets": [{"data": [{"title": "g", "kind": "imageGroup"}]}]}""")]
    [InlineData("""{"objects": [{"shape": "polygon"}]}""")]
    [InlineData("""{"objects": [{"name": "A", "shape": "blob"}]}""")]
    [InlineData("""{"objects": [{"name": "A", "shape": "skeleton"}]}""")]
    [InlineData("""{"objects": [{"name": "A", "shape": "polygon"}], "boxes": 1}""")]
    [InlineData("""{"ontology": 5}""")]
    [InlineData("""{"stages": [{"title": "A", "next": "B"}]}""")]
    [InlineData("""{"stages": [{"title": "A", "type": "OVEN"}]}""")]
    [InlineData("""{"unknown": 1}""")]
    public async Task A_project_that_cannot_be_made_is_refused_and_leaves_nothing(string wanted)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var client = new SigningClient(emulator.BaseAddress);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        using var response = await http.PostAsync("emulator/projects", new StringContent(wanted));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(string.IsNullOrEmpty((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("message").GetString()));
        Assert.Equal(0, (await client.GetAsync("projects")).GetProperty("results").GetArrayLength());
    }
}
