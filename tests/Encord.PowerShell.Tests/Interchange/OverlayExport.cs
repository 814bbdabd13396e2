using System.Globalization;
using System.Xml.Linq;
using Encord.PowerShell.Tests.Coco;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Shapes of SVG files against the coordinates of the labels. Pictures have 200 × 100 pixels.</summary>
public sealed class OverlayExport : IAsyncLifetime
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CocoFixture.StartAsync();
        Directory.CreateDirectory(_fixture.PathOf("data"));
        File.WriteAllText(_fixture.PathOf("data/manifest.csv"), "file,data_hash,unit_hash\n");
    }

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Every_shape_lies_where_its_label_says()
    {
        YoloExport.Label(_fixture);

        var result = Export("");

        var first = Read("bench-000000");
        var second = Read("bench-000001");
        Assert.Equal("0 0 200 100", (string?)first.Attribute("viewBox"));
        var crate = Shape(first, "Crate").Single(element => element.Name == Svg + "rect");
        Assert.Equal((20, 20, 50, 25), (Number(crate, "x"), Number(crate, "y"), Number(crate, "width"), Number(crate, "height")));
        Assert.Equal("rotate(33.5 45 32.5)", (string?)crate.Attribute("transform"));
        var edgeOfCrate = Shape(first, "Crate").Single(element => (string?)element.Attribute("class") == "edge");
        Assert.Equal("#000000", (string?)edgeOfCrate.Attribute("stroke"));
        Assert.Equal(crate.ToString(), Assert.Single(edgeOfCrate.Elements()).ToString());
        Assert.Equal("0,0 20,10 40,50", (string?)Shape(first, "Stalk").Single(element => element.Name == Svg + "polyline").Attribute("points"));
        var seed = Shape(first, "Seed").Single(element => element.Name == Svg + "circle");
        Assert.Equal((100, 50), (Number(seed, "cx"), Number(seed, "cy")));
        var pear = Shape(first, "Pear").Single(element => element.Name == Svg + "path");
        Assert.Equal("evenodd", (string?)pear.Attribute("fill-rule"));
        Assert.Contains("M100,50L200,50L200,100L100,100Z", (string?)pear.Attribute("d"), StringComparison.Ordinal);

        // Pixels 101 and 102 of the first columns, then 200 to 202: rows 1 and 2 of column 1, rows 0 to 2 of column 2.
        Assert.Equal("M2,0L3,0L3,3L1,3L1,1L2,1Z", Sorted((string?)Shape(first, "Plum").Single(element => element.Name == Svg + "path").Attribute("d")));

        // A hole of one pixel.
        var ring = (string)Shape(second, "Pear").Single(element => element.Name == Svg + "path").Attribute("d")!;
        Assert.Equal(2, ring.Count(letter => letter == 'M'));

        var picker = Shape(second, "Picker");
        var edge = picker.Single(element => element.Name == Svg + "line");
        Assert.Equal((20, 20, 40, 30), (Number(edge, "x1"), Number(edge, "y1"), Number(edge, "x2"), Number(edge, "y2")));
        Assert.Equal(["0", "1"], picker.Where(element => element.Name == Svg + "circle").Select(element => (string)element.Attribute("fill-opacity")!));
        Assert.Equal(Directory.GetFiles(_fixture.PathOf("out"), "*.svg").Sum(file => Groups(XElement.Load(file), "object").Count()), result.Objects);
    }

    [Fact]
    public void A_video_has_a_picture_for_each_frame_with_objects_and_a_group_for_each_image()
    {
        YoloExport.Label(_fixture);

        var result = Export("");

        string[] files = [.. Directory.GetFiles(_fixture.PathOf("out"), "*.svg").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["bench-000000.svg", "bench-000001.svg", "drive_000002.svg", "drive_000003.svg", "drive_000004.svg", "walk_000000.svg", "walk_000001.svg", "walk_000002.svg"], files);
        var box = Shape(Read("drive_000003"), "Apple").Single(element => element.Name == Svg + "rect");
        Assert.Equal((20, 20, 60, 40), (Number(box, "x"), Number(box, "y"), Number(box, "width"), Number(box, "height")));
        Assert.Contains(result.LeftOut, one => one is { Kind: "ImageFile", Count: 3 } && one.Reason.Contains("of the frame"));
        Assert.Contains(result.LeftOut, one => one is { Kind: "ImageFile", Count: 5 } && one.Reason.Contains("-DataPath has no file"));
    }

    [Fact]
    public void Tags_stay_in_the_picture_and_say_class_answers_and_confidence()
    {
        _fixture.Shell.Run($$"""
            $row = Get-EncordLabelRow {{_fixture.Project}} -DataTitle bench-000000.jpg | Initialize-EncordLabelRow
            foreach ($x in 0, 0.45, 0.95) { foreach ($y in 0, 0.5, 0.95) {
                $row | Add-EncordObjectInstance -Feature Apple -Frame 0 -BoundingBox $x, $y, 0.05, 0.05 -Answer @{ Colour = 'Red' } -Confidence 0.875
            } }
            $row | Save-EncordLabelRow
            """).ThrowOnError();
        Export("");

        XElement[] tags = [.. Groups(Read("bench-000000"), "tag")];
        Assert.Equal(9, tags.Length);
        Assert.All(tags, tag =>
        {
            var ground = tag.Element(Svg + "rect")!;
            Assert.InRange(Number(ground, "x"), 0, 200 - Number(ground, "width"));
            Assert.InRange(Number(ground, "y"), 0, 100 - Number(ground, "height"));
            Assert.Equal("Apple \u00B7 Colour=Red \u00B7 87.5 %", tag.Element(Svg + "text")!.Value);
        });
    }

    [Theory]
    [InlineData("", "Apple")]
    [InlineData("-ColorBy Annotator", "Apple \u00B7 admin@emulator.encord.local")]
    [InlineData("-Tag Name, Annotator", "Apple \u00B7 admin@emulator.encord.local")]
    [InlineData("-Tag Confidence", null)]
    [InlineData("-Tag None", null)]
    public void Tags_say_what_was_asked_for(string parameters, string? expected)
    {
        _fixture.Import(_fixture.Write([$$"""{"id":1,"image_id":1,"category_id":1,"bbox":[40,30,30,30]}"""])).ThrowOnError();

        var result = Export(parameters);

        Assert.Equal(1, result.Objects);
        Assert.Equal(expected is null ? [] : [expected], Groups(Read("bench-000000"), "tag").Select(tag => tag.Element(Svg + "text")!.Value));
        Assert.StartsWith("Apple", Assert.Single(Groups(Read("bench-000000"), "object")).Element(Svg + "title")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Class", 1)]
    [InlineData("Instance", 3)]
    [InlineData("Annotator", 1)]
    public void Colours_tell_apart_what_was_asked_for(string by, int colours)
    {
        _fixture.Import(_fixture.Write([.. Enumerable.Range(0, 3).Select(i => $$"""{"id":{{i + 1}},"image_id":1,"category_id":1,"bbox":[{{i * 40}},30,30,30]}""")])).ThrowOnError();

        Export("-ColorBy " + by);

        string[] used = [.. Groups(Read("bench-000000"), "object").Select(group => (string)group.Attribute("stroke")!).Distinct()];
        Assert.Equal(colours, used.Length);
        Assert.Equal(by == "Class", used.Contains("#D33115"));
    }

    [Fact]
    public void What_if_writes_nothing_and_a_full_folder_is_refused()
    {
        YoloExport.Label(_fixture);
        Run("-WhatIf").ThrowOnError();
        Assert.False(Directory.Exists(_fixture.PathOf("out")));

        Export("");
        Assert.Equal(["EncordInvalidArgument"], Run("").ErrorIds);
        Run("-Force").ThrowOnError();
    }

    private ShellResult Run(string parameters) => _fixture.Shell.Run($"Export-EncordOverlay {_fixture.Project} '{_fixture.PathOf("out")}' -DataPath '{_fixture.PathOf("data")}' {parameters}");

    private ExportOutcome Export(string parameters) => ExportOutcome.Of(Run(parameters).ThrowOnError());

    private XElement Read(string stem) => XElement.Load(Path.Combine(_fixture.PathOf("out"), stem + ".svg"));

    private static IEnumerable<XElement> Groups(XElement svg, string kind) => svg.Descendants(Svg + "g").Where(group => (string?)group.Attribute("class") == kind);

    /// <summary>The elements of the one object of a class.</summary>
    private static XElement[] Shape(XElement svg, string name) =>
        [.. Assert.Single(Groups(svg, "object"), group => group.Element(Svg + "title")!.Value.StartsWith(name, StringComparison.Ordinal)).Elements()];

    private static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    /// <summary>A ring that starts at its uppermost point.</summary>
    private static string Sorted(string? path)
    {
        var points = path!.Trim('M', 'Z').Split('L');
        var start = Array.IndexOf(points, points.OrderBy(point => double.Parse(point.Split(',')[1], CultureInfo.InvariantCulture)).ThenBy(point => double.Parse(point.Split(',')[0], CultureInfo.InvariantCulture)).First());
        return "M" + string.Join('L', points.Skip(start).Concat(points.Take(start))) + "Z";
    }
}
