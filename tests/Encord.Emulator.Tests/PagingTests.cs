using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>Lists are read to their end while what they hold leaves them.</summary>
public sealed class PagingTests : IAsyncLifetime
{
    private const int Tasks = 520;

    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal });
        _client = new SigningClient(_emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Every_task_of_a_stage_moves_when_it_is_moved_as_it_is_read()
    {
        var project = _emulator.AddProject(new SyntheticProject
        {
            Images = Tasks,
            Stages = [new StagePlan { Title = "Agent", Type = "AGENT", Pathways = new Dictionary<string, string> { ["On"] = "End" } }, new StagePlan { Title = "End", Type = "DONE" }],
        }).ProjectHash;
        var stage = (await _client.GetAsync($"projects/{project}")).GetProperty("workflow").GetProperty("stages")[0].GetProperty("uuid").GetString();
        var path = $"projects/{project}/workflow/stages/{stage}";

        var moved = 0;
        await foreach (var task in ReadAsync($"{path}/tasks"))
        {
            moved++;
            Assert.Equal(200, (await _client.V2Async("POST", $"{path}/actions", new[] { new { taskUuid = task.GetProperty("uuid").GetString(), action = "PATHWAY_ACTION", pathwayName = "On" } })).Status);
        }

        Assert.Equal(Tasks, moved);
        Assert.Equal(0, (await _client.GetAsync($"{path}/tasks")).GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Every_collection_preset_and_item_goes_when_it_is_deleted_as_it_is_read()
    {
        var project = SampleHashes.StreetScenesProject;
        var folder = (await _client.V2Async("POST", "storage/folders", new { name = "Top" })).Body.GetProperty("uuid").GetString()!;
        for (var i = 0; i < 25; i++)
        {
            // Equal names, so that only the order of making tells them apart.
            await PostAsync($"active/{project}/collections", new { name = "Same" });
            await PostAsync($"active/{project}/presets", new { name = "Same", filterPresetJson = new { } });
            await PostAsync("index/presets", new { name = "Same", filterPresetJson = new { } });
            await PostAsync($"index/collections?topLevelFolderUuid={folder}", new { name = "Same" });
            await PostAsync("storage/folders", new { name = "Same", parent = folder });
        }

        await DeleteAllAsync($"active/{project}/collections?pageSize=10", one => $"active/{project}/collections/{one.GetProperty("collectionUuid")}");
        await DeleteAllAsync($"active/{project}/presets?pageSize=10", one => $"active/{project}/presets/{one.GetProperty("presetUuid")}");
        await DeleteAllAsync("index/presets?pageSize=10", one => $"index/presets/{one.GetProperty("uuid")}");
        await DeleteAllAsync("index/collections?pageSize=10", one => $"index/collections/{one.GetProperty("uuid")}");
        await DeleteAllAsync($"storage/folders/{folder}/folders?pageSize=10", one => $"storage/folders/{one.GetProperty("uuid")}");
        for (var i = 0; i < 25; i++)
        {
            await PostAsync("storage/folders", new { name = "Same", parent = folder });
        }

        await DeleteAllAsync($"storage/folders/{folder}/folders?pageSize=10&desc=true&order=createdAt", one => $"storage/folders/{one.GetProperty("uuid")}");
    }

    [Fact]
    public async Task Items_are_read_in_every_order_without_gap_or_repetition()
    {
        var row = (await _client.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: SampleHashes.StreetScenesProject))[0];
        var folder = (await _client.GetAsync($"storage/items/{row.GetProperty("backing_item_uuid").GetString()}")).GetProperty("parent").GetString();
        foreach (var order in new[] { "", "&desc=true", "&order=createdAt", "&order=createdAt&desc=true" })
        {
            var whole = await ReadAsync($"storage/folders/{folder}/items?pageSize=1000{order}").Select(Uuid).ToListAsync();
            Assert.Equal(whole, await ReadAsync($"storage/folders/{folder}/items?pageSize=5{order}").Select(Uuid).ToListAsync());
            Assert.True(whole.Count > 5);
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("cGFnZSsx")]
    [InlineData("cGFnZSt4OnU=")]
    public async Task A_token_of_nobodys_making_is_refused(string token) =>
        Assert.Equal(400, (await _client.V2Async("GET", $"active/{SampleHashes.StreetScenesProject}/collections?pageToken={Uri.EscapeDataString(token)}")).Status);

    private static string Uuid(JsonElement item) => item.GetProperty("uuid").GetString()!;

    private async IAsyncEnumerable<JsonElement> ReadAsync(string path)
    {
        string? token = null;
        do
        {
            var page = await _client.GetAsync(token is null ? path : $"{path}{(path.Contains('?') ? '&' : '?')}pageToken={Uri.EscapeDataString(token)}");
            foreach (var item in page.GetProperty("results").EnumerateArray())
            {
                yield return item;
            }

            token = page.GetProperty("nextPageToken").GetString();
        }
        while (token is not null);
    }

    private async Task PostAsync(string path, object body) => Assert.Equal(200, (await _client.V2Async("POST", path, body)).Status);

    private async Task DeleteAllAsync(string list, Func<JsonElement, string> path)
    {
        var count = 0;
        await foreach (var item in ReadAsync(list))
        {
            count++;
            Assert.Equal(200, (await _client.V2Async("DELETE", path(item))).Status);
        }

        Assert.Equal(25, count);
        Assert.Equal(0, (await _client.GetAsync(list)).GetProperty("results").GetArrayLength());
    }
}
