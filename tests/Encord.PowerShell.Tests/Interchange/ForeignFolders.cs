using System.Xml.Linq;
using Encord.PowerShell.Tests.Coco;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Folders as other tools write them.</summary>
public sealed class ForeignFolders : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Theory]
    [InlineData("the folders of a split side by side", "train: ../train/images\nval: ../valid/images\n", "data.yaml")]
    [InlineData("a root below the file", "path: set\ntrain: train/images\nval:\n  - valid/images\n", "data.yaml")]
    [InlineData("a list of images", "train: list.txt\nval: [set/valid/images]\n", "data.yaml")]
    [InlineData("a file of another name elsewhere", "path: .. # here\ntrain: 'train/images'\nval: valid/images\n", "inner/fruit.yml")]
    public void Label_files_are_found_where_data_yaml_says(string layout, string splits, string yaml)
    {
        var set = layout.StartsWith("a root", StringComparison.Ordinal) || layout.StartsWith("a list", StringComparison.Ordinal) ? "set/" : "";
        Write(set + "train/labels/bench-000000.txt", "0 0.5 0.5 0.1 0.1\n");
        Write(set + "valid/labels/bench-000001.txt", "1 0.5 0.5 0.1 0.1\n1 0.2 0.2 0.1 0.1\n");
        Write(set + "train/labels/classes.txt", "Apple\nPear\n");
        Directory.CreateDirectory(Path.Combine(Root, set, "train/images"));
        Directory.CreateDirectory(Path.Combine(Root, set, "valid/images"));
        Write("list.txt", "./set/train/images/bench-000000.jpg\n");
        Write(yaml, splits + "names: [Apple, Pear]\n");

        var plan = Import(yaml, "-WhatIf").ThrowOnError();

        Assert.Equal(3L, Assert.Single(plan.Values("Objects")));
        Assert.Empty(plan.Warnings);
        if (yaml == "data.yaml")
        {
            Assert.Equal(3L, Assert.Single(Import("", "-WhatIf").ThrowOnError().Values("Objects")));
        }
    }

    [Fact]
    public void What_data_yaml_names_and_is_not_there_is_a_warning()
    {
        Write("labels/bench-000000.txt", "0 0.5 0.5 0.1 0.1\n");
        Write("data.yaml", "train: /content/elsewhere/images\nval:\nnames: [Apple]\n");

        var plan = Import("data.yaml", "-WhatIf").ThrowOnError();

        Assert.Equal(1L, Assert.Single(plan.Values("Objects")));
        Assert.Contains("'/content/elsewhere/images', which was not found", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_stands_for_no_folder_is_refused()
    {
        Write("labels.zip", "");

        Assert.Contains("or its data.yaml", Assert.Single(Import("labels.zip", "").Errors).ToString(), StringComparison.Ordinal);
        Assert.Contains("Give the path of the folder", Assert.Single(Import("labels.zip", "-Task Classify").Errors).ToString(), StringComparison.Ordinal);
        Assert.Contains("Give the path of the folder", Assert.Single(Voc("labels.zip", "").Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Skeletons_may_be_filled_up_to_the_largest_of_the_set()
    {
        Write("data.yaml", "kpt_shape: [5, 3]\nnames: [Picker]\n");
        Write("labels/bench-000000.txt", "0 0.5 0.5 0.2 0.2 0.45 0.45 2 0.5 0.5 1 0 0 0 0 0 0 0.000000 0.000000 0\n");
        Write("labels/bench-000001.txt", "0 0.5 0.5 0.2 0.2 0.45 0.45 2 0.5 0.5 1 0 0 0 0.1 0.1 2 0 0 0\n");

        var refused = Import("", "-Task Pose");
        var skipped = Import("", "-Task Pose -SkipInvalid").ThrowOnError();

        // Five points are too many where the fourth is there.
        Assert.Contains("labels/bench-000001.txt, line 1", Assert.Single(refused.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(1L, Assert.Single(skipped.Values("Added")));
        var skeleton = Assert.Single(_fixture.Objects("bench-000000.jpg", _fixture.OtherProject)).GetProperty("skeleton");
        Assert.Equal(["head", "hip", "foot"], skeleton.EnumerateObject().Select(point => point.Value.GetProperty("name").GetString()));
    }

    [Fact]
    public void Outlines_of_VOC_become_outlines_and_what_is_passed_by_is_said()
    {
        Write("bench-000000.xml", """
            <annotation><segmented>1</segmented><size><width>200</width><height>100</height><depth>1</depth></size>
            <object><name>Pear</name><truncated>1</truncated><bndbox><xmin>11</xmin><ymin>11</ymin><xmax>50</xmax><ymax>60</ymax></bndbox>
              <polygon><x1>11</x1><y1>11</y1><x2>51</x2><y2>11</y2><x3>51</x3><y3>61</y3></polygon></object>
            <object><name>Apple</name><bndbox><xmin>11</xmin><ymin>11</ymin><xmax>50</xmax><ymax>60</ymax></bndbox><part><name>stem</name></part>
              <attributes><attribute><name>rotation</name><value>12.5</value></attribute><attribute><name>ripe</name><value>yes</value></attribute></attributes></object></annotation>
            """);

        var result = Voc("", "").ThrowOnError();

        Assert.Equal(2L, Assert.Single(result.Values("Added")));
        var outline = _fixture.Objects("bench-000000.jpg", _fixture.OtherProject).Single(one => one.GetProperty("name").GetString() == "Pear").GetProperty("polygon");
        Assert.Equal([(0.05, 0.1), (0.25, 0.1), (0.25, 0.6)], outline.EnumerateObject().Select(point => (point.Value.GetProperty("x").GetDouble(), point.Value.GetProperty("y").GetDouble())));
        Assert.Equal(
            ["1 object has a rotation", "1 object has attributes", "1 object is marked as truncated", "1 object has parts", "1 file says that there are masks"],
            result.Warnings.Select(warning => warning.Split([',', '.', '('])[0].Split(" of its", StringSplitOptions.None)[0]).Select(words => words.Trim()));
    }

    [Theory]
    [InlineData("<x1>1</x1><y1>1</y1><x2>9</x2><y2>1</y2>", "2 points")]
    [InlineData("<x1>1</x1><y1>1</y1><x2>9</x2><y2>1</y2><x3>9</x3>", "no 'y3'")]
    [InlineData("<x1>1</x1><y1>1</y1><x2>9</x2><y2>1</y2><x4>9</x4><y4>9</y4>", "without gaps")]
    [InlineData("<x1>1</x1><y1>1</y1><x2>9</x2><y2>one</y2><x3>9</x3><y3>9</y3>", "'one' in 'y2'")]
    public void An_outline_that_is_none_is_named_by_file_and_line(string points, string words)
    {
        Write("bench-000000.xml", $"<annotation>\n<object><name>Pear</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox><polygon>{points}</polygon></object></annotation>");

        var error = Assert.Single(Voc("", "").Errors).ToString();

        Assert.Contains("bench-000000.xml, line 2", error, StringComparison.Ordinal);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outlines_go_out_when_asked_and_come_back()
    {
        _fixture.Import(_fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[20,10,50,25]}""",
            """{"id":2,"image_id":1,"category_id":2,"segmentation":[[10,10,60,10,60,40,30,60]]}""",
            """{"id":6,"image_id":1,"category_id":6,"keypoints":[20,90,2,30,50,1,40,10,2]}""")).ThrowOnError();

        _fixture.Shell.Run($"Export-EncordVocLabel {_fixture.Project} '{Root}' -Polygon").ThrowOnError();
        var picture = XDocument.Load(Path.Combine(Root, "Annotations/bench-000000.xml")).Root!;
        var result = Voc("", "-ClassMap @{ Picker = $null }").ThrowOnError();

        // Readers take the outlines for the masks of all objects of the file, in their order.
        Assert.All(picture.Elements("object"), one => Assert.Single(one.Elements("polygon")));
        Assert.Equal(2L, Assert.Single(result.Values("Added")));
        var outline = _fixture.Objects("bench-000000.jpg", _fixture.OtherProject).Single(one => one.GetProperty("name").GetString() == "Pear").GetProperty("polygon");
        Assert.Equal([(0.05, 0.1), (0.3, 0.1), (0.3, 0.4), (0.15, 0.6)], outline.EnumerateObject().Select(point => (point.Value.GetProperty("x").GetDouble(), point.Value.GetProperty("y").GetDouble())));
    }

    private string Root => _fixture.PathOf("out");

    private void Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private ShellResult Import(string name, string parameters) => _fixture.Shell.Run($"Import-EncordYoloLabel {_fixture.OtherProject} '{Path.Combine(Root, name)}' {parameters}");

    private ShellResult Voc(string name, string parameters) => _fixture.Shell.Run($"Import-EncordVocLabel {_fixture.OtherProject} '{Path.Combine(Root, name)}' {parameters}");
}
