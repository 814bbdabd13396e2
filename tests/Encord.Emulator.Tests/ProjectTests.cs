using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class ProjectTests(SampleServer server) : IClassFixture<SampleServer>
{
    private readonly SigningClient _client = server.Client;

    private static string Project => SampleHashes.StreetScenesProject;

    [Fact]
    public async Task A_project_has_what_the_newest_release_requires()
    {
        var project = await _client.GetAsync($"projects/{Project}");

        Assert.Equal(
            ["createdAt", "description", "editorOntology", "lastEditedAt", "ontologyHash", "projectHash", "projectType", "status", "title", "userRole", "workflow"],
            Keys(project));
        var stages = project.GetProperty("workflow").GetProperty("stages").EnumerateArray().ToList();
        Assert.Equal(["ANNOTATION", "REVIEW", "AGENT", "DONE"], stages.Select(stage => stage.GetProperty("stageType").GetString()!));
        Assert.All(stages[2].GetProperty("pathways").EnumerateArray(), pathway => Assert.Equal(["destinationUuid", "title", "uuid"], Keys(pathway)));
        Assert.False((await _client.GetAsync($"projects/{SampleHashes.ParkingLotProject}")).TryGetProperty("workflow", out _));
    }

    [Fact]
    public async Task The_legacy_record_has_its_own_times_and_its_label_rows()
    {
        var project = await _client.V1Async(
            "project", "GET", payload: new { include_labels_metadata = true }, resourceId: Project);

        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", project.GetProperty("created_at").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", project.GetProperty("last_edited_at").GetString());
        var rows = project.GetProperty("label_rows").EnumerateArray().ToList();
        Assert.Contains(rows, row => row.GetProperty("label_hash").ValueKind == JsonValueKind.String);
        Assert.Contains(rows, row => row.GetProperty("label_hash").ValueKind == JsonValueKind.Null);
        Assert.NotEmpty(project.GetProperty("datasets").EnumerateArray());
    }

    [Fact]
    public async Task Projects_are_listed_on_both_wires_with_exact_keys()
    {
        var legacy = await _client.V1Async("projectwithuserrole", "GET", payload: new { filter = new { } }, user: true);
        var today = (await _client.GetAsync("projects?includeOrgAccess=False")).GetProperty("results");

        Assert.All(legacy.EnumerateArray(), item => Assert.Equal(["project", "user_role"], Keys(item)));
        Assert.Equal(
            legacy.EnumerateArray().Select(item => item.GetProperty("project").GetProperty("title").GetString()),
            today.EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        Assert.Equal(3, today.GetArrayLength());
    }

    [Theory]
    [InlineData("titleEq=Ward+round", "Ward round")]
    [InlineData("titleLike=%25lot", "Parking lot")]
    [InlineData("descEq=Recordings+and+scans", "Ward round")]
    [InlineData("descLike=%25roads%25", "Street scenes")]
    [InlineData("createdBefore=2024-11-22T10%3A15%3A00Z", "Street scenes")]
    [InlineData("createdAfter=2024-11-22T10%3A25%3A00", "Parking lot")]
    [InlineData("editedBefore=2024-11-22T18%3A35%3A00Z", "Street scenes")]
    [InlineData("editedAfter=2024-11-22T18%3A45%3A00%2B00%3A00", "Parking lot")]
    [InlineData("tagsAnyof=medical&tagsAnyof=unknown", "Ward round")]
    public async Task Project_filters_filter(string query, string title) =>
        Assert.Equal(title, Assert.Single((await _client.GetAsync("projects?" + query)).GetProperty("results").EnumerateArray())
            .GetProperty("title").GetString());

    [Theory]
    [InlineData("""{"title_eq":"Ward round"}""", "Ward round")]
    [InlineData("""{"title_like":"%lot"}""", "Parking lot")]
    [InlineData("""{"desc_like":"%roads%"}""", "Street scenes")]
    [InlineData("""{"created_before":"2024-11-22T10:15:00+00:00"}""", "Street scenes")]
    [InlineData("""{"edited_after":"2024-11-22T18:45:00"}""", "Parking lot")]
    public async Task Legacy_project_filters_filter(string filter, string title)
    {
        var found = await _client.V1Async(
            "projectwithuserrole", "GET", payload: new { filter = JsonDocument.Parse(filter).RootElement }, user: true);
        Assert.Equal(title, Assert.Single(found.EnumerateArray()).GetProperty("project").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Datasets_are_listed_on_both_wires_with_exact_keys()
    {
        var legacy = await _client.V1Async(
            "datasetwithuserrole", "GET", payload: new { filter = new { title_like = "Street%" }, enable_storage_api = true }, user: true);
        var today = (await _client.GetAsync("datasets/list?titleLike=Street%25&descriptionLike=%25&includeOrgAccess=False")).GetProperty("result");

        Assert.Equal(2, today.GetArrayLength());
        Assert.All(legacy.EnumerateArray(), item =>
        {
            Assert.Equal(["dataset", "user_role"], Keys(item));
            Assert.Equal(
                ["backing_folder_uuid", "created_at", "dataset_hash", "description", "last_edited_at", "title", "type", "user_hash"],
                Keys(item.GetProperty("dataset")));
        });
        Assert.Equal(
            ["backingFolderUuid", "createdAt", "datasetUuid", "description", "lastEditedAt", "storageLocation", "title", "userRole"],
            Keys(today[0]));
        Assert.Equal("admin", today[0].GetProperty("userRole").GetString());
    }

    [Fact]
    public async Task A_dataset_has_its_rows_with_nullable_keys()
    {
        var dataset = await _client.V1Async(
            "dataset", "GET", payload: new { dataset_access_settings = new { fetch_client_metadata = true } },
            resourceType: "dataset", resourceId: SampleHashes.StreetPhotosDataset);

        var row = dataset.GetProperty("data_rows")[0];
        Assert.Equal("CORD_STORAGE", dataset.GetProperty("dataset_type").GetString());
        Assert.Superset(
            new HashSet<string>
            {
                "data_hash", "data_title", "data_type", "created_at", "last_edited_at", "width", "height", "file_link", "file_size", "file_type",
                "storage_location", "frames_per_second", "duration", "client_metadata",
            },
            Keys(row).ToHashSet());
    }

    [Fact]
    public async Task Users_groups_and_integrations_are_listed()
    {
        var users = await _client.GetAsync($"projects/{Project}/users");
        var groups = await _client.GetAsync($"projects/{Project}/groups");
        var all = await _client.GetAsync("user/current-organisation/groups");
        var integrations = await _client.GetAsync("cloud-integrations?filterIntegrationTitles=S3");

        Assert.Equal(4, users.GetProperty("results").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, users.GetProperty("nextPageToken").ValueKind);
        Assert.Equal(
            ["createdAt", "description", "groupHash", "isSameOrganisation", "name", "userRole"],
            Keys(Assert.Single(groups.GetProperty("results").EnumerateArray())));
        Assert.Equal(2, all.GetProperty("results").GetArrayLength());
        Assert.Equal("S3", Assert.Single(integrations.GetProperty("result").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Ontologies_are_the_same_on_both_wires()
    {
        var legacy = await _client.V1Async("ontology", "GET", SampleHashes.StreetOntology, resourceId: Project);
        var today = await _client.GetAsync($"ontologies/{SampleHashes.StreetOntology}");

        Assert.Equal(["created_at", "description", "editor", "last_edited_at", "ontology_hash", "title"], Keys(legacy));
        Assert.Equal(["createdAt", "description", "editor", "lastEditedAt", "ontologyUuid", "title", "userRole"], Keys(today));
        Assert.True(JsonElement.DeepEquals(legacy.GetProperty("editor"), today.GetProperty("editor")));
        var listed = await _client.V1Async("ontologywithuserrole", "GET", payload: new { filter = new { title_like = "Street%" } }, user: true);
        Assert.Equal(["ontology", "user_email", "user_role"], Keys(Assert.Single(listed.EnumerateArray())));
    }

    [Fact]
    public async Task What_is_not_there_is_refused_alike_on_both_wires()
    {
        const string nothing = "00000000-0000-4000-8000-000000000000";
        Assert.Equal(403, (await _client.V2Async("GET", "projects/" + nothing)).Status);
        Assert.Equal(403, (await _client.V2Async("GET", "ontologies/" + nothing)).Status);
        Assert.Equal(404, (await _client.V2Async("GET", "no/such/route")).Status);
        Assert.Equal("AUTHORISATION_ERROR", await _client.V1ErrorAsync("project", "GET", resourceId: nothing));
        Assert.Equal("METHOD_NOT_ALLOWED_ERROR", await _client.V1ErrorAsync("nosuchtype", "GET", resourceId: Project));
        Assert.Equal("METHOD_NOT_ALLOWED_ERROR", await _client.V1ErrorAsync("labelrowmetadata", "DELETE", resourceId: Project));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await _client.V1ErrorAsync("labelrowmetadata", "GET", resourceType: "dataset", resourceId: Project));
    }

    private static IEnumerable<string> Keys(JsonElement item) => item.EnumerateObject().Select(member => member.Name).Order();
}
