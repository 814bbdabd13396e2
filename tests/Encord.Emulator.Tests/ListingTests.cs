using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class ListingTests(SampleServer server) : IClassFixture<SampleServer>
{
    [Fact]
    public async Task The_sample_has_hundreds_of_label_rows_of_every_kind()
    {
        var kinds = new HashSet<string>();
        var count = 0;
        foreach (var project in (string[])[SampleHashes.StreetScenesProject, SampleHashes.WardRoundProject, SampleHashes.ParkingLotProject])
        {
            var rows = await ListAsync(project, new { include_uninitialised_labels = true });
            count += rows.Count;
            kinds.UnionWith(rows.Select(row => row.GetProperty("data_type").GetString()!));
        }

        Assert.True(count >= 200, $"{count} rows");
        Assert.Superset(new HashSet<string> { "IMAGE", "IMG_GROUP", "VIDEO", "AUDIO", "DICOM" }, kinds);
    }

    [Fact]
    public async Task Uninitialised_rows_are_listed_only_when_asked_for()
    {
        var all = await ListAsync(SampleHashes.StreetScenesProject, new { include_uninitialised_labels = true });
        var initialised = await ListAsync(SampleHashes.StreetScenesProject, new { include_uninitialised_labels = false });

        Assert.Contains(all, row => row.GetProperty("label_hash").ValueKind == JsonValueKind.Null);
        Assert.NotEmpty(initialised);
        Assert.All(initialised, row => Assert.Equal(JsonValueKind.String, row.GetProperty("label_hash").ValueKind));
        Assert.Equal(all.Count(row => row.GetProperty("label_hash").ValueKind == JsonValueKind.String), initialised.Count);
    }

    private async Task<List<JsonElement>> ListAsync(string project, object payload) =>
        [.. (await server.Client.V1Async("labelrowmetadata", "GET", payload: payload, resourceId: project)).EnumerateArray()];
}
