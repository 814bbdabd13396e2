using System.Buffers.Binary;
using System.Text.Json;
using System.Xml.Linq;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>One project with what exports get wrong, which every export goes through: odd names of classes, a group of mixed sizes, a video with gaps, empty and untouched rows.</summary>
public sealed class EdgeProject : IAsyncLifetime
{
    internal static readonly string[] Names = ["No", "1", "a: b", "Twin", "Twin"];

    private static readonly string[] Shapes = ["bounding_box", "bounding_box", "bounding_box", "bounding_box", "polygon"];

    internal ExportFixture Fixture { get; private set; } = null!;

    internal string Project { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Fixture = await ExportFixture.StartAsync();
        Project = await Fixture.CreateAsync(
            [.. Names.Zip(Shapes, (name, shape) => (object)new { name, shape })],
            [
                ExportFixture.Picture("one.png"), ExportFixture.Picture("empty.png"), ExportFixture.Picture("untouched.png"), ExportFixture.Picture("blank name #1/u\u0308ber.png"),
                new { title = "mixed", kind = "imageGroup", images = new[] { ExportFixture.Picture("small.png", 20, 10), ExportFixture.Picture("tall.png", 30, 60) } },
                new { title = "gaps.avi", kind = "video", width = 40, height = 20, frames = 12, framesPerSecond = 5 },
            ]);
        Fixture.Run($$"""
            $twins = (Get-EncordOntology -Project {{Project}}).Objects | Where-Object Name -EQ Twin
            $rows = Get-EncordLabelRow {{Project}} | Where-Object DataTitle -NE untouched.png | Initialize-EncordLabelRow
            $one = $rows | Where-Object DataTitle -EQ one.png
            # On the border, across it, and outside.
            $one | Add-EncordObjectInstance -Feature No -Frame 0 -BoundingBox 0, 0, 1, 1
            $one | Add-EncordObjectInstance -Feature 1 -Frame 0 -BoundingBox 0.5, 0.5, 0.5, 0.5
            $one | Add-EncordObjectInstance -Feature 'a: b' -Frame 0 -BoundingBox 0.123456, 0.2, 0.333333, 0.4
            $one | Add-EncordObjectInstance -Feature ($twins | Where-Object Shape -EQ Polygon) -Frame 0 -Polygon 0.1, 0.1, 0.9, 0.1, 0.5, 0.9
            $rows | Where-Object DataTitle -Like 'blank*' | Add-EncordObjectInstance -Feature ($twins | Where-Object Shape -EQ BoundingBox) -Frame 0 -BoundingBox 0.25, 0.25, 0.5, 0.5
            $group = $rows | Where-Object DataTitle -EQ mixed
            0, 1 | ForEach-Object { $group | Add-EncordObjectInstance -Feature No -Frame $_ -BoundingBox 0.1, 0.2, 0.5, 0.5 }
            $video = $rows | Where-Object DataTitle -EQ gaps.avi
            2, 7, 11 | ForEach-Object { $video | Add-EncordObjectInstance -Feature 1 -Frame $_ -BoundingBox 0.1, 0.2, 0.5, 0.5 }
            $rows | Save-EncordLabelRow
            """).ThrowOnError();
    }

    public async ValueTask DisposeAsync() => await Fixture.DisposeAsync();
}

/// <summary>Claims that hold for every export of that project.</summary>
public sealed class EdgeCases(EdgeProject edge) : IClassFixture<EdgeProject>
{
    private static readonly string[] Classes = ["No", "1", "a: b", "Twin (bounding box)", "Twin (polygon)"];

    public static TheoryData<string> Exports => new(
        "Export-EncordYoloLabel", "Export-EncordYoloLabel -Task Segment", "Export-EncordYoloLabel -Task Obb", "Export-EncordVocLabel", "Export-EncordVocLabel -Polygon",
        "Export-EncordMask", "Export-EncordMask -Kind Instance -Palette", "Export-EncordCocoLabel -Image Copy", "Export-EncordOverlay", "Export-EncordOverlay -Format Html",
        "Export-EncordLabelTable -Format Csv", "Export-EncordLabelTable -Format JsonLines", "Export-EncordLabelTable -Format Parquet");

    [Theory]
    [MemberData(nameof(Exports))]
    public void A_second_run_in_a_culture_with_commas_writes_the_same_bytes(string export)
    {
        Write(export, "first");
        edge.Fixture.Run("$culture = [cultureinfo]::InvariantCulture.Clone(); $culture.NumberFormat.NumberDecimalSeparator = ','; [System.Threading.Thread]::CurrentThread.CurrentCulture = $culture").ThrowOnError();
        try
        {
            Write(export, "second");
        }
        finally
        {
            edge.Fixture.Run("[System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture").ThrowOnError();
        }

        Assert.Equal(edge.Fixture.Digests(Folder(export, "first")), edge.Fixture.Digests(Folder(export, "second")));
        Assert.NotEmpty(edge.Fixture.Digests(Folder(export, "first")));
    }

    [Theory]
    [InlineData("Export-EncordYoloLabel")]
    [InlineData("Export-EncordVocLabel")]
    [InlineData("Export-EncordMask")]
    [InlineData("Export-EncordCocoLabel -Image Copy")]
    public void Classes_keep_their_names_and_their_order_and_untouched_rows_are_counted(string export)
    {
        var result = ExportOutcome.Of(Write(export, "names"));

        Assert.Equal(Classes, File.ReadAllLines(edge.Fixture.PathOf(Folder(export, "names") + "/classes.txt")));
        Assert.Contains(result.LeftOut, one => one is { Kind: "LabelRow", Count: 1 } && one.Reason.Contains("not initialised", StringComparison.Ordinal));
        // Three images, of which one is empty, two of the group and three frames.
        Assert.Equal(export.Contains("Coco", StringComparison.Ordinal) ? 5 : 8, result.Images);
    }

    [Fact]
    public void Pictures_of_a_group_have_each_their_own_size()
    {
        Write("Export-EncordVocLabel", "sizes");
        Write("Export-EncordMask", "sizes");
        Write("Export-EncordYoloLabel", "sizes");

        foreach ((var stem, var width, var height) in new[] { ("mixed_000000", 20, 10), ("mixed_000001", 30, 60) })
        {
            var picture = XDocument.Load(edge.Fixture.PathOf($"{Folder("Export-EncordVocLabel", "sizes")}/Annotations/{stem}.xml")).Root!;
            var box = picture.Element("object")!.Element("bndbox")!;
            Assert.Equal((width, height), ((int)picture.Element("size")!.Element("width")!, (int)picture.Element("size")!.Element("height")!));
            Assert.Equal(((width / 10) + 1, (height / 5) + 1), ((int)box.Element("xmin")!, (int)box.Element("ymin")!));
            var mask = File.ReadAllBytes(edge.Fixture.PathOf($"{Folder("Export-EncordMask", "sizes")}/SegmentationClass/{stem}.png"));
            Assert.Equal((width, height), (BinaryPrimitives.ReadInt32BigEndian(mask.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(mask.AsSpan(20))));
            Assert.Equal("0 0.350000 0.450000 0.500000 0.500000\n", File.ReadAllText(edge.Fixture.PathOf($"{Folder("Export-EncordYoloLabel", "sizes")}/labels/train/{stem}.txt")));
        }
    }

    [Fact]
    public void Frames_of_a_video_with_gaps_are_those_with_labels()
    {
        Write("Export-EncordYoloLabel", "frames");
        Write("Export-EncordLabelTable -Format JsonLines", "frames");

        string[] files = [.. Directory.GetFiles(edge.Fixture.PathOf(Folder("Export-EncordYoloLabel", "frames") + "/labels/train"), "gaps*").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["gaps_000002.txt", "gaps_000007.txt", "gaps_000011.txt"], files);
        var frames = File.ReadAllLines(edge.Fixture.PathOf(Folder("Export-EncordLabelTable -Format JsonLines", "frames") + "/labels")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("file_name").GetString()!.StartsWith("gaps", StringComparison.Ordinal)).Select(line => line.GetProperty("frame").GetInt32());
        Assert.Equal([2, 7, 11], frames);
    }

    [Fact]
    public void Files_of_odd_titles_are_downloaded_once()
    {
        var items = $"Get-EncordLabelRow {edge.Project} | Where-Object DataType -NE Video";

        var first = ExportOutcome.Of(edge.Fixture.Run($"{items} | Export-EncordData '{edge.Fixture.PathOf("data")}'").ThrowOnError());
        var second = ExportOutcome.Of(edge.Fixture.Run($"{items} | Export-EncordData '{edge.Fixture.PathOf("data")}'").ThrowOnError());

        Assert.Equal((6L, 6L, 0L), (first.Files, first["Downloaded"], second["Downloaded"]));
        Assert.Contains(Directory.GetFiles(edge.Fixture.PathOf("data")), file => Path.GetFileName(file) == "blank_name__1__\u00FCber.png");
    }

    private ShellResult Write(string export, string run)
    {
        var folder = edge.Fixture.PathOf(Folder(export, run));
        Directory.CreateDirectory(folder);
        var path = export.Contains("Table", StringComparison.Ordinal) ? folder + "/labels" : folder;
        return edge.Fixture.Run($"{export} -Project {edge.Project} -Path '{path}'").ThrowOnError();
    }

    private static string Folder(string export, string run) => $"{run} {export.Replace("Export-Encord", "", StringComparison.Ordinal)}";
}
