using System.Text.Json;
using System.Xml.Linq;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Comparisons that are drawn, frames with pictures, and ontologies that have nothing to draw.</summary>
public sealed class OverlayComparison : IAsyncLifetime
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private ExportFixture _fixture = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await ExportFixture.StartAsync();
        Directory.CreateDirectory(_fixture.PathOf("data"));
        File.WriteAllText(_fixture.PathOf("data/manifest.csv"), "file,data_hash,unit_hash\n");
    }

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Both_sides_of_a_comparison_are_drawn_and_told_apart_without_colours()
    {
        Compare();

        var result = Export("$matches", "");

        var image = Read("a");
        var matched = Objects(image, "Car \u00B7 IoU ");
        Assert.Equal([false, true], matched.Select(IsDashed));
        Assert.Equal(["20 20", "24 20"], matched.Select(PlaceOf));
        Assert.Equal((false, "120 50"), (IsDashed(Assert.Single(Objects(image, "Car \u00B7 missed"))), PlaceOf(Objects(image, "Car \u00B7 missed")[0])));
        Assert.Equal((true, "0 0"), (IsDashed(Assert.Single(Objects(image, "Lorry \u00B7 extra \u00B7 60 %"))), PlaceOf(Objects(image, "Lorry \u00B7 extra \u00B7 60 %")[0])));
        Assert.Equal(["#009E73", "#D55E00", "#56B4E9"], new[] { matched[0], Objects(image, "Car \u00B7 missed")[0], Objects(image, "Lorry \u00B7 extra")[0] }.Select(one => (string)one.Attribute("stroke")!));
        Assert.Equal(3, image.Descendants(Svg + "g").Count(group => (string?)group.Attribute("class") == "tag"));

        // The difference has nothing on that frame.
        Assert.Single(Objects(Read("drive_000002"), "Car \u00B7 missed"));
        Assert.Equal((3, 5), (result.Images, result.Objects));
    }

    [Fact]
    public void A_comparison_as_a_page_can_be_filtered_by_outcome()
    {
        Compare();

        Export("$matches", "-Format Html");

        var page = File.ReadAllText(Path.Combine(_fixture.PathOf("out"), "index.html"));
        Assert.All(new[] { "Matched", "Missed", "Extra" }, outcome => Assert.Contains($"<bdi>{outcome} </bdi>", page, StringComparison.Ordinal));
        Assert.Contains("<p>Solid: the reference. Dashed: the difference.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_go_together_is_refused_before_anything_is_written()
    {
        Compare();
        Assert.Equal(["EncordInvalidArgument"], Run("$matches", "-ColorBy Instance").ErrorIds);
        Assert.Equal(["EncordInvalidArgument"], Run("@($matches) + $reference", "").ErrorIds);
        Assert.False(Directory.Exists(_fixture.PathOf("out")));
    }

    [Theory]
    [InlineData("", "drive_000000.png")]
    [InlineData("drive", "drive_000000.png")]
    public void Frames_have_the_pictures_that_lie_in_the_folder_of_data(string folder, string name)
    {
        var (project, hash) = Video();
        File.WriteAllText(_fixture.PathOf("data/manifest.csv"), $"file,data_hash,unit_hash\ndrive.avi,{hash},{hash}\n");
        Directory.CreateDirectory(_fixture.PathOf("data/" + folder));
        File.WriteAllBytes(_fixture.PathOf(Path.Combine("data", folder, name)), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

        var result = Export($"Get-EncordLabelRow {project}", "");
        var link = (string)Assert.Single(Read("drive_000000").Elements(Svg + "image")).Attribute("href")!;
        Assert.True(File.Exists(Path.GetFullPath(Path.Combine(_fixture.PathOf("out"), link))));
        Assert.Empty(Read("drive_000002").Elements(Svg + "image"));
        Assert.Contains(result.LeftOut, one => one is { Kind: "ImageFile", Count: 1 } && one.Reason.Contains("drive_000012.jpg"));

        Export($"Get-EncordLabelRow {project}", "-Embed -Force");
        Assert.StartsWith("data:image/png;base64,", (string)Read("drive_000000").Element(Svg + "image")!.Attribute("href")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Svg")]
    [InlineData("Html")]
    public void An_ontology_with_nothing_to_draw_shows_its_answers(string format)
    {
        var project = Add(
            """{"objects":[],"classifications":[{"id":"1","featureNodeHash":"aaaaaaaa","attributes":[{"id":"1.1","name":"Remark","type":"text","featureNodeHash":"bbbbbbbb","required":false}]}]}""",
            new SyntheticData { Title = "a.png", Width = 200, Height = 100 }, new SyntheticData { Title = "drive.avi", Kind = SyntheticDataKind.Video, Width = 200, Height = 100, Frames = 9 });
        _fixture.Run($"""
            $rows = Get-EncordLabelRow {project} | Initialize-EncordLabelRow
            $rows | Where-Object DataType -EQ Image | Add-EncordClassificationInstance Remark -Answer 'All is well'
            $rows | Where-Object DataType -EQ Video | Add-EncordClassificationInstance Remark -Frame (3..6) -Answer 'Fog'
            $rows | Save-EncordLabelRow
            """).ThrowOnError();

        var result = Export($"Get-EncordLabelRow {project}", "-Format " + format);

        Assert.Equal((2, 0), (result.Images, result.Objects));
        string[] texts = format == "Svg"
            ? [File.ReadAllText(Path.Combine(_fixture.PathOf("out"), "a.svg")), File.ReadAllText(Path.Combine(_fixture.PathOf("out"), "drive_000003.svg"))]
            : [File.ReadAllText(Path.Combine(_fixture.PathOf("out"), "index.html"))];
        Assert.Contains("Remark=All is well", texts[0], StringComparison.Ordinal);
        Assert.Contains("Remark=Fog", texts[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("<legend>", texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_without_a_colour_get_colours_that_can_be_told_apart()
    {
        var project = Add(
            """
            {"objects":[{"id":"1","name":"One","shape":"bounding_box","featureNodeHash":"aaaaaaaa"},{"id":"2","name":"Two","color":"red; x","shape":"bounding_box","featureNodeHash":"bbbbbbbb"}],"classifications":[]}
            """,
            new SyntheticData { Title = "a.png", Width = 200, Height = 100 });
        _fixture.Run($"""
            $row = Get-EncordLabelRow {project} | Initialize-EncordLabelRow
            'One', 'Two' | ForEach-Object {"{"} $row | Add-EncordObjectInstance $_ -BoundingBox 0.1, 0.1, 0.2, 0.2 {"}"}
            $row | Save-EncordLabelRow
            """).ThrowOnError();
        Export($"Get-EncordLabelRow {project}", "");

        Assert.Equal(["#E69F00", "#56B4E9"], new[] { "One", "Two" }.Select(name => (string)Assert.Single(Objects(Read("a"), name)).Attribute("stroke")!));
    }

    /// <summary>Leaves <c>$reference</c>, <c>$difference</c> and <c>$matches</c>: one object in both, one missed and one extra on an image, and one missed on a frame of a video.</summary>
    private void Compare()
    {
        var project = Add(
            """{"objects":[{"id":"1","name":"Car","shape":"bounding_box","featureNodeHash":"aaaaaaaa"},{"id":"2","name":"Lorry","shape":"bounding_box","featureNodeHash":"bbbbbbbb"}],"classifications":[]}""",
            new SyntheticData { Title = "a.png", Width = 200, Height = 100 }, new SyntheticData { Title = "drive.avi", Kind = SyntheticDataKind.Video, Width = 200, Height = 100, Frames = 4 });
        _fixture.Run($"""
            $rows = Get-EncordLabelRow {project} | Initialize-EncordLabelRow
            $image, $video = @($rows | Sort-Object DataTitle)
            $image | Add-EncordObjectInstance Car -BoundingBox 0.1, 0.2, 0.3, 0.4
            $image | Add-EncordObjectInstance Car -BoundingBox 0.6, 0.5, 0.2, 0.2
            $video | Add-EncordObjectInstance Car -Frame 0, 2 -BoundingBox 0.1, 0.2, 0.3, 0.4
            $rows | Save-EncordLabelRow
            $reference = @(Get-EncordLabelRow {project} | Sort-Object DataTitle)
            $difference = @(Get-EncordLabelRow {project} | Initialize-EncordLabelRow | Sort-Object DataTitle)
            $cars = @($difference[0] | Get-EncordObjectInstance | Sort-Object X)
            $cars[0] | Set-EncordObjectInstance -BoundingBox 0.12, 0.2, 0.3, 0.4
            $cars[1] | Remove-EncordObjectInstance
            $difference[0] | Add-EncordObjectInstance Lorry -BoundingBox 0, 0, 0.1, 0.1 -Confidence 0.6
            $difference[1] | Remove-EncordObjectInstance Car -Frame 2
            $matches = Compare-EncordLabel $reference $difference
            """).ThrowOnError();
    }

    private (string Project, string DataHash) Video()
    {
        var made = _fixture.Emulator.AddProject(new SyntheticProject
        {
            Title = "Video",
            Datasets = [new SyntheticDataset { Data = [new SyntheticData { Title = "drive.avi", Kind = SyntheticDataKind.Video, Width = 200, Height = 100, Frames = 4 }] }],
        });
        _fixture.Run($"""
            $row = Get-EncordLabelRow {made.ProjectHash} | Initialize-EncordLabelRow
            $row | Add-EncordObjectInstance Car -Frame 0, 2 -BoundingBox 0.1, 0.2, 0.3, 0.4
            $row | Save-EncordLabelRow
            """).ThrowOnError();
        return (made.ProjectHash, made.DataHashes[0][0]);
    }

    private string Add(string ontology, params SyntheticData[] data)
    {
        using var document = JsonDocument.Parse(ontology);
        return _fixture.Emulator.AddProject(new SyntheticProject { Title = "Compared", Ontology = document.RootElement.Clone(), Datasets = [new SyntheticDataset { Data = data }] }).ProjectHash;
    }

    private ShellResult Run(string input, string parameters) => _fixture.Run($"{input} | Export-EncordOverlay -Path '{_fixture.PathOf("out")}' -DataPath '{_fixture.PathOf("data")}' {parameters}");

    private ExportOutcome Export(string input, string parameters) => ExportOutcome.Of(Run(input, parameters).ThrowOnError());

    private XElement Read(string stem) => XElement.Load(Path.Combine(_fixture.PathOf("out"), stem + ".svg"));

    private static XElement[] Objects(XElement svg, string words) => [.. svg.Descendants(Svg + "g").Where(group =>
        (string?)group.Attribute("class") == "object" && group.Element(Svg + "title")!.Value.StartsWith(words, StringComparison.Ordinal))];

    private static bool IsDashed(XElement one) => one.Attribute("stroke-dasharray") is not null;

    private static string PlaceOf(XElement one) => one.Elements(Svg + "rect").Single() is var box ? (string)box.Attribute("x")! + " " + (string)box.Attribute("y")! : "";
}
