using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>Folders and items beyond uploading.</summary>
public sealed class StorageTests : IAsyncLifetime
{
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

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
    public async Task Folders_move_anywhere_but_below_themselves()
    {
        var (a, b) = (await FolderAsync("A"), await FolderAsync("B"));
        Assert.Equal(200, await MoveAsync(b, a));
        Assert.Equal(a, (await _client.GetAsync($"storage/folders/{b}")).GetProperty("parent").GetString());
        Assert.Equal(400, await MoveAsync(a, b));
        Assert.Equal(200, await MoveAsync(b, parent: null));
        Assert.Equal(JsonValueKind.Null, (await _client.GetAsync($"storage/folders/{b}")).GetProperty("parent").ValueKind);
    }

    [Fact]
    public async Task Many_folders_change_in_one_request_or_none()
    {
        var (a, b) = (await FolderAsync("A"), await FolderAsync("B"));
        var (_, changed) = await PatchManyAsync("folders", "folderPatches", (a, new { name = "A2", clientMetadata = new { k = 1 } }), (b, new { description = "d" }));
        Assert.Equal(["A2", "B"], Texts(changed.GetProperty("results"), "name"));
        Assert.Equal("""{"k":1}""", (await _client.GetAsync($"storage/folders/{a}")).GetProperty("clientMetadata").GetString());

        var (status, _) = await PatchManyAsync("folders", "folderPatches", (a, new { name = "A3" }), (Guid.NewGuid().ToString(), new { name = "x" }));
        Assert.Equal((403, "A2"), (status, (await _client.GetAsync($"storage/folders/{a}")).GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Many_items_change_in_one_request()
    {
        var items = await ItemsAsync("image", 2);
        var (_, changed) = await PatchManyAsync("items", "itemPatches", (items[0], new { name = "one" }), (items[1], new { name = "two", description = "d" }));

        Assert.Equal(["one", "two"], Texts(changed.GetProperty("results"), "name"));
        Assert.Equal("d", (await _client.GetAsync($"storage/items/{items[1]}")).GetProperty("description").GetString());
    }

    [Fact]
    public async Task Folders_that_belong_to_a_dataset_are_told_from_others()
    {
        var own = await FolderAsync("Own");
        var synced = Texts((await _client.GetAsync("storage/folders?datasetSynced=True")).GetProperty("results"), "uuid");
        var others = Texts((await _client.GetAsync("storage/folders?datasetSynced=False")).GetProperty("results"), "uuid");

        Assert.NotEmpty(synced);
        Assert.DoesNotContain(own, synced);
        Assert.Contains(own, others);
        Assert.Empty(synced.Intersect(others));
    }

    [Fact]
    public async Task A_folder_sums_up_what_is_in_it()
    {
        var item = await _client.GetAsync($"storage/items/{(await ItemsAsync("video", 1))[0]}");
        var folder = item.GetProperty("parent").GetString();
        var listed = (await _client.GetAsync($"storage/folders/{folder}/items?pageSize=1000")).GetProperty("results");
        var summary = await _client.GetAsync($"storage/folders/{folder}/summary");

        Assert.Equal(listed.GetArrayLength(), summary.GetProperty("files").GetInt32());
        Assert.Equal(Texts(listed, "itemType").Count(type => type == "video"), summary.GetProperty("videos").GetInt32());
        Assert.Equal(0, summary.GetProperty("uploadJobs").GetInt32());
    }

    [Fact]
    public async Task An_item_says_which_datasets_and_groups_use_it()
    {
        var group = await _client.GetAsync($"storage/items/{(await ItemsAsync("imageGroup", 1))[0]}");
        var path = $"storage/folders/{group.GetProperty("parent").GetString()}/items/";
        var used = await _client.GetAsync($"{path}{group.GetProperty("uuid").GetString()}/summary");
        var frame = (await _client.GetAsync($"{path}{group.GetProperty("uuid").GetString()}/child-items")).GetProperty("results")[0];
        var inGroup = await _client.GetAsync($"storage/folders/{frame.GetProperty("parent").GetString()}/items/{frame.GetProperty("uuid").GetString()}/summary");

        Assert.Equal((1, 0), (used.GetProperty("usedInDatasets").GetInt32(), used.GetProperty("frameInGroups").GetInt32()));
        Assert.Single(used.GetProperty("accessibleDatasets")[0].GetProperty("dataHashes").EnumerateArray());
        Assert.Equal(1, inGroup.GetProperty("frameInGroups").GetInt32());
        Assert.Equal(group.GetProperty("uuid").GetString(), inGroup.GetProperty("accessibleGroupItems")[0].GetProperty("uuid").GetString());
    }

    [Fact]
    public async Task Deleting_a_group_leaves_the_frames_that_are_used_elsewhere()
    {
        var folder = await FolderAsync("Groups");
        var images = new[] { "a", "b" }.Select(name => new { objectUrl = $"s3://bucket/{name}.png" });
        var frames = await AddAsync(folder, new { images });
        var groups = await AddAsync(folder, new { imageGroupsFromItems = new object[] { Group("one", frames), Group("two", frames[..1]) } });
        var (_, deleted) = await _client.V2Async("POST", $"storage/folders/{folder}/items/delete", new { childUuids = groups[..1], removeUnusedFrames = true });

        Assert.Equal(2, deleted.GetProperty("removedItemsCount").GetInt32());
        Assert.Equal(200, (await _client.V2Async("GET", $"storage/items/{frames[0]}")).Status);
        Assert.Equal(403, (await _client.V2Async("GET", $"storage/items/{frames[1]}")).Status);
    }

    [Fact]
    public async Task Only_videos_that_can_be_read_are_re_encoded()
    {
        var (video, image) = ((await ItemsAsync("video", 1))[0], (await ItemsAsync("image", 1))[0]);
        var (_, job) = await ReencodeAsync(video);
        var done = await _client.GetAsync($"storage/items/reencode/{job.GetString()}");

        Assert.Equal(("done", video), (done.GetProperty("status").GetString(), done.GetProperty("result")[0].GetProperty("itemUuid").GetString()));
        Assert.Equal(400, (await ReencodeAsync(image)).Status);
        Assert.Equal(403, (await _client.V2Async("GET", $"storage/items/reencode/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task The_older_wire_numbers_its_re_encodings_and_renames_data()
    {
        var dataset = SampleHashes.StreetToursDataset;
        var videos = await _client.V1Async("datarows", "GET", payload: new { data_types = new[] { "VIDEO" } }, resourceType: "dataset", resourceId: dataset);
        var hash = videos[0].GetProperty("data_hash").GetString();
        var job = await _client.V1Async("reencodevideotask", "PUT", payload: new { data_hash = new[] { hash } }, resourceType: "dataset", resourceId: dataset);
        var done = await _client.V1Async("reencodevideotask", "GET", job.GetInt64(), resourceType: "dataset", resourceId: dataset);
        Assert.Equal(("DONE", hash), (done.GetProperty("status").GetString(), done.GetProperty("result")[0].GetProperty("data_hash").GetString()));

        var renamed = await _client.V1Async(
            "video", "POST", dataset, new[] { new { video_hash = hash, title = "Neuer Name" } }, resourceType: "dataset", resourceId: dataset);
        Assert.True(renamed.GetProperty("success").GetBoolean());
        var found = await _client.V1Async("datarows", "GET", payload: new { title_eq = "Neuer Name" }, resourceType: "dataset", resourceId: dataset);
        Assert.Equal(1, found.GetArrayLength());
    }

    [Theory]
    [InlineData("GROUP")]
    [InlineData("SCENE")]
    [InlineData("DICOM_STUDY")]
    public async Task Types_that_the_emulator_has_none_of_find_nothing(string type)
    {
        var found = await _client.V1Async(
            "datarows", "GET", payload: new { data_types = new[] { type } }, resourceType: "dataset", resourceId: SampleHashes.StreetToursDataset);
        Assert.Equal(0, found.GetArrayLength());
    }

    [Fact]
    public async Task Data_of_an_integration_that_does_not_exist_is_refused()
    {
        var folder = await FolderAsync("Cloud");
        var image = new { objectUrl = "s3://bucket/a.png", imageMetadata = new { mimeType = "image/png", fileSize = 1, height = 1, width = 1 } };
        var (status, _) = await _client.V2Async(
            "POST", $"storage/folders/{folder}/data-upload-jobs", new { externalFiles = new { images = new[] { image } }, integrationHash = Guid.NewGuid() });
        Assert.Equal(404, status);
    }

    private static object Group(string title, List<string> frames) => new { title, createVideo = false, imageItems = frames };

    private async Task<List<string>> AddAsync(string folder, object externalFiles)
    {
        var (_, job) = await _client.V2Async(
            "POST", $"storage/folders/{folder}/data-upload-jobs", new { externalFiles, integrationHash = SampleHashes.CloudIntegration });
        var done = await _client.GetAsync($"storage/folders/{folder}/data-upload-jobs/{job.GetString()}?timeoutSeconds=30");
        return [.. Texts(done.GetProperty("itemsWithNames"), "itemUuid").OfType<string>()];
    }

    private static List<string?> Texts(JsonElement list, string name) => [.. list.EnumerateArray().Select(item => item.GetProperty(name).GetString())];

    private async Task<string> FolderAsync(string name) =>
        (await _client.V2Async("POST", "storage/folders", new { name })).Body.GetProperty("uuid").GetString()!;

    private async Task<int> MoveAsync(string folder, string? parent) =>
        (await _client.V2Async("POST", "storage/folders/move", new { folderUuids = new[] { folder }, newParentUuid = parent })).Status;

    private async Task<List<string>> ItemsAsync(string type, int count) =>
        [.. Texts((await _client.GetAsync($"storage/search/items?itemTypes={type}&isInDataset=True&pageSize={count}")).GetProperty("results"), "uuid").OfType<string>()];

    private Task<(int Status, JsonElement Body)> PatchManyAsync(string kind, string member, params (string Uuid, object Patch)[] patches) => _client.V2Async(
        "PATCH", $"storage/{kind}/patch-bulk", new Dictionary<string, object> { [member] = patches.ToDictionary(patch => patch.Uuid, patch => patch.Patch) });

    private Task<(int Status, JsonElement Body)> ReencodeAsync(string item) => _client.V2Async(
        "POST", "storage/items/reencode", new { storageItems = new[] { item }, processTitle = "t", forceFullReencoding = true });
}
