using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>Logs and timers tell what happened, at the time at which it did.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;
    private string _boxFeature = null!;

    private static string Project => SampleHashes.StreetScenesProject;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Clock = _clock });
        _client = new SigningClient(_emulator.BaseAddress, clock: _clock);
        var ontology = await _client.GetAsync($"ontologies/{SampleHashes.StreetOntology}");
        _boxFeature = ontology.GetProperty("editor").GetProperty("objects").EnumerateArray()
            .First(node => node.GetProperty("shape").GetString() == "bounding_box").GetProperty("featureNodeHash").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Labelling_is_logged_label_by_label_and_timed()
    {
        var (dataHash, labelHash, document) = await NewRowAsync();
        var start = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(90));
        AddBox(document, dataHash, x: 0.1);
        await SaveAsync(labelHash, document);
        _clock.Advance(TimeSpan.FromSeconds(30));
        AddBox(document, dataHash, x: 0.2);
        await SaveAsync(labelHash, document);
        _clock.Advance(TimeSpan.FromHours(1));
        RemoveBox(document, dataHash);
        await SaveAsync(labelHash, document);

        var log = await _client.V1Async("labellog", "GET", payload: new { data_hash = dataHash, start_timestamp = start.ToUnixTimeSeconds() }, resourceId: Project);
        Assert.Equal([3, 0, 14, 1, 14, 2, 14], log.EnumerateArray().Select(entry => entry.GetProperty("action").GetInt32()));
        Assert.Equal("boxboxbx", log[1].GetProperty("identifier").GetString());

        // The hour in which nobody did anything is no work.
        var timers = await _client.GetAsync(
            $"analytics/collaborators/timers?projectHash={Project}&after={Uri.EscapeDataString(start.ToString("O"))}&groupBy=dataUnit&pageSize=100");
        var timer = Assert.Single(timers.GetProperty("results").EnumerateArray());
        Assert.Equal(120, timer.GetProperty("timeSeconds").GetDouble());
        Assert.Equal(WellKnown.AdminEmail, timer.GetProperty("userEmail").GetString());
    }

    [Fact]
    public async Task Work_on_a_project_without_workflow_is_timed_too()
    {
        var timers = await _client.GetAsync(
            $"analytics/collaborators/timers?projectHash={SampleHashes.ParkingLotProject}&after=2024-11-01T00%3A00%3A00Z&groupBy=project");
        var timer = Assert.Single(timers.GetProperty("results").EnumerateArray());
        Assert.Equal(WellKnown.AnnotatorEmail, timer.GetProperty("userEmail").GetString());
        Assert.True(timer.GetProperty("timeSeconds").GetDouble() > 0);
    }

    [Fact]
    public async Task Editor_logs_have_all_members_that_the_newest_release_requires()
    {
        var (dataHash, labelHash, document) = await NewRowAsync();
        AddBox(document, dataHash, x: 0.1);
        await SaveAsync(labelHash, document);
        var page = await _client.GetAsync($"projects/{Project}/editor-logs?startTime=2025-01-15T00%3A00%3A00Z&endTime=2025-01-16T00%3A00%3A00Z&dataUnitId={dataHash}");
        var entries = page.GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(["start", "add", "click_save"], entries.Select(entry => entry.GetProperty("action").GetString()));
        var added = entries[1].EnumerateObject().Select(member => member.Name).ToHashSet();
        Assert.Subset(added, new HashSet<string>
        {
            "id", "action", "actionCategory", "dataUnitId", "workflowStageId", "branchName", "workflowTaskId", "timestamp", "sessionId", "actorUserId",
            "actorOrganisationId", "actorUserEmail", "projectId", "projectOrganisationId", "projectUserRole", "projectOrganisationUserRole", "dataUnitTitle",
            "dataUnitDataType", "dataUnitDatasetId", "dataUnitDatasetTitle", "ontologyId", "labelId", "workflowStageType", "workflowStageTitle",
            "labelName", "featureId", "labelRanges", "objectShape", "objectHash",
        });
    }

    [Fact]
    public async Task A_window_of_more_than_thirty_days_is_refused() => Assert.Equal(
        400, (await _client.V2Async("GET", $"projects/{Project}/editor-logs?startTime=2024-11-01T00%3A00%3A00Z&endTime=2024-12-02T00%3A00%3A00Z")).Status);

    [Theory]
    [InlineData("analytics/collaborators/timers?projectHash={0}")]
    [InlineData("analytics/collaborators/timers?after=2024-01-01T00%3A00%3A00Z")]
    [InlineData("analytics/time-spent?projectUuid={0}")]
    [InlineData("analytics/task-actions?projectUuid={0}&after=2024-01-01T00%3A00%3A00Z&eventTypes=jump")]
    public async Task What_is_missing_or_unknown_is_named(string path) =>
        Assert.Equal(400, (await _client.V2Async("GET", string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Project))).Status);

    private async Task<(string DataHash, string LabelHash, JsonObject Document)> NewRowAsync()
    {
        var rows = await _client.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true, data_title_like = "street-%" }, resourceId: Project);
        var dataHash = rows.EnumerateArray().First(row => row.GetProperty("label_hash").ValueKind == JsonValueKind.Null).GetProperty("data_hash").GetString()!;
        var created = await _client.V1Async("labelrow", "PUT", dataHash, new { get_signed_url = false }, resourceId: Project);
        var document = JsonNode.Parse(created.GetRawText())!.AsObject();
        return (dataHash, document["label_hash"]!.GetValue<string>(), document);
    }

    private void AddBox(JsonObject document, string dataHash, double x)
    {
        document["data_units"]![dataHash]!["labels"] = new JsonObject
        {
            ["objects"] = new JsonArray(new JsonObject
            {
                ["name"] = "Car", ["color"] = "#D33115", ["shape"] = "bounding_box", ["value"] = "car", ["objectHash"] = "boxboxbx", ["featureHash"] = _boxFeature,
                ["createdAt"] = "Wed, 15 Jan 2025 12:00:00 UTC", ["createdBy"] = WellKnown.AdminEmail, ["confidence"] = 1, ["manualAnnotation"] = true,
                ["boundingBox"] = new JsonObject { ["x"] = x, ["y"] = 0.1, ["w"] = 0.2, ["h"] = 0.2 },
            }),
            ["classifications"] = new JsonArray(),
        };
        document["object_answers"] = new JsonObject { ["boxboxbx"] = new JsonObject { ["objectHash"] = "boxboxbx", ["classifications"] = new JsonArray() } };
    }

    private static void RemoveBox(JsonObject document, string dataHash)
    {
        document["data_units"]![dataHash]!["labels"] = new JsonObject { ["objects"] = new JsonArray(), ["classifications"] = new JsonArray() };
        document["object_answers"] = new JsonObject();
    }

    private Task SaveAsync(string labelHash, JsonObject document) => _client.V1Async("labelrow", "POST", labelHash, document, resourceId: Project);
}
