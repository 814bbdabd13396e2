using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Encord.Client.Http;
using Encord.Client.LabelRows;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.LabelRows;

public class LabelRowParserTests
{
    private const string Full = """
        {
          "label_hash": "l1", "branch_name": "main", "created_at": "2023-03-21T09:58:08.472959", "last_edited_at": "2023-03-21T11:03:52+02:00",
          "data_hash": "d1", "dataset_hash": "s1", "dataset_title": "Streets \u00fc", "data_title": "a \"b\".mp4", "data_type": "IMG_GROUP", "data_link": null,
          "label_status": "REVIEWED_TWICE", "annotation_task_status": "IN_REVIEW", "workflow_graph_node": {"uuid": "w1", "title": "Annotate", "new": {"x": [1]}},
          "is_shadow_data": true, "number_of_frames": 250, "duration": 10.5, "frames_per_second": 23.976, "height": 720, "width": 1280,
          "audio_sample_rate": 44100, "audio_bit_depth": 16, "audio_num_channels": 2, "audio_codec": "aac", "priority": 0.25,
          "client_metadata": {"k": [1, {"z": "ü"}]},
          "images_data": [{"index": 0, "title": "i.png", "file_type": "image/png", "height": 5, "width": 6, "image_hash": "h0", "extra": 1}],
          "file_type": "video/mp4", "file_size": 123456789012, "is_valid": false, "backing_item_uuid": "b1", "task_uuid": "t1",
          "assigned_user_email": "a@b.c", "last_actioned_by_user_email": "d@e.f", "group_hash": "g1", "spaces": {"space": {"kind": "video"}},
          "is_image_sequence": true, "a_member_of_next_year": {"deep": [[[]]]}
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_member_of_a_row_has_its_property()
    {
        var row = Assert.Single(await ReadAsync(Full));

        Assert.Equal(("p", "l1", "main", "d1", "s1"), (row.ProjectHash, row.LabelHash, row.BranchName, row.DataHash, row.DatasetHash));
        Assert.Equal(("Streets ü", "a \"b\".mp4", "ImageGroup", null), (row.DatasetTitle, row.DataTitle, row.DataType, row.DataLink));
        Assert.Equal(("ReviewedTwice", "InReview", "Annotate", "w1"), (row.LabelStatus, row.TaskStatus, row.WorkflowStage, row.WorkflowStageUuid));
        Assert.Equal((true, 250, 10.5, 23.976, 720, 1280), (row.IsShadowData, row.NumberOfFrames, row.Duration, row.FramesPerSecond, row.Height, row.Width));
        Assert.Equal((44100, 16, 2, "aac", 0.25), (row.AudioSampleRate, row.AudioBitDepth, row.AudioNumChannels, row.AudioCodec, row.Priority));
        Assert.Equal(("video/mp4", 123456789012, false, "b1", "t1"), (row.FileType, row.FileSize, row.IsValid, row.BackingItemUuid, row.TaskUuid));
        Assert.Equal(("a@b.c", "d@e.f", "g1"), (row.AssignedUserEmail, row.LastActionedByUserEmail, row.GroupHash));
        Assert.Equal(new DateTimeOffset(2023, 3, 21, 9, 58, 8, TimeSpan.Zero).AddTicks(4729590), row.CreatedAt);
        Assert.Equal(new DateTimeOffset(2023, 3, 21, 9, 3, 52, TimeSpan.Zero), row.LastEditedAt);
        Assert.Equal(TimeSpan.Zero, row.LastEditedAt!.Value.Offset);
        Assert.Equal("""{"k": [1, {"z": "ü"}]}""", row.ClientMetadata);
        Assert.Equal("""{"space": {"kind": "video"}}""", row.Spaces);
        var image = Assert.Single(row.ImagesData!);
        Assert.Equal((0, "i.png", "image/png", 5, 6, "h0"), (image.Index, image.Title, image.FileType, image.Height, image.Width, image.ImageHash));
        Assert.Equal("i.png", row.ImagesData!.ToString());
    }

    [Fact]
    public async Task A_row_with_nothing_but_its_data_is_a_row()
    {
        var row = Assert.Single(await ReadAsync("""{"data_hash":"d","spaces":{}}"""));

        Assert.Equal((false, true, null, null), (row.IsInitialized, row.IsValid, row.LabelStatus, row.Spaces));
    }

    [Theory]
    [InlineData("null", false)]
    [InlineData("false", false)]
    [InlineData("true", true)]
    [InlineData("1", true)]
    public async Task A_validity_that_is_null_is_false(string value, bool isValid) =>
        Assert.Equal(isValid, Assert.Single(await ReadAsync($$"""{"data_hash":"d","is_valid":{{value}}}""")).IsValid);

    [Fact]
    public async Task Values_of_next_year_are_kept_as_they_are()
    {
        var row = Assert.Single(await ReadAsync("""{"data_hash":"d","data_type":"HOLOGRAM","label_status":"HALF_DONE","annotation_task_status":"LOST"}"""));

        Assert.Equal(("HOLOGRAM", "HALF_DONE", "LOST"), (row.DataType, row.LabelStatus, row.TaskStatus));
    }

    [Theory]
    [InlineData("2024-01-02T03:04:05", 0)]
    [InlineData("2024-01-02T03:04:05Z", 0)]
    [InlineData("2024-01-02 03:04:05", 0)]
    [InlineData("Tue, 02 Jan 2024 03:04:05 GMT", 0)]
    [InlineData("Tue, 02 Jan 2024 03:04:05 UTC", 0)]
    [InlineData("2024-01-02T03:04:05.500000+00:00", 500)]
    [InlineData("2024-01-02T04:04:05.5+01:00", 500)]
    public async Task A_time_is_read_in_every_form_of_the_wire_and_is_utc(string text, int milliseconds) =>
        Assert.Equal(
            new DateTimeOffset(2024, 1, 2, 3, 4, 5, milliseconds, TimeSpan.Zero),
            Assert.Single(await ReadAsync($$"""{"data_hash":"d","created_at":"{{text}}"}""")).CreatedAt);

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("12")]
    [InlineData("null")]
    public async Task What_is_no_time_is_none(string value) =>
        Assert.Null(Assert.Single(await ReadAsync($$"""{"data_hash":"d","created_at":{{value}}}""")).CreatedAt);

    [Fact]
    public async Task Members_of_another_kind_than_expected_do_not_break_the_row()
    {
        var names = JsonNode.Parse(Full)!.AsObject().Select(member => member.Key).Where(name => name != "data_hash").ToArray();
        foreach (var value in new[] { "null", "true", "3000000000.5", "\"text\"", "[]", "{}", "[1]", "{\"a\":1}" })
        {
            var row = $"{{\"data_hash\":\"d\",{string.Join(",", names.Select(name => $"\"{name}\":{value}"))}}}";
            Assert.Equal("d", Assert.Single(await ReadAsync(row)).DataHash);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("12")]
    [InlineData("{\"data_hash\":null}")]
    public async Task What_is_no_row_is_an_answer_that_cannot_be_understood(string row)
    {
        var error = await Assert.ThrowsAsync<EncordException>(() => ReadAsync(row));

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
    }

    [Fact]
    public async Task Text_that_repeats_is_one_string()
    {
        var rows = await ReadAsync(Full, Full);

        Assert.Same(rows[0].DatasetHash, rows[1].DatasetHash);
        Assert.Same(rows[0].BranchName, rows[1].BranchName);
        Assert.Same(rows[0].WorkflowStageUuid, rows[1].WorkflowStageUuid);
        Assert.Same(rows[0].DataType, rows[1].DataType);
    }

    [Fact]
    public Task Rows_are_the_same_wherever_the_bytes_are_cut() => Gen.Int[1, 400].Array[1, 5].SampleAsync(async sizes =>
    {
        var content = Encoding.UTF8.GetBytes($"{{\"status\":200,\"response\":[{Full},{{\"data_hash\":\"d2\"}},{Full}]}}");
        using var reader = new ListReader<LabelRow>(new ChunkedStream(content, sizes), new LabelRowParser("p"), "response");

        var rows = new List<LabelRow>();
        while (await reader.ReadBatchAsync(Token) is { Count: > 0 } batch)
        {
            rows.AddRange(batch);
        }

        Assert.Equal(["d1", "d2", "d1"], rows.Select(row => row.DataHash));
        foreach (var row in new[] { rows[0], rows[2] })
        {
            Assert.Equal(("Streets ü", "Annotate", "g1", 0.25, 123456789012), (row.DatasetTitle, row.WorkflowStage, row.GroupHash, row.Priority, row.FileSize));
            Assert.Equal("h0", row.ImagesData![0].ImageHash);
            Assert.NotNull(row.Spaces);
        }
    }, iter: 200);

    /// <summary>A row of the usual form: plain values and the stage.</summary>
    private const string Usual = """
        {"label_hash":"l1","branch_name":"main","created_at":"2026-03-21T09:58:08.472959","last_edited_at":"2026-03-21T09:58:08Z","data_hash":"d1","dataset_title":"Straße",
         "data_type":"IMAGE","is_shadow_data":false,"duration":null,"number_of_frames":1,"file_size":13154.0,"width":1920,"height":-1.5,"priority":0.5,
         "workflow_graph_node":{"uuid":"w1","title":"Annotate"},"is_valid":true,"new_member":"x","spaces":{}}
        """;

    private static readonly byte[] Marks = [.. "{}[]\",:\\ tfn019.-eE"u8];

    [Fact]
    public void The_usual_form_is_scanned()
    {
        Assert.True(new LabelRowParser("p").TryScan(Encoding.UTF8.GetBytes(Usual + ","), out var length, out var row));
        Assert.Equal(Encoding.UTF8.GetByteCount(Usual), length);
        Assert.Equal(Shown(Parse(Encoding.UTF8.GetBytes(Usual))!), Shown(row));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("25")]
    [InlineData("00")]
    [InlineData("-")]
    [InlineData("-0")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("+1")]
    [InlineData("1 2")]
    [InlineData("tru")]
    [InlineData("truee")]
    [InlineData("True")]
    [InlineData("nul")]
    [InlineData("NaN")]
    [InlineData("\"a\tb\"")]
    [InlineData("\"a\\nb\"")]
    [InlineData("\"a")]
    [InlineData("'a'")]
    [InlineData("")]
    [InlineData("1,")]
    [InlineData("1,,\"x\":1")]
    [InlineData("1}")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("/* 1 */ 1")]
    [InlineData("99999999999999999999")]
    [InlineData("2147483648")]
    public void What_is_scanned_is_what_the_reader_reads(string value)
    {
        foreach (var name in new[] { "width", "data_title", "priority", "is_valid", "created_at", "spaces", "workflow_graph_node", "data_type", "other" })
        {
            AssertScannedAsRead(Encoding.UTF8.GetBytes($"{{\"data_hash\":\"d\",\"{name}\":{value}}}"));
        }
    }

    [Theory]
    [InlineData("2026-03-21T09:58:08")]
    [InlineData("2026-03-21T09:58:08.1")]
    [InlineData("2026-03-21T09:58:08.")]
    [InlineData("2026-03-21T09:58:08.1234567")]
    [InlineData("2026-03-21T09:58:08.12345678")]
    [InlineData("2026-03-21T09:58:08Z")]
    [InlineData("2026-03-21T09:58:08.5Z")]
    [InlineData("2026-03-21T09:58:08+01:30")]
    [InlineData("2026-02-29T09:58:08")]
    [InlineData("2024-02-29T09:58:08")]
    [InlineData("0000-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59.9999999")]
    [InlineData("2026-03-21T24:00:00")]
    [InlineData("2026-03-21T23:60:00")]
    [InlineData("2026-03-21T23:59:60")]
    [InlineData("2026-13-21T09:58:08")]
    [InlineData("2026-03-21 09:58:08")]
    [InlineData("2026-03-21")]
    [InlineData("2026-03-21T09:58")]
    [InlineData("2026-0a-21T09:58:08")]
    public void A_time_that_is_scanned_is_the_one_that_the_framework_reads(string text)
    {
        AssertScannedAsRead(Encoding.UTF8.GetBytes($"{{\"data_hash\":\"d\",\"created_at\":\"{text}\"}}"));
        var time = System.Text.Json.JsonDocument.Parse($"\"{text}\"").RootElement.TryGetDateTime(out var read)
            ? read.Kind == DateTimeKind.Local ? new DateTimeOffset(read) : new DateTimeOffset(read.Ticks, TimeSpan.Zero)
            : Json.JsonTime.Parse(text);
        Assert.Equal(time?.ToUniversalTime(), Parse(Encoding.UTF8.GetBytes($"{{\"data_hash\":\"d\",\"created_at\":\"{text}\"}}"))!.CreatedAt);
    }

    [Fact]
    public void Damage_is_never_scanned_as_something_else_than_the_reader_reads() =>
        Gen.Select(Gen.Int[0, Encoding.UTF8.GetByteCount(Usual) - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 4].Sample(
            changes =>
            {
                var bytes = Encoding.UTF8.GetBytes(Usual).ToList();
                foreach ((var at, var value, var kind) in changes)
                {
                    var place = Math.Min(at, bytes.Count - 1);
                    switch (kind)
                    {
                        case 0: bytes[place] = value; break;
                        case 1: bytes.RemoveAt(place); break;
                        case 2: bytes.Insert(place, value); break;
                        default: bytes[place] = Marks[value % Marks.Length]; break;
                    }
                }

                AssertScannedAsRead([.. bytes]);
            },
            iter: 20_000);

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_an_answer_that_cannot_be_understood()
    {
        foreach (var name in new[] { "data_title", "dataset_title", "workflow_stage" })
        {
            var body = Encoding.UTF8.GetBytes($"{{\"status\":200,\"response\":[{{\"data_hash\":\"a\"}},{{\"data_hash\":\"d\",\"{name}\":\"x?y\"}}]}}");
            body[Array.IndexOf(body, (byte)'?')] = 0xFF;
            using var reader = new ListReader<LabelRow>(new MemoryStream(body), new LabelRowParser("p"), "response");

            if (name == "workflow_stage")
            {
                Assert.Equal(2, (await reader.ReadBatchAsync(Token)).Count);
            }
            else
            {
                await Assert.ThrowsAsync<BodyProblemException>(() => reader.ReadBatchAsync(Token).AsTask());
            }
        }
    }

    [Fact]
    public void A_branch_and_all_branches_exclude_each_other()
    {
        using var client = Connected.To(new ScriptedServer());

        var error = Assert.Throws<EncordException>(() => client.LabelRows.ListAsync("p", new LabelRowFilter { BranchName = "main", IncludeAllBranches = true }, Token));

        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
    }

    // Behind a row, a row of the usual form is scanned; alone it is read. Both ways come to the same.
    private static async Task<List<LabelRow>> ReadAsync(params string[] rows)
    {
        var read = await ListAsync(rows);
        var behind = await ListAsync(["{\"data_hash\":\"before\"}", .. rows]);
        Assert.Equal(read.Select(Shown), behind.Skip(1).Select(Shown));
        return read;
    }

    private static async Task<List<LabelRow>> ListAsync(string[] rows)
    {
        using var client = Connected.To(new ScriptedServer().Answers($"{{\"status\":200,\"response\":[{string.Join(",", rows)}]}}"));
        return await client.LabelRows.ListAsync("p", cancellationToken: Token).ToListAsync(Token);
    }

    private static void AssertScannedAsRead(byte[] utf8)
    {
        LabelRow scanned;
        int length;
        try
        {
            if (!new LabelRowParser("p").TryScan(utf8, out length, out scanned))
            {
                return;
            }
        }
        catch (FormatException)
        {
            Assert.Null(Parse(utf8));
            return;
        }

        var read = Parse(utf8[..length]);
        Assert.NotNull(read);
        Assert.Equal(Shown(read), Shown(scanned));
    }

    private static LabelRow? Parse(byte[] utf8)
    {
        try
        {
            return new LabelRowParser("p").Parse(utf8);
        }
        catch (Exception error) when (Json.WireText.IsDamage(error))
        {
            return null;
        }
    }

    private static string Shown(LabelRow row) => string.Join("\n", typeof(LabelRow).GetProperties().Select(property => $"{property.Name}={property.GetValue(row)}"));
}
