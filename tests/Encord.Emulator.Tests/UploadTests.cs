using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class UploadTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly HttpClient _storage = new();
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Clock = _clock, MaximumFileBytes = 100_000, Seed = SeedLevel.Minimal });
        _client = new SigningClient(_emulator.BaseAddress, clock: _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _storage.Dispose();
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task An_uploaded_picture_becomes_a_data_row_and_a_label_row_of_attached_projects()
    {
        var place = await PlaceAsync("image");
        await PutAsync(place, SampleFiles.Image(30, 20));
        var result = await RunAsync(SampleHashes.StreetPhotosDataset, Images(false, (place, "new.png")));

        Assert.Equal("DONE", result.GetProperty("status").GetString());
        var dataHash = result.GetProperty("data_hashes_with_titles")[0].GetProperty("data_hash").GetString();
        var row = Assert.Single((await _client.V1Async(
            "datarows", "GET", payload: new { data_hashes = new[] { dataHash } }, resourceType: "dataset", resourceId: SampleHashes.StreetPhotosDataset)).EnumerateArray());
        Assert.Equal(("new.png", 30, 20), (row.GetProperty("data_title").GetString(), row.GetProperty("width").GetInt32(), row.GetProperty("height").GetInt32()));
        var labels = await _client.V1Async(
            "labelrowmetadata", "GET", payload: new { data_hashes = new[] { dataHash }, include_uninitialised_labels = true },
            resourceId: SampleHashes.StreetScenesProject);
        Assert.Equal(1, labels.GetArrayLength());
    }

    [Fact]
    public async Task What_was_uploaded_is_read_back_through_a_signed_link()
    {
        var content = SampleFiles.Image(30, 20);
        var place = await PlaceAsync("image");
        await PutAsync(place, content);
        var result = await RunAsync(SampleHashes.StreetPhotosDataset, Images(false, (place, "new.png")));
        var data = await _client.V1Async(
            "datasetdata", "GET", new { data_hash = result.GetProperty("data_hashes_with_titles")[0].GetProperty("data_hash").GetString(), get_signed_url = true },
            resourceId: SampleHashes.StreetScenesProject);
        var link = data.GetProperty("video").GetProperty("file_link").GetString();
        Assert.Equal(content, await _storage.GetByteArrayAsync(link, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_that_is_too_old_or_changed_writes_nothing()
    {
        var place = await PlaceAsync("image");
        var link = place.GetProperty("signedUrl").GetString()!;
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(link[..^1] + (link[^1] == '0' ? '1' : '0'), [1]));
        Assert.Equal(HttpStatusCode.Forbidden, (await _storage.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode);
        _clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(link, [1]));
        Assert.Equal("'new.png' was never uploaded.", await ErrorAsync(Images(false, (place, "new.png"))));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_while_it_comes()
    {
        var place = await PlaceAsync("image");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PutAsync(place.GetProperty("signedUrl").GetString()!, new byte[100_001]));
        Assert.Equal("'new.png' was never uploaded.", await ErrorAsync(Images(false, (place, "new.png"))));
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing()
    {
        var place = await PlaceAsync("image");
        var link = new Uri(place.GetProperty("signedUrl").GetString()!);
        using (var socket = new TcpClient(link.Host, link.Port))
        {
            var head = $"PUT {link.PathAndQuery} HTTP/1.1\r\nHost: {link.Authority}\r\nContent-Length: 50000\r\n\r\nhalf of it";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        }

        Assert.Equal("'new.png' was never uploaded.", await ErrorAsync(Images(false, (place, "new.png"))));
    }

    [Fact]
    public async Task An_upload_that_the_server_cuts_in_the_middle_leaves_nothing_and_can_be_sent_again()
    {
        var place = await PlaceAsync("image");
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Reset, AfterBytes = 20_000, Method = "PUT" });
        await Assert.ThrowsAsync<HttpRequestException>(() => PutAsync(place, new byte[90_000]));
        Assert.Equal("'new.png' was never uploaded.", await ErrorAsync(Images(false, (place, "new.png"))));

        Assert.Equal(HttpStatusCode.OK, await PutAsync(place, SampleFiles.Image(30, 20)));
        Assert.Equal("DONE", (await RunAsync(SampleHashes.StreetPhotosDataset, Images(false, (place, "new.png")))).GetProperty("status").GetString());
    }

    [Fact]
    public async Task One_bad_file_stops_a_strict_job_and_is_left_out_by_a_tolerant_one()
    {
        var good = await PlaceAsync("image");
        var bad = await PlaceAsync("image");
        await PutAsync(good, SampleFiles.Image(3, 2));
        await PutAsync(bad, Encoding.ASCII.GetBytes("no picture"));

        var strict = await RunAsync(SampleHashes.StreetPhotosDataset, Images(false, (good, "good.png"), (bad, "bad.png")));
        Assert.Equal(("ERROR", 0), (strict.GetProperty("status").GetString(), strict.GetProperty("data_hashes_with_titles").GetArrayLength()));

        var tolerant = await RunAsync(SampleHashes.StreetPhotosDataset, Images(true, (good, "good.png"), (bad, "bad.png")));
        Assert.Equal(("DONE", 1), (tolerant.GetProperty("status").GetString(), tolerant.GetProperty("data_hashes_with_titles").GetArrayLength()));
        var error = Assert.Single(tolerant.GetProperty("data_unit_errors").EnumerateArray());
        Assert.Equal(bad.GetProperty("objectKey").GetString(), error.GetProperty("object_urls")[0].GetString());
        Assert.Contains("bad.png", error.GetProperty("error").GetString());
    }

    [Fact]
    public async Task The_older_release_asks_for_one_link_at_a_time()
    {
        var answer = await _client.V1Async("signedimagesurl", "GET", new[] { "a.png" }, resourceType: "dataset", resourceId: SampleHashes.StreetPhotosDataset);
        Assert.Equal("a.png", answer[0].GetProperty("title").GetString());
        await PutAsync(answer[0].GetProperty("signed_url").GetString()!, SampleFiles.Image(5, 4));
        var result = await RunAsync(SampleHashes.StreetPhotosDataset, new
        {
            dataItems = new { images = new[] { new { objectUrl = answer[0].GetProperty("file_link").GetString() } } },
        });
        Assert.Equal("a.png", result.GetProperty("data_hashes_with_titles")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Data_in_a_cloud_is_added_by_what_the_user_says_of_it()
    {
        var files = new
        {
            images = new object[]
            {
                new { objectUrl = "s3://bucket/a.png", imageMetadata = new { mimeType = "image/png", fileSize = 9, width = 4, height = 3 } },
                new { objectUrl = "s3://bucket/missing.png" },
            },
        };
        var result = await RunAsync(
            SampleHashes.StreetPhotosDataset, new { files, integrationId = SampleHashes.CloudIntegration, ignoreErrors = true });
        Assert.Equal("a.png", Assert.Single(result.GetProperty("data_hashes_with_titles").EnumerateArray()).GetProperty("title").GetString());
        Assert.Equal("s3://bucket/missing.png", result.GetProperty("data_unit_errors")[0].GetProperty("object_urls")[0].GetString());
    }

    [Theory]
    [InlineData("images", "s3://bucket/a.png", "image")]
    [InlineData("images", "https://account.blob.core.windows.net/c/a.jpg?sig=x", "image")]
    [InlineData("videos", "gs://bucket/a.mp4", "video")]
    [InlineData("audio", "s3://bucket/a.wav", "audio")]
    [InlineData("nifti", "s3://bucket/a.nii.gz", "nifti")]
    [InlineData("pdf", "s3://bucket/a.pdf", "pdf")]
    [InlineData("text", "s3://bucket/a.txt", "plainText")]
    public async Task What_nobody_described_is_looked_up_in_the_cloud(string list, string url, string type)
    {
        var files = new Dictionary<string, object> { [list] = new[] { new { objectUrl = url } } };
        var result = await RunAsync(SampleHashes.StreetPhotosDataset, new { files, integrationId = SampleHashes.CloudIntegration });
        Assert.Equal("DONE", result.GetProperty("status").GetString());
        var item = await _client.GetAsync("storage/items/" + result.GetProperty("data_hashes_with_titles")[0].GetProperty("backing_item_uuid").GetString());
        Assert.Equal((type, url), (item.GetProperty("itemType").GetString(), item.GetProperty("url").GetString()));
        Assert.True(item.GetProperty("fileSize").GetInt64() > 0);
    }

    [Fact]
    public async Task Scans_of_one_cloud_folder_are_one_series()
    {
        var files = new { dicom_series = new[] { new { title = "scan", objectUrl_0 = "s3://bucket/scan/1.dcm", objectUrl_1 = "s3://bucket/scan/2.dcm" } } };
        var result = await RunAsync(SampleHashes.StreetPhotosDataset, new { files, integrationId = SampleHashes.CloudIntegration });
        var series = await _client.GetAsync("storage/items/" + result.GetProperty("data_hashes_with_titles")[0].GetProperty("backing_item_uuid").GetString());
        var slices = (await _client.GetAsync(
            $"storage/folders/{series.GetProperty("parent").GetString()}/items/{series.GetProperty("uuid").GetString()}/child-items")).GetProperty("results");
        Assert.Equal(2, slices.GetArrayLength());
        Assert.Single(slices.EnumerateArray().Select(slice => slice.GetProperty("dicomSeriesUid").GetString()).Distinct());
    }

    [Fact]
    public async Task What_is_in_the_folder_already_takes_new_metadata_and_no_second_place()
    {
        object Files(int version) => new
        {
            images = new[] { new { objectUrl = "s3://bucket/a.png", clientMetadata = new { version } } },
            skip_duplicate_urls = true,
            upsert_metadata = true,
        };
        var first = await RunAsync(SampleHashes.StreetPhotosDataset, new { files = Files(1), integrationId = SampleHashes.CloudIntegration });
        var second = await RunAsync(SampleHashes.StreetPhotosDataset, new { files = Files(2), integrationId = SampleHashes.CloudIntegration });

        Assert.Empty(second.GetProperty("data_hashes_with_titles").EnumerateArray());
        var item = await _client.GetAsync("storage/items/" + first.GetProperty("data_hashes_with_titles")[0].GetProperty("backing_item_uuid").GetString());
        Assert.Equal("""{"version":2}""", item.GetProperty("clientMetadata").GetString());
    }

    [Fact]
    public async Task What_the_user_says_of_an_upload_is_believed()
    {
        var place = await PlaceAsync("video");
        await PutAsync(place, [1, 2, 3]);
        var video = new
        {
            objectUrl = place.GetProperty("objectKey").GetString(),
            placeholderItemUuid = place.GetProperty("itemUuid").GetString(),
            title = "v.mp4",
            videoMetadata = new { fps = 5.5, duration = 2.0, width = 10, height = 20, fileSize = 99, mimeType = "video/mp4" },
        };
        var result = await RunAsync(SampleHashes.StreetPhotosDataset, new { dataItems = new { videos = new[] { video } } });
        var item = await _client.GetAsync("storage/items/" + result.GetProperty("data_hashes_with_titles")[0].GetProperty("backing_item_uuid").GetString());
        Assert.Equal((5.5, 99, 11), (item.GetProperty("fps").GetDouble(), item.GetProperty("fileSize").GetInt64(), item.GetProperty("frameCount").GetInt32()));
    }

    [Fact]
    public async Task Only_who_may_change_the_dataset_adds_to_it()
    {
        using var annotator = new SigningClient(_emulator.BaseAddress, 0x40, _clock);
        Assert.Equal("AUTHORISATION_ERROR", await annotator.V1ErrorAsync(
            "datasetdatalongpolling", "POST", SampleHashes.StreetPhotosDataset, Images(false), "dataset", SampleHashes.StreetPhotosDataset));
    }

    [Fact]
    public async Task What_was_uploaded_is_there_after_a_restart_with_the_same_database()
    {
        var folder = Directory.CreateTempSubdirectory("encord-emulator-");
        var options = new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal, DatabasePath = Path.Combine(folder.FullName, "data.db") };
        var content = SampleFiles.Image(30, 20);
        try
        {
            string item;
            await using (var first = await EncordEmulator.StartAsync(options))
            {
                using var client = new SigningClient(first.BaseAddress);
                var place = (await client.GetAsync("presigned-urls?count=1&uploadItemType=image")).GetProperty("results")[0];
                await PutAsync(place, content);
                var job = (await client.V1Async(
                    "datasetdatalongpolling", "POST", null, Images(false, (place, "kept.png")), "dataset", SampleHashes.StreetPhotosDataset)).GetProperty("process_hash");
                var state = await client.V1Async(
                    "datasetdatalongpolling", "GET", null, new { process_hash = job, timeout_seconds = 30 }, "dataset", SampleHashes.StreetPhotosDataset);
                item = state.GetProperty("data_hashes_with_titles")[0].GetProperty("backing_item_uuid").GetString()!;
            }

            await using var second = await EncordEmulator.StartAsync(options);
            using var again = new SigningClient(second.BaseAddress);
            var link = (await again.GetAsync($"storage/items/{item}?signUrl=True")).GetProperty("signedUrl").GetString();
            Assert.Equal(content, await _storage.GetByteArrayAsync(link, TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static object Images(bool ignoreErrors, params (JsonElement Place, string Title)[] images) => new
    {
        dataItems = new { images = images.Select(image => new { objectUrl = image.Place.GetProperty("objectKey").GetString(), title = image.Title }) },
        ignoreErrors,
    };

    private async Task<JsonElement> PlaceAsync(string itemType) =>
        (await _client.GetAsync($"presigned-urls?count=1&uploadItemType={itemType}")).GetProperty("results")[0];

    private Task<HttpStatusCode> PutAsync(JsonElement place, byte[] content) => PutAsync(place.GetProperty("signedUrl").GetString()!, content);

    private async Task<HttpStatusCode> PutAsync(string link, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        using var response = await _storage.PutAsync(link, body, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<string?> ErrorAsync(object payload)
    {
        var result = await RunAsync(SampleHashes.StreetPhotosDataset, payload);
        Assert.Equal("ERROR", result.GetProperty("status").GetString());
        return result.GetProperty("errors")[0].GetString();
    }

    private async Task<JsonElement> RunAsync(string dataset, object payload)
    {
        var job = (await _client.V1Async("datasetdatalongpolling", "POST", dataset, payload, "dataset", dataset)).GetProperty("process_hash").GetString();
        return await _client.V1Async(
            "datasetdatalongpolling", "GET", dataset, new { process_hash = job, timeout_seconds = 30 }, "dataset", dataset);
    }
}
