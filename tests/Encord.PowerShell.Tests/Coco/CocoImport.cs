using Encord.Emulator;

namespace Encord.PowerShell.Tests.Coco;

public sealed class CocoImport : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Every_kind_of_annotation_becomes_the_shape_of_the_ontology()
    {
        var path = _fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[20,10,50,25],"area":1250,"iscrowd":1}""",
            """{"id":2,"image_id":1,"category_id":2,"segmentation":[[0,0,20,0,20,10],[100,50,200,50,200,100,100,100]],"bbox":[0,0,200,100],"iscrowd":0}""",
            """{"id":3,"image_id":1,"category_id":3,"segmentation":{"size":[100,200],"counts":[0,2,19998]},"iscrowd":0}""",
            """{"id":4,"image_id":1,"category_id":4,"segmentation":[[0,0,20,10,40,50,40,50,20,10,0,0]],"iscrowd":0}""",
            """{"id":5,"image_id":1,"category_id":5,"keypoints":[100,50,2],"num_keypoints":1,"iscrowd":0}""",
            """{"id":6,"image_id":1,"category_id":6,"keypoints":[20,90,2,30,50,1,0,0,0],"num_keypoints":2,"iscrowd":0}""",
            """{"id":7,"image_id":1,"category_id":7,"bbox":[20,10,50,25],"iscrowd":0}""",
            """{"id":8,"image_id":1,"category_id":2,"segmentation":{"size":[100,200],"counts":[0,2,98,2,19898]},"iscrowd":1}""",
            """{"id":9,"image_id":1,"category_id":3,"segmentation":[[0,0,1,0,1,2,0,2]],"iscrowd":0}""");

        var result = _fixture.Import(path).ThrowOnError();

        Assert.Equal(9L, Assert.Single(result.Values("Added")));
        var objects = _fixture.Objects("bench-000000.jpg").GroupBy(item => item.GetProperty("name").GetString()!).ToDictionary(group => group.Key, group => group.ToArray());
        Assert.Equal("""{"h":0.25,"w":0.25,"x":0.1,"y":0.1}""", objects["Apple"][0].GetProperty("boundingBox").GetRawText());
        Assert.Equal("[[[0,0,0.1,0,0.1,0.1]],[[0.5,0.5,1,0.5,1,1,0.5,1]]]", objects["Pear"][0].GetProperty("polygons").GetRawText());
        Assert.Equal("[[[0.01,0,0.01,0.02,0,0.02,0,0]]]", objects["Pear"][1].GetProperty("polygons").GetRawText());
        var mask = objects["Plum"][0].GetProperty("bitmask");
        Assert.Equal((200, 100), (mask.GetProperty("width").GetInt32(), mask.GetProperty("height").GetInt32()));
        Assert.Equal("01W60`Tc0", mask.GetProperty("rleString").GetString());
        Assert.Equal(mask.GetRawText(), objects["Plum"][1].GetProperty("bitmask").GetRawText());
        Assert.Equal(3, objects["Stalk"][0].GetProperty("polyline").EnumerateObject().Count());
        Assert.Equal("""{"0":{"x":0.5,"y":0.5}}""", objects["Seed"][0].GetProperty("point").GetRawText());
        var skeleton = objects["Picker"][0].GetProperty("skeleton");
        Assert.Equal(["head", "hip", "foot"], skeleton.EnumerateObject().Select(vertex => vertex.Value.GetProperty("name").GetString()));
        Assert.True(skeleton.GetProperty("0").GetProperty("invisible").GetBoolean());
        Assert.True(skeleton.GetProperty("1").GetProperty("occluded").GetBoolean());
        Assert.Equal(0.1, skeleton.GetProperty("2").GetProperty("x").GetDouble());
        Assert.Equal(0, objects["Crate"][0].GetProperty("rotatableBoundingBox").GetProperty("theta").GetDouble());
        var crowd = _fixture.Document("bench-000000.jpg").GetProperty("object_answers").GetProperty(objects["Apple"][0].GetProperty("objectHash").GetString()!).GetRawText();
        Assert.Contains("appCrow1", crowd, StringComparison.Ordinal);
        Assert.Contains(result.Warnings, warning => warning.Contains("'Pear' are marked as crowds", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Warnings, warning => warning.Contains("'Apple' are marked", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_import_changes_nothing_and_sends_no_change()
    {
        var path = _fixture.Write(Box(1, 1), Box(2, 2), Box(3, 1));
        _fixture.Import(path).ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();

        var again = _fixture.Import(path).ThrowOnError();

        Assert.Equal(0L, Assert.Single(again.Values("Added")));
        Assert.Equal(3L, Assert.Single(again.Values("Unchanged")));
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
        Assert.Equal(2, _fixture.Objects("bench-000000.jpg").Count);
    }

    [Fact]
    public void It_asks_no_more_often_than_the_vendor()
    {
        var path = _fixture.Write(Enumerable.Range(1, 10).Select(i => Box(i, i)).ToArray());
        _fixture.Import(_fixture.WriteText(File.ReadAllText(path), "first.json"), "-Source first").ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();

        _fixture.Import(path, "-Source second -BundleSize 4").ThrowOnError();

        string[] calls = [.. _fixture.Emulator.RequestLog.Requests.Where(request => request.QueryType is "labelrow" or "labelrowmetadata").Select(request => request.QueryType + " " + request.QueryMethod).Order()];
        Assert.Equal(["labelrow GET", "labelrow GET", "labelrow GET", "labelrow POST", "labelrow POST", "labelrow POST", "labelrowmetadata GET"], calls);
        Assert.Equal(2, _fixture.Objects("bench-000000.jpg").Count);
    }

    [Fact]
    public void WhatIf_prints_the_plan_and_changes_nothing()
    {
        var path = _fixture.WriteText("""
            {"categories":[{"id":1,"name":"Apple"},{"id":2,"name":"Kiwi"}],
             "images":[{"id":1,"width":200,"height":100,"file_name":"photos/bench-000000.jpg"},{"id":2,"width":200,"height":100,"file_name":"elsewhere.jpg"}],
             "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,1,1]},{"id":2,"image_id":2,"category_id":1,"bbox":[0,0,1,1]},{"id":3,"image_id":1,"category_id":2,"bbox":[0,0,1,1]}]}
            """);
        _fixture.Emulator.RequestLog.Clear();

        var result = _fixture.Import(path, "-WhatIf").ThrowOnError();

        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
        Assert.Equal(1, Assert.Single(result.Values("RowsToCreate")));
        Assert.Equal(1L, Assert.Single(result.Values("Objects")));
        Assert.Equal("Apple: 1", Assert.Single(result.Texts("Classes")));
        Assert.Equal("Category 2 'Kiwi' (1 annotation), line 1, column 40: the ontology has no object 'Kiwi'.", Assert.Single(result.Texts("UnmatchedCategories")));
        Assert.Equal("Image 2 'elsewhere.jpg' (1 annotation), line 2, column 84: no data unit of the project has that title.", Assert.Single(result.Texts("UnmatchedImages")));
        Assert.False(File.Exists(path + ".encord-journal"));
    }

    [Fact]
    public void Something_wrong_in_the_file_is_reported_by_place_and_nothing_is_saved()
    {
        var path = _fixture.Write(Box(1, 1), """{"id":2,"image_id":1,"category_id":1,"bbox":[0,0,-5,1]}""", """{"id":3,"image_id":99,"category_id":1,"bbox":[0,0,5,1]}""");
        _fixture.Emulator.RequestLog.Clear();

        var result = _fixture.Import(path);

        Assert.Equal(["EncordInvalidArgument", "EncordInvalidArgument"], result.ErrorIds);
        Assert.Contains("annotations[1] (id 2), line 5, column", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);

        var skipped = _fixture.Import(path, "-SkipInvalid").ThrowOnError();

        Assert.Equal(1L, Assert.Single(skipped.Values("Added")));
        Assert.Equal(2, skipped.Warnings.Count);
        Assert.Single(_fixture.Objects("bench-000000.jpg"));
    }

    [Fact]
    public void An_annotation_that_the_shape_has_no_use_for_is_found_before_anything_is_saved()
    {
        var path = _fixture.Write(Box(1, 1), """{"id":2,"image_id":2,"category_id":3,"bbox":[0,0,5,1]}""");
        _fixture.Emulator.RequestLog.Clear();

        var result = _fixture.Import(path);

        Assert.Contains("'Plum' is a bitmask", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public void A_file_of_another_project_is_refused()
    {
        var path = _fixture.WriteText("""{"categories":[{"id":1,"name":"Apple"}],"images":[{"id":1,"width":2,"height":2,"file_name":"x.jpg"}],"annotations":[]}""");

        Assert.Contains("does not belong to project", Assert.Single(_fixture.Import(path).Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_say_what_belongs_where_also_into_groups_and_videos()
    {
        var path = _fixture.WriteText("""
            {"categories":[{"id":1,"name":"x"}],
             "images":[{"id":1,"width":100,"height":100},{"id":2,"width":100,"height":100},{"id":3,"width":100,"height":100}],
             "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,50,50]},{"id":2,"image_id":2,"category_id":1,"bbox":[0,0,50,50]},{"id":3,"image_id":3,"category_id":1,"bbox":[0,0,50,50]}]}
            """);

        var result = _fixture.Shell.Run($$"""
            $walk = Get-EncordLabelRow {{_fixture.Project}} -DataTitle walk
            $drive = Get-EncordLabelRow {{_fixture.Project}} -DataTitle drive.mp4
            Import-EncordCocoLabel {{_fixture.Project}} '{{path}}' -CategoryMap @{ 1 = 'appleBox' } -ImageMap @{
                1 = @{ DataHash = $walk.DataHash; Frame = 2 }; '2' = $drive.DataHash, 7; 3 = @{ DataHash = $drive.DataHash; Frame = 0 } }
            """).ThrowOnError();

        Assert.Equal(3L, Assert.Single(result.Values("Added")));
        Assert.Single(_fixture.Objects("walk"));
        var frames = _fixture.Document("drive.mp4").GetProperty("data_units").EnumerateObject().Single().Value.GetProperty("labels");
        Assert.Equal(["0", "7"], frames.EnumerateObject().Select(frame => frame.Name).Order());
    }

    [Fact]
    public void A_map_that_leaves_the_frame_of_a_video_open_is_refused()
    {
        var path = _fixture.WriteText("""{"categories":[{"id":1,"name":"Apple"}],"images":[{"id":1,"width":100,"height":100}],"annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,50,50]}]}""");

        var result = _fixture.Shell.Run($$"""Import-EncordCocoLabel {{_fixture.Project}} '{{path}}' -ImageMap @{ 1 = Get-EncordLabelRow {{_fixture.Project}} -DataTitle drive.mp4 }""");

        Assert.Contains("no frame of it", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_names_what_is_not_there_is_an_error()
    {
        var path = _fixture.Write(Box(1, 1));

        var result = _fixture.Import(path, "-CategoryMap @{ 1 = 'nonsense' } -ImageMap @{ 1 = '00000000-0000-4000-8000-000000000000' } -NoJournal");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Labels_land_on_the_branch_that_was_asked_for()
    {
        _fixture.Import(_fixture.Write(Box(1, 1)), "-Branch predictions").ThrowOnError();

        Assert.Single(_fixture.Objects("bench-000000.jpg", branch: "predictions"));
    }

    [Fact]
    public void Overwrite_puts_back_what_was_moved_and_only_that()
    {
        var path = _fixture.Write(Box(1, 1), Box(2, 1));
        _fixture.Import(path).ThrowOnError();
        var moved = _fixture.WriteText(File.ReadAllText(path).Replace("\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10", "\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[15", StringComparison.Ordinal), "moved.json");

        var kept = _fixture.Import(moved).ThrowOnError();
        Assert.Equal((1L, 1L), (Assert.Single(kept.Values("Unchanged")), Assert.Single(kept.Values("Different"))));
        Assert.Contains("1 object of the project differs", Assert.Single(kept.Warnings), StringComparison.Ordinal);
        var result = _fixture.Import(moved, "-Overwrite").ThrowOnError();

        Assert.Equal(1L, Assert.Single(result.Values("Replaced")));
        Assert.Equal(1L, Assert.Single(result.Values("Unchanged")));
        Assert.Equal([0.075, 0.05], _fixture.Objects("bench-000000.jpg").Select(item => item.GetProperty("boundingBox").GetProperty("x").GetDouble()));
    }

    [Fact]
    public void A_failing_save_reports_its_rows_and_the_next_import_goes_on()
    {
        var path = _fixture.Write(Enumerable.Range(1, 10).Select(i => Box(i, i)).ToArray());
        _fixture.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 400, QueryType = "labelrow", QueryMethod = "POST", Count = 1 });

        var first = _fixture.Import(path, "-BundleSize 5");

        Assert.Equal(5, first.Errors.Count);
        Assert.All(first.Errors, error => Assert.Equal("Encord.LabelRow", error.TargetObject.GetType().FullName));
        Assert.Equal(5, Assert.Single(first.Values("RowsSaved")));
        Assert.True(File.Exists(path + ".encord-journal"));

        var second = _fixture.Import(path, "-BundleSize 5").ThrowOnError();

        Assert.Equal(5, Assert.Single(second.Values("RowsDone")));
        Assert.Equal(5, Assert.Single(second.Values("RowsSaved")));
        Assert.False(File.Exists(path + ".encord-journal"));
        Assert.All(Enumerable.Range(0, 10), i => Assert.Single(_fixture.Objects($"bench-{i:D6}.jpg")));
    }

    private static string Box(int id, int image) => $$"""{"id":{{id}},"image_id":{{image}},"category_id":1,"bbox":[10,10,50,25],"area":1250,"iscrowd":0}""" + (id == 1 ? "\n" : "");

    [Fact]
    public void Pictures_of_another_size_are_worth_a_warning()
    {
        var path = _fixture.WriteText(
            $$"""{"categories":{{CocoFixture.Categories}},"images":[{"id":1,"width":400,"height":200,"file_name":"bench-000000.jpg"},{"id":2,"width":200,"height":100,"file_name":"bench-000001.jpg"}],"annotations":[{{Box(1, 1)}},{{Box(2, 2)}}]}""");

        var result = _fixture.Import(path).ThrowOnError();

        Assert.Contains("1 of 2 images", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_file_says_that_nothing_was_saved()
    {
        var path = _fixture.Write(Box(1, 1), """{"id":2,"image_id":99,"category_id":1,"bbox":[10,10,50,25]}""");

        var result = _fixture.Import(path);

        Assert.Contains("Nothing", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains("-SkipInvalid", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_journal_is_not_replaced_by_one()
    {
        var path = _fixture.Write(Box(1, 1));
        var mine = _fixture.WriteText("mine", "notes.txt");

        Assert.Equal(["EncordInvalidArgument"], _fixture.Import(path, $"-JournalPath '{mine}'").ErrorIds);
        Assert.Equal(["EncordInvalidArgument"], _fixture.Import(path, $"-JournalPath '{path}'").ErrorIds);

        Assert.Equal("mine", File.ReadAllText(mine));
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
    }
}
