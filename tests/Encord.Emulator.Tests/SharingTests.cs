using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>Who may use what: people by invitation, groups by being let in.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    private const string NewAddress = "new.one@example.org";

    private EncordEmulator _emulator = null!;
    private SigningClient _admin = null!;
    private SigningClient _annotator = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        _admin = new SigningClient(_emulator.BaseAddress);
        _annotator = new SigningClient(_emulator.BaseAddress, firstKeyByte: 0x40);
    }

    public async ValueTask DisposeAsync()
    {
        _annotator.Dispose();
        _admin.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_new_is_invited_into_a_project()
    {
        var added = await AddPeopleAsync("projectusers", SampleHashes.StreetScenesProject, role: 2, NewAddress);

        Assert.Equal((NewAddress, 2), (added[0].GetProperty("user_email").GetString(), added[0].GetProperty("user_role").GetInt32()));
        var members = (await _admin.GetAsync($"projects/{SampleHashes.StreetScenesProject}/users")).GetProperty("results").EnumerateArray();
        Assert.Contains(NewAddress, members.Select(member => member.GetProperty("userEmail").GetString()));
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("@example.org")]
    [InlineData("name@")]
    [InlineData("a@b@c")]
    public async Task What_is_no_address_invites_nobody(string address) => Assert.Equal(
        "INVALID_ARGUMENTS_ERROR",
        await _admin.V1ErrorAsync(
            "projectusers", "POST", SampleHashes.StreetScenesProject, new { user_emails = new[] { NewAddress, address }, user_role = 1 },
            resourceId: SampleHashes.StreetScenesProject));

    [Fact]
    public async Task People_of_a_dataset_see_it_and_keep_the_role_that_they_have()
    {
        var dataset = SampleHashes.JunctionPhotosDataset;
        await AddPeopleAsync("datasetusers", dataset, role: 1, WellKnown.AnnotatorEmail);
        var again = await AddPeopleAsync("datasetusers", dataset, role: 0, WellKnown.AnnotatorEmail);

        Assert.Equal(1, again[0].GetProperty("user_role").GetInt32());
        Assert.Equal(dataset, again[0].GetProperty("dataset_hash").GetString());
        var seen = await _annotator.V1Async("dataset", "GET", payload: new { }, resourceType: "dataset", resourceId: dataset);
        Assert.Equal("Junction photos", seen.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_dataset_is_shared_with_a_group_as_long_as_the_group_is_there()
    {
        var groups = $"datasets/{SampleHashes.JunctionPhotosDataset}/groups";
        await ShareAsync(groups, SampleHashes.AnnotatorsGroup, role: 1);
        Assert.Contains("Junction photos", await DatasetsOfAnnotatorAsync());
        Assert.Equal(1, (await _admin.GetAsync(groups)).GetProperty("results")[0].GetProperty("userRole").GetInt32());

        await _admin.V2Async("DELETE", $"{groups}?groupHashList={SampleHashes.AnnotatorsGroup}");
        Assert.DoesNotContain("Junction photos", await DatasetsOfAnnotatorAsync());
    }

    [Fact]
    public async Task A_group_that_administers_an_ontology_may_change_it()
    {
        var (_, created) = await _admin.V2Async("POST", "ontologies", new { title = "Shared", description = "", editor = new { objects = Array.Empty<object>(), classifications = Array.Empty<object>() } });
        var ontology = $"ontologies/{created.GetProperty("ontologyUuid").GetString()}";
        var change = new { title = "Changed", description = "", editor = created.GetProperty("editor") };

        Assert.Equal(403, (await _annotator.V2Async("PUT", ontology, change)).Status);
        await ShareAsync(ontology + "/groups", SampleHashes.AnnotatorsGroup, role: 1);
        Assert.Equal(403, (await _annotator.V2Async("PUT", ontology, change)).Status);
        await _admin.V2Async("DELETE", $"{ontology}/groups?groupHashList={SampleHashes.AnnotatorsGroup}");
        await ShareAsync(ontology + "/groups", SampleHashes.AnnotatorsGroup, role: 0);
        Assert.Equal(200, (await _annotator.V2Async("PUT", ontology, change)).Status);
    }

    [Fact]
    public async Task A_folder_is_shared_with_everything_below_it_to_look_or_to_change()
    {
        var (_, top) = await _admin.V2Async("POST", "storage/folders", new { name = "Shared" });
        var uuid = top.GetProperty("uuid").GetString();
        var (_, below) = await _admin.V2Async("POST", "storage/folders", new { name = "Below", parent = uuid });
        var path = $"storage/folders/{below.GetProperty("uuid").GetString()}";
        Assert.Equal(403, (await _annotator.V2Async("GET", path)).Status);

        await ShareAsync($"storage/folders/{uuid}/groups", SampleHashes.AnnotatorsGroup, role: "user");
        Assert.Equal("user", (await _annotator.GetAsync(path)).GetProperty("userRole").GetString());
        Assert.Equal(403, (await _annotator.V2Async("PATCH", path, new { name = "Mine" })).Status);
        var listed = (await _annotator.GetAsync("storage/folders?search=Shared")).GetProperty("results");
        Assert.Equal(uuid, Assert.Single(listed.EnumerateArray()).GetProperty("uuid").GetString());

        await _admin.V2Async("DELETE", $"storage/folders/{uuid}/groups?groupHashList={SampleHashes.AnnotatorsGroup}");
        await ShareAsync($"storage/folders/{uuid}/groups", SampleHashes.AnnotatorsGroup, role: "admin");
        Assert.Equal(200, (await _annotator.V2Async("PATCH", path, new { name = "Mine" })).Status);
    }

    [Theory]
    [InlineData("datasets")]
    [InlineData("ontologies")]
    [InlineData("projects")]
    public async Task A_group_that_does_not_exist_is_not_found(string kind)
    {
        var hash = kind switch { "datasets" => SampleHashes.JunctionPhotosDataset, "ontologies" => SampleHashes.StreetOntology, _ => SampleHashes.StreetScenesProject };
        var (status, _) = await _admin.V2Async("POST", $"{kind}/{hash}/groups", new { groupHashList = new[] { Guid.NewGuid() }, userRole = 1 });
        Assert.Equal(404, status);
    }

    private Task<JsonElement> AddPeopleAsync(string type, string hash, int role, params string[] emails) => _admin.V1Async(
        type, "POST", hash, new { user_emails = emails, user_role = role }, type == "projectusers" ? "project" : "dataset", hash);

    private async Task ShareAsync(string groups, string group, object role)
    {
        var (status, body) = await _admin.V2Async("POST", groups, new { groupHashList = new[] { group }, userRole = role });
        Assert.True(status == 200, body.ToString());
    }

    private async Task<IEnumerable<string?>> DatasetsOfAnnotatorAsync() =>
        (await _annotator.GetAsync("datasets/list")).GetProperty("result").EnumerateArray().Select(dataset => dataset.GetProperty("title").GetString());
}
