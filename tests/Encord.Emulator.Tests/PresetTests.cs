using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>Filter presets, and the collections that they fill.</summary>
public sealed class PresetTests : IAsyncLifetime
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

    [Theory]
    [InlineData("index/presets", "uuids", "uuid", "")]
    [InlineData("active", "presetUuids", "presetUuid", "/raw")]
    public async Task A_preset_gives_back_what_it_was_given_until_it_is_deleted(string root, string filter, string identifier, string definition)
    {
        var path = root == "active" ? $"active/{Project}/presets" : root;
        var given = new { global_filters = new { filters = new[] { new { some_key = new { inner_key = 1 } } } } };
        var uuid = await PostAsync(path, new { name = "Größe", description = "d", filterPresetJson = given });
        await PostAsync(path, new { name = "Other", filterPresetJson = new { } });

        var found = Assert.Single((await _client.GetAsync($"{path}?{filter}={uuid}")).GetProperty("results").EnumerateArray());
        Assert.Equal((uuid, "Größe"), (found.GetProperty(identifier).GetString(), found.GetProperty("name").GetString()));
        Assert.Equal(JsonSerializer.Serialize(given), (await _client.GetAsync($"{path}/{uuid}{definition}")).GetRawText());

        await _client.V2Async("PATCH", $"{path}/{uuid}", new { name = "New", filterPreset = new { globalFilters = new { } } });
        Assert.Equal("New", (await _client.GetAsync($"{path}?{filter}={uuid}")).GetProperty("results")[0].GetProperty("name").GetString());
        Assert.Equal("""{"globalFilters":{}}""", (await _client.GetAsync($"{path}/{uuid}{definition}")).GetRawText());

        await _client.V2Async("DELETE", $"{path}/{uuid}");
        Assert.Empty((await _client.GetAsync($"{path}?{filter}={uuid}")).GetProperty("results").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"type":"metric","metric":"metric_width","domain":"data","include":true,"values":[300,400]}""", true)]
    [InlineData("""{"type":"metric","metric":"metric_width","domain":"data","include":false,"values":[300,400]}""", false)]
    [InlineData("""{"type":"metric","metric":"metric_height","values":[1,100]}""", false)]
    [InlineData("""{"type":"metric","metric":"metric_aspect_ratio","values":[1.3,1.4]}""", true)]
    [InlineData("""{"type":"metric","metric":"metric_brightness","values":[0,1]}""", false)]
    [InlineData("""{"key":"site.name","type":"varchar","include":true,"values":["north","south"]}""", true)]
    [InlineData("""{"key":"site.name","type":"varchar","include":true,"values":["south"]}""", false)]
    [InlineData("""{"key":"site.name","type":"varchar","include":false,"values":["south"]}""", true)]
    [InlineData("""{"key":"speed","type":"number","include":true,"values":[40,60]}""", true)]
    [InlineData("""{"key":"day","type":"datetime","include":true,"values":["2024-01-01","2024-12-31"]}""", true)]
    [InlineData("""{"key":"missing","type":"number","include":true,"values":[1]}""", false)]
    public async Task A_collection_is_filled_with_the_items_that_pass(string filter, bool passes)
    {
        var picture = (await _client.GetAsync("storage/search/items?itemTypes=image&isInDataset=True&pageSize=1")).GetProperty("results")[0];
        var (uuid, folder) = (picture.GetProperty("uuid").GetString(), picture.GetProperty("parent").GetString());
        await _client.V2Async(
            "PATCH", $"storage/folders/{folder}/items/{uuid}",
            new { clientMetadata = new { site = new { name = "north" }, speed = 50, day = "2024-06-01T10:00:00Z" } });
        var preset = await PostAsync("index/presets", new { name = "p", filterPresetJson = Definition(filter) });
        var collection = await PostAsync($"index/collections?topLevelFolderUuid={folder}", new { name = "c" });
        await _client.V2Async("POST", $"index/collections/{collection}/add-preset-items", new { presetUuid = preset });

        var items = (await _client.GetAsync($"index/collections/{collection}/accessible-items?pageSize=1000")).GetProperty("results").EnumerateArray();
        Assert.Equal(passes, items.Any(item => item.GetProperty("uuid").GetString() == uuid));

        await _client.V2Async("POST", $"index/collections/{collection}/remove-preset-items", new { presetUuid = preset });
        Assert.Empty((await _client.GetAsync($"index/collections/{collection}/accessible-items")).GetProperty("results").EnumerateArray());
    }

    [Fact]
    public async Task A_collection_of_frames_takes_every_frame_of_what_passes()
    {
        var preset = await PostAsync($"active/{Project}/presets", new { name = "p", filterPresetJson = Definition("""{"metric":"metric_width","values":[320,320]}""") });
        var collection = await PostAsync($"active/{Project}/collections", new { name = "c", collectionType = "FRAME" });
        await _client.V2Async("POST", $"active/{Project}/collections/{collection}/add-preset-items", new { presetUuid = preset });

        var rows = (await _client.GetAsync($"active/{Project}/collections/{collection}/items?pageSize=1000")).GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(
            row.GetProperty("labelRowMetadata").GetProperty("number_of_frames").GetInt32(), row.GetProperty("instances").GetArrayLength()));
    }

    [Fact]
    public async Task A_collection_of_labels_takes_the_labels_of_what_passes()
    {
        var preset = await PostAsync($"active/{Project}/presets", new { name = "p", filterPresetJson = new { } });
        var collection = await PostAsync($"active/{Project}/collections", new { name = "c", collectionType = "LABEL" });
        await _client.V2Async("POST", $"active/{Project}/collections/{collection}/add-preset-items", new { presetUuid = preset });

        var rows = (await _client.GetAsync($"active/{Project}/collections/{collection}/items?getLabels=true&pageSize=1000")).GetProperty("results");
        Assert.NotEmpty(rows.EnumerateArray());
        Assert.All(rows.EnumerateArray(), row => Assert.NotEqual("", row.GetProperty("instances")[0].GetProperty("annotationId").GetString()));
    }

    [Fact]
    public async Task Storage_collections_page_and_say_what_failed()
    {
        var found = (await _client.GetAsync("storage/search/items?itemTypes=image&pageSize=30")).GetProperty("results");
        var uuids = found.EnumerateArray().Select(item => item.GetProperty("uuid").GetString()!).ToList();
        var collection = await PostAsync($"index/collections?topLevelFolderUuid={found[0].GetProperty("parent").GetString()}", new { name = "c" });
        var unknown = Guid.NewGuid().ToString();
        var (_, added) = await _client.V2Async("POST", $"index/collections/{collection}/add-items", new { itemUuids = uuids.Append(unknown) });
        Assert.Equal([unknown], added.GetProperty("failedItems").EnumerateArray().Select(item => item.GetString()!));

        var first = await _client.GetAsync($"index/collections/{collection}/all-items?pageSize=20");
        var second = await _client.GetAsync(
            $"index/collections/{collection}/all-items?pageSize=20&pageToken={Uri.EscapeDataString(first.GetProperty("nextPageToken").GetString()!)}");
        Assert.Equal((20, 10), (first.GetProperty("results").GetArrayLength(), second.GetProperty("results").GetArrayLength()));

        var (_, removed) = await _client.V2Async("POST", $"index/collections/{collection}/remove-items", new { itemUuids = new[] { uuids[0], unknown } });
        Assert.Equal([unknown], removed.GetProperty("failedItems").EnumerateArray().Select(item => item.GetString()!));
    }

    [Fact]
    public async Task Collections_of_a_folder_that_one_may_not_see_are_not_there()
    {
        var (_, folder) = await _client.V2Async("POST", "storage/folders", new { name = "Mine" });
        var collection = await PostAsync($"index/collections?topLevelFolderUuid={folder.GetProperty("uuid").GetString()}", new { name = "c" });
        using var outsider = new SigningClient(_emulator.BaseAddress, firstKeyByte: 0x80);

        Assert.Empty((await outsider.GetAsync($"index/collections?uuids={collection}")).GetProperty("results").EnumerateArray());
        Assert.Equal(403, (await outsider.V2Async("DELETE", $"index/collections/{collection}")).Status);
    }

    private static object Definition(string filter) =>
        new { global_filters = new { filters = new[] { JsonDocument.Parse(filter).RootElement } } };

    private async Task<string> PostAsync(string path, object body)
    {
        var (status, answer) = await _client.V2Async("POST", path, body);
        Assert.True(status == 200, answer.ToString());
        return answer.GetString()!;
    }
}
