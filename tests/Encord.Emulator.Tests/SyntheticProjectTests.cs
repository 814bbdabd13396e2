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
}
