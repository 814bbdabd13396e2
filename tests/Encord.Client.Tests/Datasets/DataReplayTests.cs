using Encord.Client.Datasets;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Datasets;

public sealed class DataReplayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_data_is_sent_and_read_as_recorded()
    {
        var server = Recordings.Server("get_data");
        using var client = Connected.To(server);
        var file = Assert.Single(await client.DataRows.GetFilesAsync(
            "11111111-1111-4111-8111-111111111111", "00000001-2222-4222-8222-222222222222", signUrls: true, Token));
        Recordings.AssertSame("get_data", server);
        Assert.Equal(("v.mp4", "https://x/v", null), (file.Title, file.FileLink, file.ImageHash));
    }

    [Fact]
    public async Task Data_rows_are_asked_for_with_every_key_and_read_with_what_is_null()
    {
        var server = new ScriptedServer().Answers(
            """{"status":200,"response":[{"data_hash":"d","data_title":"t","data_type":"IMG_GROUP","created_at":"2024-11-22 10:00:00","last_edited_at":"2024-11-22T10:00:00Z","width":null,"height":null,"file_link":null,"file_size":null,"file_type":null,"storage_location":0,"frames_per_second":null,"duration":null,"new_member":1}]}""");
        using var client = Connected.To(server);
        var rows = new List<DataRow>();
        await foreach (var row in client.DataRows.ListAsync("ds", new DataRowFilter { DataTypes = ["ImageGroup"] }, Token))
        {
            rows.Add(row);
        }

        Assert.Equal(
            """{"query_type":"datarows","query_method":"GET","values":{"uid":null,"payload":{"title_eq":null,"title_like":null,"created_before":null,"created_after":null,"data_types":["IMG_GROUP"],"dataset_access_settings":{"fetch_client_metadata":false},"data_hashes":null}}}""",
            Assert.Single(server.Requests).Text);
        Assert.Equal(("ds", "ImageGroup", "CordStorage", 10), (rows[0].DatasetHash, rows[0].DataType, rows[0].StorageLocation, rows[0].CreatedAt!.Value.Hour));
    }

    [Fact]
    public async Task A_dataset_is_made_as_the_newer_release_makes_it()
    {
        var server = new ScriptedServer().Answers("""{"datasetUuid":"ds","backingFolderUuid":null}""");
        using var client = Connected.To(server);
        Assert.Equal("ds", await client.Datasets.CreateAsync("t", null, createBackingFolder: true, Token));
        Assert.Equal(("/v2/public/datasets", """{"title":"t","createBackingFolder":true,"legacyCall":false}"""), (server.Requests[0].Target, server.Requests[0].Text));
    }

    [Fact]
    public async Task Items_of_many_folders_are_not_asked_for_without_a_search()
    {
        var server = new ScriptedServer();
        using var client = Connected.To(server);
        var failure = await Assert.ThrowsAsync<EncordException>(async () =>
        {
            await foreach (var _ in client.Storage.ListItemsAsync(null, new Storage.StorageItemFilter(), Token))
            {
            }
        });
        Assert.Equal(EncordErrorId.InvalidArgument, failure.ErrorId);
        Assert.Empty(server.Requests);
    }
}
