using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>What somebody else uploaded or has in storage cannot be taken by its name, whichever way it is asked for.</summary>
public sealed class StolenFileTests
{
    private const byte OutsiderKey = 0x80;

    [Theory]
    [InlineData("""{"dataItems":{"images":[{"objectUrl":"$upload","title":"mine.png"}]},"ignoreErrors":true}""")]
    [InlineData("""{"dataItems":{"images":[{"objectUrl":"x","placeholderItemUuid":"$placeholder","title":"mine.png"}]},"ignoreErrors":true}""")]
    [InlineData("""{"dataItems":{"imageGroups":[{"title":"g","images":[{"url":"$upload"}]}]},"ignoreErrors":true}""")]
    [InlineData("""{"dataItems":{"imageGroupsFromItems":[{"title":"g","imageItems":["$item"]}]},"ignoreErrors":true}""")]
    [InlineData("""{"dataItems":{"imageGroupsFromItems":[{"title":"g","imageItems":["$item"],"createVideo":true}]},"ignoreErrors":true}""")]
    [InlineData("""{"dataItems":{"dicomSeries":[{"title":"s","dicomFiles":[{"url":"$upload"}]}]},"ignoreErrors":true}""")]
    [InlineData("""{"externalFiles":{"images":[{"objectUrl":"$upload"}]},"integrationHash":"$integration","ignoreErrors":true}""")]
    [InlineData("""{"externalFiles":{"images":[{"objectUrl":"$upload","imageMetadata":{"width":1,"height":1,"fileSize":1}}]},"integrationHash":"$integration","ignoreErrors":true}""")]
    [InlineData("""{"externalFiles":{"image_groups":[{"title":"g","objectUrl_0":"$upload"}]},"integrationHash":"$integration","ignoreErrors":true}""")]
    public async Task A_job_takes_nobody_elses_file(string job)
    {
        await using var victim = await Victim.CreateAsync();
        using var outsider = new SigningClient(victim.Emulator.BaseAddress, OutsiderKey);
        var folder = (await outsider.V2Async("POST", "storage/folders", new { name = "Mine" })).Body.GetProperty("uuid").GetString();

        var (status, uuid) = await outsider.V2Async("POST", $"storage/folders/{folder}/data-upload-jobs", JsonDocument.Parse(victim.Fill(job)).RootElement);
        Assert.Equal(200, status);
        var outcome = await outsider.GetAsync($"storage/folders/{folder}/data-upload-jobs/{uuid.GetString()}?timeoutSeconds=30");
        Assert.Equal((0, 1), (outcome.GetProperty("itemsWithNames").GetArrayLength(), outcome.GetProperty("unitErrors").GetArrayLength()));
        Assert.Equal(0, (await outsider.GetAsync($"storage/folders/{folder}/items")).GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Who_uploaded_a_file_uses_it_and_an_admin_may()
    {
        await using var victim = await Victim.CreateAsync();
        var (_, uuid) = await victim.Admin.V2Async(
            "POST", $"storage/folders/{victim["$folder"]}/data-upload-jobs", new { dataItems = new { images = new[] { new { objectUrl = victim["$upload"], title = "mine.png" } } } });
        var outcome = await victim.Admin.GetAsync($"storage/folders/{victim["$folder"]}/data-upload-jobs/{uuid.GetString()}?timeoutSeconds=30");
        Assert.Equal("DONE", outcome.GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_metadata_schema_of_the_organisation_is_changed_by_an_admin_alone()
    {
        await using var victim = await Victim.CreateAsync();
        using var outsider = new SigningClient(victim.Emulator.BaseAddress, OutsiderKey);
        foreach (var version in new[] { "", "-v2" })
        {
            var path = "organisation/client-metadata-schema" + version;
            var schema = new { site = version.Length == 0 ? (object)"string" : new { ty = "text" } };
            Assert.Equal(403, (await outsider.V2Async("POST", path, schema)).Status);
            Assert.Equal(200, (await victim.Admin.V2Async("POST", path, schema)).Status);
        }
    }
}
