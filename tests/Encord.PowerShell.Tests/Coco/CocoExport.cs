using System.Text.Json;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Coco;

public sealed class CocoExport : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Boxes_and_areas_are_those_that_a_hand_computes()
    {
        var path = _fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[20,10,50,25],"iscrowd":1}""",
            """{"id":2,"image_id":1,"category_id":2,"segmentation":[[0,0,20,0,20,10],[100,50,200,50,200,100,100,100]]}""",
            """{"id":3,"image_id":1,"category_id":3,"segmentation":{"size":[100,200],"counts":[101,2,97,3,19797]}}""",
            """{"id":4,"image_id":1,"category_id":4,"segmentation":[[0,0,20,10,40,50]]}""",
            """{"id":5,"image_id":1,"category_id":5,"keypoints":[100,50,2]}""",
            """{"id":6,"image_id":1,"category_id":6,"keypoints":[20,90,2,30,50,1,40,10,0]}""");
        _fixture.Import(path).ThrowOnError();

        var result = Export(_fixture.Project, "out.json").ThrowOnError();

        Assert.Equal(6L, Assert.Single(result.Values("Annotations")));
        Assert.Equal(13L, Assert.Single(result.Values("Images")));
        Assert.Equal(1, Assert.Single(result.Values("RowsLeftOut")));
        var annotations = Read("out.json").GetProperty("annotations").EnumerateArray().ToDictionary(item => item.GetProperty("category_id").GetInt32());
        Close([20, 10, 50, 25], annotations[1].GetProperty("bbox"));
        Assert.Equal(1250, annotations[1].GetProperty("area").GetDouble(), 1e-9);
        Assert.Equal(1, annotations[1].GetProperty("iscrowd").GetInt32());
        Close([0, 0, 200, 100], annotations[2].GetProperty("bbox"));
        Assert.Equal(100 + 5000, annotations[2].GetProperty("area").GetDouble(), 1e-9);
        Assert.Equal(2, annotations[2].GetProperty("segmentation").GetArrayLength());
        Assert.Equal(0, annotations[2].GetProperty("iscrowd").GetInt32());
        Close([1, 0, 2, 3], annotations[3].GetProperty("bbox"));
        Assert.Equal(5, annotations[3].GetProperty("area").GetDouble());
        Assert.Equal("[100,200]", annotations[3].GetProperty("segmentation").GetProperty("size").GetRawText());
        Close([0, 0, 40, 50], annotations[4].GetProperty("bbox"));
        Close([100, 50, 2], annotations[5].GetProperty("keypoints"));
        Close([40, 10, 0, 30, 50, 1, 20, 90, 2], annotations[6].GetProperty("keypoints"));
        Assert.Equal(2, annotations[6].GetProperty("num_keypoints").GetInt32());
        var picker = Read("out.json").GetProperty("categories").EnumerateArray().Single(category => category.GetProperty("name").GetString() == "Picker");
        Assert.Equal("""["head","hip","foot"]""", picker.GetProperty("keypoints").GetRawText());
        Assert.Equal("[[1,2]]", picker.GetProperty("skeleton").GetRawText());
    }

    [Fact]
    public void An_import_of_the_export_changes_nothing_here_and_gives_the_same_labels_elsewhere()
    {
        Label();
        Export(_fixture.Project, "out.json", "-IncludeVideo").ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();

        var here = _fixture.Import(_fixture.PathOf("out.json")).ThrowOnError();

        Assert.Equal(0L, Assert.Single(here.Values("Added")));
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);

        _fixture.Shell.Run($"Import-EncordCocoLabel {_fixture.OtherProject} '{_fixture.PathOf("out.json")}'").ThrowOnError();

        Assert.Contains("ripeNo01", Comparable("drive.mp4", _fixture.OtherProject), StringComparison.Ordinal);
        foreach (var title in new[] { "bench-000000.jpg", "bench-000001.jpg", "walk", "drive.mp4" })
        {
            Assert.Equal(Comparable(title, _fixture.Project), Comparable(title, _fixture.OtherProject));
        }

        Export(_fixture.OtherProject, "other.json", "-IncludeVideo").ThrowOnError();
        Assert.Equal(Read("out.json").GetProperty("annotations").GetArrayLength(), Read("other.json").GetProperty("annotations").GetArrayLength());
    }

    [Fact]
    public void Rows_come_down_the_pipeline()
    {
        Label();

        var result = _fixture.Shell.Run($"Get-EncordLabelRow {_fixture.Project} -DataTitle 'bench-00000[01]*' | Export-EncordCocoLabel -Path '{_fixture.PathOf("rows.json")}'").ThrowOnError();

        Assert.Equal(2L, Assert.Single(result.Values("Images")));
        Assert.Equal(_fixture.Project, Assert.Single(result.Texts("ProjectHash")));
    }

    [Fact]
    public void A_file_that_is_there_stays_without_force_and_no_rest_is_left_behind()
    {
        var path = _fixture.WriteText("mine", "out.json");

        Assert.Equal(["EncordInvalidArgument"], Export(_fixture.Project, "out.json").ErrorIds);
        Assert.Equal("mine", File.ReadAllText(path));

        Export(_fixture.Project, "out.json", "-Force").ThrowOnError();

        Assert.Equal(13, Read("out.json").GetProperty("images").GetArrayLength());
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    /// <summary>A bit of everything, with holes, answers and an object over several frames.</summary>
    private void Label()
    {
        var path = _fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[20.25,10,50,25.5],"iscrowd":1}""",
            """{"id":2,"image_id":1,"category_id":2,"segmentation":[[0,0,20,0,20,10],[100,50,200,50,200,100,100,100]]}""",
            """{"id":3,"image_id":1,"category_id":3,"segmentation":{"size":[100,200],"counts":[101,2,97,3,19797]}}""",
            """{"id":4,"image_id":1,"category_id":4,"segmentation":[[0,0,20,10,40,50]]}""",
            """{"id":5,"image_id":1,"category_id":5,"keypoints":[100,50,2]}""",
            """{"id":6,"image_id":1,"category_id":6,"keypoints":[20,90,2,30,50,1,40,10,0]}""",
            """{"id":7,"image_id":1,"category_id":7,"bbox":[20,10,50,25],"attributes":{"rotation":33.5}}""",
            """{"id":8,"image_id":2,"category_id":2,"segmentation":{"size":[100,200],"counts":[0,3,97,1,1,1,97,3,19797]}}""",
            """{"id":9,"image_id":2,"category_id":1,"bbox":[0,0,10,10],"attributes":{"encord_track_uuid":"myObject"}}""");
        _fixture.Import(path).ThrowOnError();
        _fixture.Shell.Run($$"""
            $rows = Get-EncordLabelRow {{_fixture.Project}} | Where-Object DataTitle -in walk, drive.mp4, bench-000001.jpg | Initialize-EncordLabelRow
            $rows | Where-Object DataTitle -eq drive.mp4 | Add-EncordObjectInstance -Feature Apple -Frame 2, 3, 7 -BoundingBox 0.1, 0.2, 0.3, 0.4 -Answer @{ Colour = 'Green'; Ripe = 'No' } -ObjectHash riping12
            $rows | Where-Object DataTitle -eq drive.mp4 | Add-EncordObjectInstance -Feature Apple -Frame 4, 5 -BoundingBox 0.1, 0.2, 0.3, 0.4 -Answer @{ Ripe = 'Yes' } -ObjectHash riping12
            $rows | Where-Object DataTitle -eq bench-000001.jpg | Add-EncordObjectInstance -Feature Picker -Frame 0 -Skeleton @(
                @{ Name = 'head'; X = 0.1; Y = 0.2; Visibility = 'SelfOccluded' }, @{ Name = 'hip'; X = 0.2; Y = 0.3 }, @{ Name = 'foot'; X = 0.3; Y = 0.4; Visibility = 'Invisible' })
            $rows | Where-Object DataTitle -eq walk | Add-EncordObjectInstance -Feature Apple -Frame 1 -BoundingBox 0.1, 0.2, 0.3, 0.4 -Answer @{ Colour = 'Red' } -Confidence 0.5
            $rows | Save-EncordLabelRow
            """).ThrowOnError();
    }

    private ShellResult Export(string project, string name, string more = "") => _fixture.Shell.Run($"Export-EncordCocoLabel {project} '{_fixture.PathOf(name)}' {more}");

    private JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(_fixture.PathOf(name))).RootElement.Clone();

    /// <summary>Objects and answers without times and authors; numbers to twelve digits.</summary>
    private string Comparable(string title, string project)
    {
        var document = _fixture.Document(title, project);
        IEnumerable<string> objects = _fixture.Objects(title, project).Select(item => string.Join(",", item.EnumerateObject()
            .Where(member => member.Name is not ("createdAt" or "createdBy" or "lastEditedAt" or "lastEditedBy")).OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => member.Name + "=" + Rounded(member.Value)))).Order(StringComparer.Ordinal);
        return string.Join("\n", objects) + "\n" + string.Join("\n", document.GetProperty("object_answers").EnumerateObject().Select(answer => answer.Name + Rounded(answer.Value)).Order(StringComparer.Ordinal))
            + "\n" + string.Join("\n", document.GetProperty("object_actions").EnumerateObject().Select(entry => entry.Name + string.Join(";", entry.Value.GetProperty("actions").EnumerateArray()
                .Select(action => Rounded(action)).Order(StringComparer.Ordinal))));
    }

    private static string Rounded(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Math.Round(value.GetDouble(), 12).ToString("R"),
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Rounded)) + "]",
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => member.Name + ":" + Rounded(member.Value))) + "}",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static void Close(double[] expected, JsonElement actual)
    {
        double[] numbers = [.. actual.EnumerateArray().Select(number => number.GetDouble())];
        Assert.Equal(expected.Length, numbers.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], numbers[i], 1e-9);
        }
    }

    [Fact]
    public void A_project_comes_down_the_pipeline_and_a_second_one_wants_its_own_file()
    {
        var result = _fixture.Shell.Run($"Get-EncordProject -Project {_fixture.Project}, {_fixture.OtherProject} | Export-EncordCocoLabel -Path '{_fixture.PathOf("piped.json")}'");

        Assert.Equal(_fixture.Project, Assert.Single(result.Texts("ProjectHash")));
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
    }

    [Theory]
    [InlineData("@()", 0)]
    [InlineData("[guid]::Empty", 1)]
    public void Nothing_to_export_leaves_the_file_that_is_there(string rows, int errors)
    {
        var path = _fixture.WriteText("mine", "out.json");

        var result = _fixture.Shell.Run($"{rows} | Export-EncordCocoLabel -Path '{path}' -Project {_fixture.Project} -Force");

        Assert.Equal(Enumerable.Repeat("EncordNotFound", errors), result.ErrorIds);
        Assert.Single(result.Warnings);
        Assert.Equal("mine", File.ReadAllText(path));
    }

    [Fact]
    public void Rows_of_a_table_are_found_by_their_hashes()
    {
        Label();

        var result = _fixture.Shell.Run(
            $"Get-EncordLabelRow {_fixture.Project} -InitializedOnly | ForEach-Object {{ [pscustomobject]@{{ LabelHash = $_.LabelHash; ProjectHash = $_.ProjectHash }} }} | Export-EncordCocoLabel -Path '{_fixture.PathOf("rows.json")}' -IncludeVideo");

        Assert.Equal(_fixture.Shell.Run($"Get-EncordLabelRow {_fixture.Project} -InitializedOnly").Output.Count, Assert.Single(result.ThrowOnError().Values("Rows")));
    }
}
