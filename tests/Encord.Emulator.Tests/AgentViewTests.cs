using System.Net.Http.Headers;
using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Media;
using Encord.Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Encord.Emulator.Tests;

/// <summary>What the vendor's agents need of a server besides tasks.</summary>
public sealed class AgentViewTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        _client = new SigningClient(_emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task An_image_sequence_has_a_signed_link_to_a_video_with_a_frame_for_each_picture()
    {
        var folder = (await _client.V2Async("POST", "storage/folders", new { name = "Tours" })).Body.GetProperty("uuid").GetString();
        var places = (await _client.GetAsync("presigned-urls?uploadItemType=image&count=3")).GetProperty("results").EnumerateArray().ToList();
        foreach (var (place, width) in places.Zip([40, 40, 90]))
        {
            using var put = await _http.PutAsync(new Uri(place.GetProperty("signedUrl").GetString()!), new ByteArrayContent(SampleFiles.Image(width, 30)));
            Assert.True(put.IsSuccessStatusCode);
        }

        var (_, job) = await _client.V2Async("POST", $"storage/folders/{folder}/data-upload-jobs", new
        {
            dataItems = new
            {
                imageGroups = new[] { new { title = "tour", createVideo = true, images = places.Select(place => new { url = place.GetProperty("objectKey").GetString() }) } },
            },
        });
        var outcome = await _client.GetAsync($"storage/folders/{folder}/data-upload-jobs/{job.GetString()}?timeoutSeconds=30");
        Assert.True(outcome.GetProperty("status").GetString() == "DONE", outcome.ToString());
        var item = await _client.GetAsync($"storage/items/{outcome.GetProperty("itemsWithNames")[0].GetProperty("itemUuid").GetString()}?signUrl=true");
        Assert.Equal(("imageSequence", 3), (item.GetProperty("itemType").GetString(), item.GetProperty("frameCount").GetInt32()));

        var video = await _http.GetByteArrayAsync(new Uri(item.GetProperty("signedUrl").GetString()!));
        var content = MediaInspector.Inspect("video", "tour", new MemoryStream(video));
        Assert.Equal((40, 30, 3), (content.Width, content.Height, content.Frames));
        Assert.Equal((video.Length, content.MimeType), (item.GetProperty("fileSize").GetInt64(), item.GetProperty("mimeType").GetString()));
    }

    [Fact]
    public async Task Every_sample_item_has_the_size_of_its_bytes()
    {
        var folders = (await _client.GetAsync("storage/folders?pageSize=1000")).GetProperty("results").EnumerateArray().Select(folder => folder.GetProperty("uuid").GetString());
        var count = 0;
        foreach (var folder in folders)
        {
            var items = (await _client.GetAsync($"storage/folders/{folder}/items?pageSize=1000&signUrls=true")).GetProperty("results").EnumerateArray().ToList();
            Assert.All(items, item => Assert.True(item.GetProperty("fileSize").GetInt64() > 0, item.ToString()));
            foreach (var item in items.Where(item => item.GetProperty("signedUrl").ValueKind == JsonValueKind.String).DistinctBy(item => item.GetProperty("itemType").GetString()))
            {
                count++;
                Assert.Equal(item.GetProperty("fileSize").GetInt64(), (await _http.GetByteArrayAsync(new Uri(item.GetProperty("signedUrl").GetString()!))).Length);
            }
        }

        Assert.True(count >= 5, $"{count}");
    }

    [Fact]
    public async Task A_part_of_a_file_is_given_to_who_has_the_rest_of_the_same_one()
    {
        var place = (await _client.GetAsync("presigned-urls?uploadItemType=image&count=1")).GetProperty("results")[0];
        var address = new Uri(place.GetProperty("signedUrl").GetString()!);
        using var put = await _http.PutAsync(address, new ByteArrayContent(SampleFiles.Image(40, 30)));
        var folder = (await _client.V2Async("POST", "storage/folders", new { name = "Parts" })).Body.GetProperty("uuid").GetString();
        var (_, job) = await _client.V2Async(
            "POST", $"storage/folders/{folder}/data-upload-jobs", new { dataItems = new { images = new[] { new { objectUrl = place.GetProperty("objectKey").GetString(), title = "a.png" } } } });
        var outcome = await _client.GetAsync($"storage/folders/{folder}/data-upload-jobs/{job.GetString()}?timeoutSeconds=30");
        var item = await _client.GetAsync($"storage/items/{outcome.GetProperty("itemsWithNames")[0].GetProperty("itemUuid").GetString()}?signUrl=true");
        var link = new Uri(item.GetProperty("signedUrl").GetString()!);
        using var whole = await _http.GetAsync(link);
        var bytes = await whole.Content.ReadAsByteArrayAsync();

        using var rest = await PartAsync(link, whole.Headers.ETag!);
        using var other = await PartAsync(link, new EntityTagHeaderValue("\"another\""));

        Assert.Equal((206, bytes.Length - 10, bytes.Length), ((int)rest.StatusCode, (int)rest.Content.Headers.ContentLength!, (int)rest.Content.Headers.ContentRange!.Length!));
        Assert.Equal(bytes[10..], await rest.Content.ReadAsByteArrayAsync());
        Assert.Equal((200, bytes.Length), ((int)other.StatusCode, (int)other.Content.Headers.ContentLength!));
    }

    private async Task<HttpResponseMessage> PartAsync(Uri link, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(10, null);
        request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        return await _http.SendAsync(request);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_project_is_deleted_with_what_is_its_own_and_nothing_else(bool user)
    {
        var database = _emulator.Services.GetRequiredService<EmulatorDatabase>();
        var doomed = SampleHashes.StreetScenesProject;
        using var annotator = new SigningClient(_emulator.BaseAddress, 0x40);
        Assert.Equal("AUTHORISATION_ERROR", await annotator.V1ErrorAsync("project", "DELETE", doomed, resourceId: doomed));

        Assert.True((await _client.V1Async("project", "DELETE", doomed, resourceId: doomed, user: user)).GetBoolean());

        Assert.Equal("AUTHORISATION_ERROR", await _client.V1ErrorAsync("project", "GET", resourceId: doomed));
        var tables = database.Query("SELECT name FROM sqlite_master WHERE type = 'table'", row => row.GetString(0));
        foreach (var table in tables)
        {
            Assert.DoesNotContain(
                doomed,
                string.Join('\n', database.Query($"SELECT * FROM {table}", row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)))));
        }

        Assert.Equal(0, database.Scalar<long>("SELECT count(*) FROM label_contents WHERE label_hash NOT IN (SELECT label_hash FROM label_rows)"));
        Assert.NotEqual(0, (await _client.V1Async("dataset", "GET", resourceType: "dataset", resourceId: SampleHashes.StreetPhotosDataset)).GetProperty("data_rows").GetArrayLength());
        Assert.Equal(2, (await _client.GetAsync("projects")).GetProperty("results").GetArrayLength());
        Assert.Equal(200, (await _client.V2Async("GET", $"ontologies/{SampleHashes.StreetOntology}")).Status);
    }

    [Fact]
    public async Task Projects_of_one_template_have_the_same_pathways_and_stages_of_their_own()
    {
        JsonElement[] stages = [await FirstStageAsync(), await FirstStageAsync()];

        Assert.NotEqual(stages[0].GetProperty("uuid").GetString(), stages[1].GetProperty("uuid").GetString());
        string[][] pathways = [.. stages.Select(stage => stage.GetProperty("pathways").EnumerateArray().Select(way => way.GetProperty("uuid").GetString()!).ToArray())];
        Assert.Equal(2, pathways[0].Distinct().Count());
        Assert.Equal(pathways[0], pathways[1]);

        async Task<JsonElement> FirstStageAsync()
        {
            var project = (await _client.V1Async(
                "project", "POST", payload: new { title = "P", dataset_hashes = new[] { SampleHashes.JunctionPhotosDataset }, workflow_template_id = SampleHashes.AgentFirstTemplate },
                user: true)).GetString();
            return (await _client.GetAsync($"projects/{project}")).GetProperty("workflow").GetProperty("stages")[0].Clone();
        }
    }

    [Fact]
    public async Task A_project_may_begin_with_an_agent()
    {
        var project = (await _client.V1Async(
            "project", "POST", payload: new { title = "P", dataset_hashes = new[] { SampleHashes.JunctionPhotosDataset }, workflow_template_id = SampleHashes.AgentFirstTemplate },
            user: true)).GetString();
        var stage = (await _client.GetAsync($"projects/{project}")).GetProperty("workflow").GetProperty("stages")[0];
        Assert.Equal("AGENT", stage.GetProperty("stageType").GetString());
        Assert.Equal(40, (await _client.GetAsync($"projects/{project}/workflow/stages/{stage.GetProperty("uuid").GetString()}/tasks")).GetProperty("results").GetArrayLength());
    }
}
