using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class ListingTests(SampleServer server) : IClassFixture<SampleServer>
{
    private static readonly string[] RowKeys =
    [
        "label_hash", "branch_name", "created_at", "last_edited_at", "data_hash", "dataset_hash", "dataset_title", "data_title", "data_type",
        "data_link", "label_status", "annotation_task_status", "workflow_graph_node", "is_shadow_data", "number_of_frames", "duration",
        "frames_per_second", "height", "width", "audio_sample_rate", "audio_bit_depth", "audio_num_channels", "audio_codec", "priority",
        "client_metadata", "images_data", "file_type", "is_valid", "backing_item_uuid", "task_uuid", "assigned_user_email",
        "last_actioned_by_user_email", "group_hash", "spaces",
    ];

    [Fact]
    public async Task The_sample_has_hundreds_of_label_rows_of_every_kind()
    {
        var kinds = new HashSet<string>();
        var count = 0;
        foreach (var project in (string[])[SampleHashes.StreetScenesProject, SampleHashes.WardRoundProject, SampleHashes.ParkingLotProject])
        {
            var rows = await ListAsync(new { }, project);
            count += rows.Count;
            kinds.UnionWith(rows.Select(row => Text(row, "data_type")!));
        }

        Assert.True(count >= 200, $"{count} rows");
        Assert.Superset(new HashSet<string> { "IMAGE", "IMG_GROUP", "VIDEO", "AUDIO", "DICOM" }, kinds);
    }

    [Fact]
    public async Task Every_row_has_every_key()
    {
        foreach (var row in await ListAsync(new { include_workflow_graph_node = true }))
        {
            Assert.Equal(RowKeys.Order(), row.EnumerateObject().Select(member => member.Name).Order());
        }
    }

    [Fact]
    public async Task Uninitialised_rows_are_listed_only_when_asked_for()
    {
        var all = await ListAsync(new { });
        var initialised = await server.Client.V1Async(
            "labelrowmetadata", "GET", payload: new { include_uninitialised_labels = false }, resourceId: SampleHashes.StreetScenesProject);

        Assert.Contains(all, row => Text(row, "label_hash") is null);
        Assert.NotEmpty(initialised.EnumerateArray());
        Assert.All(initialised.EnumerateArray(), row => Assert.NotNull(Text(row, "label_hash")));
        Assert.Equal(all.Count(row => Text(row, "label_hash") is not null), initialised.GetArrayLength());
    }

    [Theory]
    [InlineData("street-000%", 10)]
    [InlineData("street-000_.png", 10)]
    [InlineData("%.avi", 8)]
    [InlineData("STREET%", 0)]
    [InlineData(@"street-000\_.png", 0)]
    [InlineData("%", 180)]
    public async Task Titles_are_matched_as_a_database_does(string pattern, int count) =>
        Assert.Equal(count, (await ListAsync(new { data_title_like = pattern })).Count);

    [Fact]
    public async Task A_title_is_found_exactly() =>
        Assert.Equal("street-0007.png", Text(Assert.Single(await ListAsync(new { data_title_eq = "street-0007.png" })), "data_title"));

    [Fact]
    public async Task Stages_are_found_by_title_and_by_pattern()
    {
        var all = await ListAsync(new { include_workflow_graph_node = true });
        var review = await ListAsync(new { include_workflow_graph_node = true, workflow_graph_node_title_eq = "Review" });
        var likeE = await ListAsync(new { include_workflow_graph_node = true, workflow_graph_node_title_like = "%i%" });

        Assert.Equal(all.Count(row => Stage(row) == "Review"), review.Count);
        Assert.All(review, row => Assert.Equal("Review", Stage(row)));
        Assert.Equal(all.Count(row => Stage(row).Contains('i')), likeE.Count);
        Assert.NotEqual(all.Count, likeE.Count);
    }

    [Theory]
    [InlineData("QUEUED")]
    [InlineData("ASSIGNED")]
    [InlineData("IN_REVIEW")]
    [InlineData("RETURNED")]
    [InlineData("COMPLETED")]
    public async Task Task_statuses_select_rows(string status)
    {
        var all = await ListAsync(new { }, SampleHashes.ParkingLotProject);
        var selected = await ListAsync(new { label_statuses = new[] { status } }, SampleHashes.ParkingLotProject);

        Assert.NotEmpty(selected);
        Assert.All(selected, row => Assert.Equal(status, Text(row, "annotation_task_status")));
        Assert.Equal(all.Count(row => Text(row, "annotation_task_status") == status), selected.Count);
    }

    [Fact]
    public async Task Shadow_data_is_listed_alone_left_out_or_not_cared_about()
    {
        var all = await ListAsync(new { shadow_data_state = "ALL_DATA" });
        var shadow = await ListAsync(new { shadow_data_state = "SHADOW_DATA" });
        var other = await ListAsync(new { shadow_data_state = "NOT_SHADOW_DATA" });

        Assert.NotEmpty(shadow);
        Assert.All(shadow, row => Assert.True(row.GetProperty("is_shadow_data").GetBoolean()));
        Assert.Equal(all.Count, shadow.Count + other.Count);
    }

    [Fact]
    public async Task Edit_times_select_labelled_rows_only()
    {
        const string moment = "2024-11-22T14:00:00";
        var before = await ListAsync(new { edited_before = moment + "+00:00" });
        var after = await ListAsync(new { edited_after = moment });
        var labelled = (await ListAsync(new { })).Where(row => Text(row, "label_hash") is not null).ToList();

        Assert.NotEmpty(before);
        Assert.NotEmpty(after);
        Assert.All(before, row => Assert.True(string.CompareOrdinal(Text(row, "last_edited_at"), moment) < 0));
        Assert.All(after, row => Assert.True(string.CompareOrdinal(Text(row, "last_edited_at"), moment) > 0));
        Assert.Equal(labelled.Count, before.Count + after.Count);
    }

    [Fact]
    public async Task Thousands_of_hashes_are_one_filter()
    {
        var wanted = (await ListAsync(new { })).Take(5).Select(row => Text(row, "data_hash")!).ToList();
        var noise = Enumerable.Range(0, 5000).Select(_ => Guid.NewGuid().ToString());

        var found = await ListAsync(new { data_hashes = noise.Concat(wanted) });
        var labels = (await ListAsync(new { })).Select(row => Text(row, "label_hash")).OfType<string>().Take(3).ToList();
        var byLabel = await ListAsync(new { label_hashes = labels });

        Assert.Equal(wanted, found.Select(row => Text(row, "data_hash")!));
        Assert.Equal(labels, byLabel.Select(row => Text(row, "label_hash")!));
    }

    [Fact]
    public async Task Metadata_images_and_stage_come_only_when_asked_for()
    {
        var bare = await ListAsync(new { });
        var full = await ListAsync(new { include_client_metadata = true, include_images_data = true, include_workflow_graph_node = true });

        Assert.All(bare, row =>
        {
            Assert.Equal(JsonValueKind.Null, row.GetProperty("client_metadata").ValueKind);
            Assert.Equal(JsonValueKind.Null, row.GetProperty("images_data").ValueKind);
            Assert.False(row.TryGetProperty("workflow_graph_node", out _));
        });
        Assert.Contains(full, row => row.GetProperty("client_metadata").ValueKind == JsonValueKind.Object);
        var images = full.First(row => Text(row, "data_type") == "IMG_GROUP").GetProperty("images_data").EnumerateArray().ToList();
        Assert.Equal(5, images.Count);
        Assert.All(images, image => Assert.Equal(
            ["file_type", "height", "image_hash", "index", "title", "width"], image.EnumerateObject().Select(member => member.Name).Order()));
    }

    [Fact]
    public async Task Branches_are_listed_one_at_a_time_or_all_together()
    {
        var project = SampleHashes.ParkingLotProject;
        var main = await ListAsync(new { }, project);
        var predictions = await ListAsync(new { branch_name = "predictions" }, project);
        var all = await ListAsync(new { include_all_label_branches = true }, project);
        var predicted = predictions.Count(row => Text(row, "label_hash") is not null);

        Assert.All(main, row => Assert.Equal("main", Text(row, "branch_name")));
        Assert.All(predictions, row => Assert.Equal("predictions", Text(row, "branch_name")));
        Assert.Equal(main.Count, predictions.Count); // rows to be made on that branch
        Assert.InRange(predicted, 1, main.Count - 1);
        Assert.Equal(main.Count + predicted, all.Count);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await ErrorAsync(new { branch_name = "x", include_all_label_branches = true }));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await ErrorAsync(new { label_statuses = new[] { "DONE" } }));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await ErrorAsync(new { label_statuses = "QUEUED" }));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await ErrorAsync(new { shadow_data_state = "SOME" }));
        Assert.Equal("INVALID_DATE_FORMAT_ERROR", await ErrorAsync(new { edited_after = "yesterday" }));
    }

    [Fact]
    public async Task Filters_that_are_null_are_no_filters()
    {
        var rows = await ListAsync(new
        {
            edited_before = (string?)null,
            edited_after = (string?)null,
            label_statuses = (string[]?)null,
            shadow_data_state = (string?)null,
            data_hashes = (string[]?)null,
            label_hashes = (string[]?)null,
            data_title_eq = (string?)null,
            data_title_like = (string?)null,
            workflow_graph_node_title_eq = (string?)null,
            workflow_graph_node_title_like = (string?)null,
            include_children = false,
            branch_name = (string?)null,
        });

        Assert.Equal(180, rows.Count);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static string Stage(JsonElement row) => row.GetProperty("workflow_graph_node").GetProperty("title").GetString()!;

    private Task<string> ErrorAsync(object payload) =>
        server.Client.V1ErrorAsync("labelrowmetadata", "GET", payload: payload, resourceId: SampleHashes.StreetScenesProject);

    private async Task<List<JsonElement>> ListAsync(object payload, string? project = null)
    {
        var members = JsonSerializer.SerializeToNode(payload)!.AsObject();
        members["include_uninitialised_labels"] = true;
        var response = await server.Client.V1Async(
            "labelrowmetadata", "GET", payload: members, resourceId: project ?? SampleHashes.StreetScenesProject);
        return [.. response.EnumerateArray()];
    }
}
