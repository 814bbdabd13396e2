using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>What surrounds the labels of a project: issues, the curation product, benchmark data, the types of client metadata.</summary>
public sealed class OrganisationTests : IAsyncLifetime
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
    public async Task Issues_are_opened_on_data_frames_and_points_and_read_back()
    {
        var data = await DataHashAsync(Project);
        await OpenAsync(data, new { type = "dataUnit", dataUuid = data }, "whole");
        await OpenAsync(data, new { type = "frame", dataUuid = data, frameIndex = 0 }, "frame");
        await OpenAsync(data, new { type = "frameCoordinate", dataUuid = data, frameIndex = 0, x = 0.25, y = 0.5 }, "point");

        var issues = (await _client.GetAsync($"projects/{Project}/issues?dataUnitId={data}")).GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["whole", "frame", "point"], issues.Select(issue => issue.GetProperty("comments")[0].GetProperty("content").GetString()));
        Assert.All(issues, issue => Assert.Equal("tag", issue.GetProperty("tags")[0].GetProperty("name").GetString()));
        Assert.Equal(0.25, issues[2].GetProperty("coordinate").GetProperty("x").GetDouble());
        Assert.Equal(WellKnown.AdminEmail, issues[0].GetProperty("comments")[0].GetProperty("authorEmail").GetString());
    }

    [Fact]
    public async Task An_issue_on_a_frame_that_is_not_there_is_refused_with_all_others()
    {
        var data = await DataHashAsync(Project);
        object Issue(int frame) => new { anchor = new { type = "frame", dataUuid = data, frameIndex = frame }, comment = "c", issueTags = Array.Empty<string>() };
        Assert.Equal(400, (await _client.V2Async("POST", $"projects/{Project}/issues", new { issues = new[] { Issue(0), Issue(1_000_000) } })).Status);
        Assert.Empty((await _client.GetAsync($"projects/{Project}/issues?dataUnitId={data}")).GetProperty("results").EnumerateArray());
        Assert.Equal(404, (await _client.V2Async("GET", $"projects/{Project}/issues?dataUnitId={Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task The_curation_product_takes_projects_in_every_mode_and_no_other()
    {
        Assert.Equal(200, (await _client.V2Async("POST", $"active/{Project}/sync")).Status);
        foreach (var mode in new[] { "data", "label", "metric", "advanced" })
        {
            Assert.Equal(200, (await _client.V2Async("POST", $"active/{Project}/import", new { projectMode = mode, videoSamplingRate = 0.5 })).Status);
        }

        Assert.Equal(400, (await _client.V2Async("POST", $"active/{Project}/import", new { projectMode = "other" })).Status);
        Assert.Equal(403, (await _client.V2Async("POST", $"active/{Guid.NewGuid()}/sync")).Status);
    }

    [Fact]
    public async Task A_benchmark_project_shows_the_data_of_its_sources_as_shadow_data()
    {
        var hash = (await CreateAsync(new { title = "Bench", description = "", dataset_hashes = new[] { SampleHashes.JunctionPhotosDataset }, workflow_type = "benchmark", source_projects = new[] { SampleHashes.ParkingLotProject } })).GetString()!;

        Assert.Equal(60, await CountAsync(hash, "SHADOW_DATA"));
        Assert.Equal(40, await CountAsync(hash, "NOT_SHADOW_DATA"));
        var project = await _client.GetAsync($"projects/{hash}");
        Assert.Equal("manual_qa", project.GetProperty("projectType").GetString());
        Assert.Equal(SampleHashes.ParkingLotProject, Assert.Single(project.GetProperty("sourceProjects").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("benchmark", "INVALID_ARGUMENTS_ERROR")]
    [InlineData("other", "INVALID_ARGUMENTS_ERROR")]
    public async Task A_project_that_cannot_be_is_refused(string type, string code) => Assert.Equal(code, await _client.V1ErrorAsync(
        "project", "POST", payload: new { title = "x", dataset_hashes = Array.Empty<string>(), workflow_type = type }, user: true));

    [Fact]
    public async Task There_is_no_metadata_schema_until_one_is_saved()
    {
        Assert.Equal(JsonValueKind.Null, (await _client.GetAsync("organisation/client-metadata-schema")).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await _client.GetAsync("organisation/client-metadata-schema-v2")).ValueKind);

        var schema = new { speed = new { ty = "number", format = "F64" }, kind = new { ty = "enum", values = new[] { "a", "b" } }, gone = new { ty = "tombstone" } };
        await _client.V2Async("POST", "organisation/client-metadata-schema-v2", schema);
        Assert.Equal(JsonSerializer.Serialize(schema), (await _client.GetAsync("organisation/client-metadata-schema-v2")).GetRawText());
        Assert.Equal(
            """{"speed":"number","kind":"enum"}""", (await _client.GetAsync("organisation/client-metadata-schema")).GetProperty("metadataSchema").GetRawText());
        Assert.Equal(400, (await _client.V2Async("POST", "organisation/client-metadata-schema-v2", new { x = new { } })).Status);
    }

    [Fact]
    public async Task The_older_form_of_the_metadata_schema_is_seen_in_the_newer()
    {
        await _client.V2Async("POST", "organisation/client-metadata-schema", new { a = "number", b = "string", c = "long_string" });
        var types = (await _client.GetAsync("organisation/client-metadata-schema-v2")).EnumerateObject().Select(member => member.Value.GetProperty("ty").GetString());
        Assert.Equal(["number", "variant", "text"], types);
        Assert.Equal(
            """{"a":"number","b":"string","c":"long_string"}""",
            (await _client.GetAsync("organisation/client-metadata-schema")).GetProperty("metadataSchema").GetRawText());
    }

    private async Task<string> DataHashAsync(string project) =>
        (await _client.V1Async("labelrowmetadata", "GET", payload: new { }, resourceId: project))[0].GetProperty("data_hash").GetString()!;

    private async Task OpenAsync(string data, object anchor, string comment)
    {
        var (status, body) = await _client.V2Async(
            "POST", $"projects/{Project}/issues", new { issues = new[] { new { anchor, comment, issueTags = new[] { "tag" } } } });
        Assert.True(status == 200, $"{data}: {body}");
    }

    private Task<JsonElement> CreateAsync(object payload) => _client.V1Async("project", "POST", payload: payload, user: true);

    private async Task<int> CountAsync(string project, string shadow) => (await _client.V1Async(
        "labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true, shadow_data_state = shadow }, resourceId: project)).GetArrayLength();
}
