using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class LabelTests : IAsyncLifetime
{
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    private static string Project => SampleHashes.StreetScenesProject;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, LabelLimit = 50 });
        _client = new SigningClient(_emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Every_seeded_document_is_valid_when_it_is_saved_again_as_it_was_loaded()
    {
        foreach (var project in (string[])[Project, SampleHashes.WardRoundProject, SampleHashes.ParkingLotProject])
        {
            var hashes = (await RowsAsync(project)).Select(row => row.GetProperty("label_hash").GetString()!).ToList();
            foreach (var piece in hashes.Chunk(50))
            {
                var documents = await GetAsync(piece, project);
                await SaveAsync(piece, documents.EnumerateArray().Cast<object>(), validate: true, project: project);
                Assert.True(JsonElement.DeepEquals(WithoutTimes(documents), WithoutTimes(await GetAsync(piece, project))));
            }
        }
    }

    [Fact]
    public async Task Members_that_nobody_knows_survive()
    {
        var (hash, document) = await OneAsync("IMAGE");
        document["fromTheFuture"] = JsonNode.Parse("""{"a":[1,2.50,null]}""");
        var unit = document["data_units"]!.AsObject().First().Value!.AsObject();
        unit["unit_future"] = "é";
        unit["labels"]!["objects"]![0]!["object_future"] = JsonNode.Parse("1.250");

        await SaveAsync([hash], [document], validate: true);

        var loaded = await GetNodeAsync(hash);
        Assert.Equal("""{"a":[1,2.50,null]}""", loaded["fromTheFuture"]!.ToJsonString());
        var loadedUnit = loaded["data_units"]!.AsObject().First().Value!;
        Assert.Equal("é", loadedUnit["unit_future"]!.GetValue<string>());
        Assert.Equal("1.250", loadedUnit["labels"]!["objects"]![0]!["object_future"]!.ToJsonString());
    }

    [Fact]
    public async Task Authors_that_are_null_become_the_caller()
    {
        var (hash, document) = await OneAsync("IMAGE");
        document["data_units"]!.AsObject().First().Value!["labels"]!["objects"]![0]!["createdBy"] = null;

        await SaveAsync([hash], [document], validate: false);

        var loaded = await GetNodeAsync(hash);
        var created = loaded["data_units"]!.AsObject().First().Value!["labels"]!["objects"]![0]!["createdBy"]!;
        Assert.Equal(WellKnown.AdminEmail, created.GetValue<string>());
    }

    [Fact]
    public async Task Feature_filters_leave_out_instances_with_their_answers()
    {
        var (hash, _) = await OneAsync("IMAGE");
        var filtered = await _client.V1Async(
            "labelrow", "GET", hash,
            new { multi_request = false, include_object_feature_hashes = new[] { "carbox01" }, include_classification_feature_hashes = Array.Empty<string>() },
            resourceId: Project);

        var labels = filtered.GetProperty("data_units").EnumerateObject().Single().Value.GetProperty("labels");
        var objects = labels.GetProperty("objects").EnumerateArray().ToList();
        Assert.NotEmpty(objects);
        Assert.All(objects, item => Assert.Equal("carbox01", item.GetProperty("featureHash").GetString()));
        Assert.Equal(
            objects.Select(item => item.GetProperty("objectHash").GetString()).Order(),
            filtered.GetProperty("object_answers").EnumerateObject().Select(answer => answer.Name).Order());
        Assert.Empty(labels.GetProperty("classifications").EnumerateArray());
        Assert.Empty(filtered.GetProperty("classification_answers").EnumerateObject());
    }

    [Fact]
    public async Task Reviews_are_there_when_they_were_asked_for()
    {
        var row = (await RowsAsync(Project)).First(row =>
            row.GetProperty("workflow_graph_node").GetProperty("title").GetString() == "Review"
            && row.GetProperty("data_type").GetString() == "IMAGE");
        var hash = row.GetProperty("label_hash").GetString()!;
        var reviews = $"projects/{Project}/workflow/stages/{SampleHashes.ReviewStage}/tasks/{row.GetProperty("task_uuid").GetString()}/reviews";
        var first = (await _client.GetAsync(reviews)).GetProperty("results")[0];
        var (status, _) = await _client.V2Async("POST", reviews + "/actions", new[]
        {
            new { reviewUuid = first.GetProperty("reviewUuid").GetString(), action = "REJECT", comment = "Too wide" },
        });
        Assert.Equal(200, status);

        var without = await GetNodeAsync(hash);
        var document = await _client.V1Async("labelrow", "GET", hash, new { include_reviews = true }, resourceId: Project);

        var labels = document.GetProperty("data_units").EnumerateObject().Single().Value.GetProperty("labels");
        Assert.DoesNotContain("Too wide", without.ToJsonString());
        Assert.All(
            labels.GetProperty("objects").EnumerateArray(),
            item => Assert.Equal(JsonValueKind.Array, item.GetProperty("reviews").ValueKind));
        var rejected = labels.GetProperty("objects").EnumerateArray().Concat(labels.GetProperty("classifications").EnumerateArray())
            .SelectMany(item => item.GetProperty("reviews").EnumerateArray())
            .Single(review => review.GetProperty("status").GetString() == "REJECTED");
        Assert.Equal("Too wide", rejected.GetProperty("comment").GetString());
        Assert.Equal(first.GetProperty("labelId").GetString(), rejected.GetProperty("granularity_id").GetString());
    }

    [Fact]
    public async Task Signed_links_lead_to_the_pixels_until_they_expire()
    {
        var (hash, _) = await OneAsync("IMAGE");
        var document = await _client.V1Async("labelrow", "GET", hash, new { get_signed_url = true }, resourceId: Project);
        var link = document.GetProperty("data_units").EnumerateObject().Single().Value.GetProperty("data_link").GetString()!;

        using var http = new HttpClient();
        var bytes = await http.GetByteArrayAsync(link);
        using var forged = await http.GetAsync(link.Replace("expires=", "expires=1"));

        Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
        Assert.Equal(403, (int)forged.StatusCode);
    }

    [Fact]
    public async Task A_second_creation_is_refused_and_another_branch_is_not()
    {
        var data = (await _client.V1Async(
                "labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: Project))
            .EnumerateArray().First(row => row.GetProperty("label_hash").ValueKind == JsonValueKind.Null).GetProperty("data_hash").GetString()!;

        var created = await _client.V1Async(
            "labelrow", "PUT", new[] { data }, new { multi_request = true, get_signed_url = false, branch_name = "main" }, resourceId: Project);
        Assert.Equal(data, Assert.Single(created.EnumerateArray()).GetProperty("data_hash").GetString());
        Assert.Equal(
            "RESOURCE_EXISTS_ERROR",
            await _client.V1ErrorAsync("labelrow", "PUT", data, new { get_signed_url = false }, resourceId: Project));
        var other = await _client.V1Async(
            "labelrow", "PUT", new[] { data }, new { multi_request = true, branch_name = "predictions" }, resourceId: Project);
        Assert.Equal("predictions", other[0].GetProperty("branch_name").GetString());
        var listed = await _client.V1Async(
            "labelrowmetadata", "GET",
            payload: new { include_uninitialised_labels = true, include_all_label_branches = true, data_hashes = new[] { data } },
            resourceId: Project);
        Assert.Equal(["main", "predictions"], listed.EnumerateArray().Select(row => row.GetProperty("branch_name").GetString()!));
    }

    [Fact]
    public async Task More_rows_than_the_limit_are_refused_with_the_limit()
    {
        var hashes = Enumerable.Range(0, 51).Select(_ => Guid.NewGuid().ToString()).ToArray();
        foreach (var method in (string[])["GET", "PUT", "POST"])
        {
            var envelope = await _client.EnvelopeAsync(
                "labelrow", method, hashes, new { multi_request = true, labels = Array.Empty<int>() }, resourceId: Project);
            Assert.Equal("MULTI_LABEL_LIMIT_ERROR", envelope.GetProperty("response")[0].GetString());
            Assert.Equal(50, envelope.GetProperty("payload").GetProperty("maximum_labels_allowed").GetInt32());
        }
    }

    [Theory]
    [InlineData("unknown feature", "FEATURE_DOES_NOT_EXIST_ERROR")]
    [InlineData("outside", "CORRUPTED_LABEL_ERROR")]
    [InlineData("not a number", "CORRUPTED_LABEL_ERROR")]
    [InlineData("wrong shape", "CORRUPTED_LABEL_ERROR")]
    [InlineData("wrong option", "FEATURE_DOES_NOT_EXIST_ERROR")]
    [InlineData("wrong answer type", "ANSWER_DICTIONARY_ERROR")]
    [InlineData("orphaned nested answer", "ANSWER_DICTIONARY_ERROR")]
    [InlineData("two of one classification", "CORRUPTED_LABEL_ERROR")]
    public async Task A_flaw_is_refused_when_validating_and_remembered_when_not(string flaw, string code)
    {
        var (hash, document) = await OneAsync("IMAGE");
        var labels = document["data_units"]!.AsObject().First().Value!["labels"]!;
        var car = labels["objects"]![0]!;
        var answers = document["object_answers"]![car["objectHash"]!.GetValue<string>()]!["classifications"]!.AsArray();
        switch (flaw)
        {
            case "unknown feature":
                car["featureHash"] = "whatever";
                break;
            case "outside":
                car["boundingBox"]!["x"] = 1.5;
                break;
            case "not a number":
                car["boundingBox"]!["w"] = "NaN";
                break;
            case "wrong shape":
                car.AsObject().Remove("boundingBox");
                break;
            case "wrong option":
                answers[^1]!["answers"]![0]!["featureHash"] = "optsunny";
                break;
            case "wrong answer type":
                answers.Add(JsonNode.Parse("""{"name":"Plate","value":"plate","answers":7,"featureHash":"carplate"}"""));
                break;
            case "orphaned nested answer":
                answers.Clear();
                answers.Add(JsonNode.Parse("""{"name":"Which colour","value":"which_colour","answers":"x","featureHash":"colorwhi"}"""));
                break;
            default:
                var second = labels["classifications"]![0]!.DeepClone();
                second["classificationHash"] = "AAAAAAAA";
                labels["classifications"]!.AsArray().Add(second);
                document["classification_answers"]!["AAAAAAAA"] =
                    JsonNode.Parse("""{"classificationHash":"AAAAAAAA","classifications":[]}""");
                break;
        }

        Assert.Equal(code, await SaveErrorAsync(hash, document, validate: true));
        await SaveAsync([hash], [document], validate: false);

        var state = await _client.GetAsync($"projects/{Project}/labels/{hash}/validation-state");
        Assert.False(state.GetProperty("isValid").GetBoolean());
        Assert.NotEmpty(state.GetProperty("errors").EnumerateArray());
        var listed = (await RowsAsync(Project)).Single(row => row.GetProperty("label_hash").GetString() == hash);
        Assert.False(listed.GetProperty("is_valid").GetBoolean());
    }

    [Theory]
    [InlineData("frame past the end", "CORRUPTED_LABEL_ERROR")]
    [InlineData("no answer entry", "ANSWER_DICTIONARY_ERROR")]
    [InlineData("other row", "CORRUPTED_LABEL_ERROR")]
    public async Task A_document_that_could_not_be_read_again_is_always_refused(string flaw, string code)
    {
        var (hash, document) = await OneAsync("VIDEO");
        var labels = document["data_units"]!.AsObject().First().Value!["labels"]!.AsObject();
        switch (flaw)
        {
            case "frame past the end":
                labels["40"] = JsonNode.Parse("""{"objects":[],"classifications":[]}""");
                break;
            case "no answer entry":
                document["object_answers"] = new JsonObject();
                break;
            default:
                document["label_hash"] = Guid.NewGuid().ToString();
                break;
        }

        Assert.Equal(code, await SaveErrorAsync(hash, document, validate: false));
    }

    [Theory]
    [InlineData("IMAGE", "unit")]
    [InlineData("IMAGE", "labels")]
    [InlineData("VIDEO", "unit")]
    [InlineData("VIDEO", "frame")]
    [InlineData("VIDEO", "object")]
    [InlineData("VIDEO", "answers")]
    [InlineData("VIDEO", "actions")]
    public async Task A_part_of_another_kind_is_always_refused(string type, string part)
    {
        foreach (var wrong in new[] { "\"x\"", "5", "true", "[]" })
        {
            var (hash, document) = await OneAsync(type);
            var units = document["data_units"]!.AsObject();
            var unit = units.First();
            var labels = unit.Value!["labels"]!.AsObject();
            var (owner, name) = part switch
            {
                "unit" => (units, unit.Key),
                "labels" => (unit.Value!.AsObject(), "labels"),
                "frame" => (labels, labels.First().Key),
                "answers" => (document["object_answers"]!.AsObject(), document["object_answers"]!.AsObject().First().Key),
                "actions" => (document["object_actions"]!.AsObject(), document["object_answers"]!.AsObject().First().Key),
                _ => (labels.First().Value!.AsObject(), "objects"),
            };
            owner[name] = part == "object" ? new JsonArray(JsonNode.Parse(wrong)) : JsonNode.Parse(wrong);

            Assert.Contains(await SaveErrorAsync(hash, document, validate: false), new[] { "CORRUPTED_LABEL_ERROR", "ANSWER_DICTIONARY_ERROR" });
            Assert.NotNull(await GetNodeAsync(hash));
        }
    }

    [Fact]
    public async Task One_bad_document_keeps_the_whole_bundle_from_being_saved()
    {
        var (first, good) = await OneAsync("IMAGE");
        var (second, bad) = await OneAsync("VIDEO");
        good["marker"] = true;
        bad["object_answers"] = new JsonObject();

        await _client.V1ErrorAsync(
            "labelrow", "POST", new[] { first, second }, new { multi_request = true, labels = new[] { good, bad } }, resourceId: Project);

        Assert.Null((await GetNodeAsync(first))["marker"]);
    }

    [Fact]
    public async Task Completing_and_reopening_move_a_row_between_stages()
    {
        var (hash, _) = await OneAsync("IMAGE");

        await _client.V1Async("labelworkflowgraphnode", "POST", new[] { hash }, new { action = "complete" }, resourceId: Project);
        Assert.Equal("Complete", (await RowAsync(hash)).GetProperty("workflow_graph_node").GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, (await RowAsync(hash)).GetProperty("priority").ValueKind);

        await _client.V1Async("labelworkflowgraphnode", "POST", new[] { hash }, new { action = "reopen" }, resourceId: Project);
        Assert.Equal("Annotate", (await RowAsync(hash)).GetProperty("workflow_graph_node").GetProperty("title").GetString());

        var returned = await _client.V1Async(
            "labelrowmetadata", "GET", payload: new { label_statuses = new[] { "RETURNED" }, include_uninitialised_labels = true },
            resourceId: Project);
        Assert.Contains(returned.EnumerateArray(), row => row.GetProperty("label_hash").GetString() == hash);
    }

    [Fact]
    public async Task Priorities_are_kept_and_must_be_between_zero_and_one()
    {
        var row = (await RowsAsync(Project)).First(row => row.GetProperty("priority").ValueKind == JsonValueKind.Number);
        var data = row.GetProperty("data_hash").GetString()!;

        var (status, _) = await _client.V2Async(
            "POST", $"projects/{Project}/priorities", new { priorities = new object[] { new object[] { data, 0.875 } } });
        var (tooMuch, _) = await _client.V2Async(
            "POST", $"projects/{Project}/priorities", new { priorities = new object[] { new object[] { data, 7 } } });

        Assert.Equal((200, 400), (status, tooMuch));
        Assert.Equal(0.875, (await RowAsync(row.GetProperty("label_hash").GetString()!)).GetProperty("priority").GetDouble());
    }

    [Fact]
    public async Task Label_status_and_review_change_what_is_listed_where_there_is_no_workflow()
    {
        var project = SampleHashes.ParkingLotProject;
        var hash = (await RowsAsync(project))[0].GetProperty("label_hash").GetString()!;

        await _client.V1Async("review", "PUT", hash, resourceId: project);
        await _client.V1Async("labelstatus", "POST", hash, new { label_status = "REVIEWED_TWICE" }, resourceId: project);

        var row = (await RowsAsync(project)).Single(row => row.GetProperty("label_hash").GetString() == hash);
        Assert.Equal("REVIEWED_TWICE", row.GetProperty("label_status").GetString());
        Assert.Equal("IN_REVIEW", row.GetProperty("annotation_task_status").GetString());
        Assert.Equal("WRONG_PROJECT_TYPE_ERROR", await _client.V1ErrorAsync(
            "labelworkflowgraphnode", "POST", new[] { hash }, new { action = "complete" }, resourceId: project));
    }

    [Fact]
    public async Task Rings_that_an_old_release_drops_are_kept_while_the_outline_stays_the_same()
    {
        var (hash, document) = await OneAsync("IMAGE");
        var road = Road(document);
        var rings = JsonNode.Parse("[[[0.1,0.1,0.9,0.1,0.5,0.9],[0.4,0.2,0.6,0.2,0.5,0.4]]]")!;
        road["polygons"] = rings.DeepClone();
        await SaveAsync([hash], [document], validate: true);

        road.Remove("polygons");
        await SaveAsync([hash], [document], validate: true);
        var kept = Road(await GetNodeAsync(hash))["polygons"];
        road["polygon"]!["0"]!["x"] = 0.123;
        await SaveAsync([hash], [document], validate: true);
        var gone = Road(await GetNodeAsync(hash))["polygons"];

        Assert.True(JsonNode.DeepEquals(rings, kept));
        Assert.Null(gone);

        static JsonObject Road(JsonNode row) => row["data_units"]!.AsObject().First().Value!["labels"]!["objects"]!.AsArray()
            .Single(item => item!["featureHash"]!.GetValue<string>() == "roadpol1")!.AsObject();
    }

    [Fact]
    public async Task Many_at_once_read_and_write_without_losing_anything()
    {
        var hashes = (await RowsAsync(Project)).Select(row => row.GetProperty("label_hash").GetString()!).Take(24).ToList();

        await Task.WhenAll(hashes.Select(async (hash, i) =>
        {
            var document = await GetNodeAsync(hash);
            document["marker"] = i;
            await SaveAsync([hash], [document], validate: true);
            Assert.Equal(180, (await _client.V1Async(
                "labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: Project)).GetArrayLength());
        }));

        var saved = await GetAsync([.. hashes]);
        Assert.Equal(Enumerable.Range(0, 24), saved.EnumerateArray().Select(document => document.GetProperty("marker").GetInt32()).Order());
    }

    [Fact]
    public async Task Text_visibility_is_hidden_from_releases_that_cannot_read_it()
    {
        var (hash, document) = await OneAsync("IMAGE");
        var objects = document["data_units"]!.AsObject().First().Value!["labels"]!["objects"]!.AsArray();
        objects.Add(JsonNode.Parse("""
            {"name":"Pedestrian","color":"#DBDF00","shape":"skeleton","value":"pedestrian","createdAt":"Fri, 22 Nov 2024 11:00:00 UTC",
             "createdBy":"a@b.c","confidence":1,"objectHash":"SSSSSSSS","featureHash":"pedskel1","manualAnnotation":true,
             "skeleton":{"0":{"x":0.5,"y":0.5,"name":"head","visibility":"occluded"}}}
            """));
        document["object_answers"]!["SSSSSSSS"] = JsonNode.Parse("""{"objectHash":"SSSSSSSS","classifications":[]}""");
        await SaveAsync([hash], [document], validate: true);

        _client.UserAgent = "encord-sdk-python/0.1.150 python/3.11";
        var old = (await GetNodeAsync(hash)).ToJsonString();
        _client.UserAgent = "encord-sdk-python/0.1.190 python/3.11";
        var today = (await GetNodeAsync(hash)).ToJsonString();

        Assert.Contains("\"occluded\":true", old);
        Assert.DoesNotContain("visibility", old);
        Assert.Contains("\"visibility\":\"occluded\"", today);
    }

    private static JsonElement WithoutTimes(JsonElement documents)
    {
        var nodes = JsonNode.Parse(documents.GetRawText())!.AsArray();
        foreach (var node in nodes)
        {
            node!.AsObject().Remove("last_edited_at");
        }

        return JsonSerializer.SerializeToElement(nodes);
    }

    private async Task<List<JsonElement>> RowsAsync(string project) =>
    [
        .. (await _client.V1Async(
            "labelrowmetadata", "GET", payload: new { include_uninitialised_labels = false, include_workflow_graph_node = true },
            resourceId: project)).EnumerateArray(),
    ];

    private async Task<JsonElement> RowAsync(string labelHash) =>
        (await RowsAsync(Project)).Single(row => row.GetProperty("label_hash").GetString() == labelHash);

    private Task<JsonElement> GetAsync(string[] hashes, string? project = null) =>
        _client.V1Async("labelrow", "GET", hashes, new { multi_request = true, get_signed_url = false }, resourceId: project ?? Project);

    private async Task<JsonNode> GetNodeAsync(string hash) => JsonNode.Parse((await GetAsync([hash]))[0].GetRawText())!;

    /// <summary>The first labelled row of a type that has a car as its first object.</summary>
    private async Task<(string Hash, JsonNode Document)> OneAsync(string type)
    {
        var rows = await RowsAsync(Project);
        var hash = rows.First(row => row.GetProperty("data_type").GetString() == type).GetProperty("label_hash").GetString()!;
        return (hash, await GetNodeAsync(hash));
    }

    private async Task SaveAsync(IEnumerable<string> hashes, IEnumerable<object> documents, bool validate, string? project = null) =>
        Assert.True((await _client.V1Async(
            "labelrow", "POST", hashes, new { multi_request = true, labels = documents, validate_before_saving = validate },
            resourceId: project ?? Project)).GetBoolean());

    private Task<string> SaveErrorAsync(string hash, JsonNode document, bool validate) => _client.V1ErrorAsync(
        "labelrow", "POST", new[] { hash }, new { multi_request = true, labels = new[] { document }, validate_before_saving = validate },
        resourceId: Project);
}
