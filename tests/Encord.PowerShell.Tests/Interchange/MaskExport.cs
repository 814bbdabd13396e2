using System.Text.Json;
using Encord.PowerShell.Tests.Coco;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

public sealed class MaskExport : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void A_semantic_mask_has_the_number_of_the_class_and_smaller_objects_on_top()
    {
        YoloExport.Label(_fixture);
        Export("");

        var mask = new PngFile(Path.Combine(_fixture.PathOf("out"), "SegmentationClass", "bench-000001.png"));
        Assert.Equal((200, 100, 8, 0), (mask.Width, mask.Height, mask.Depth, mask.ColourType));
        Assert.Equal(["IHDR", "IDAT", "IEND"], mask.Types);

        // The apple fills the picture (class 1); on top is a pear of eight pixels (class 2).
        Assert.Equal(8, mask.Count(2));
        Assert.Equal((200 * 100) - 8, mask.Count(1));
        Assert.Equal(["index,name,r,g,b", "0,background,0,0,0", "1,Apple,128,0,0", "2,Pear,0,128,0", "3,Plum,128,128,0", "4,Crate,0,0,128"], File.ReadAllLines(Path.Combine(_fixture.PathOf("out"), "classes.csv")));
    }

    [Fact]
    public void Areas_of_instances_are_those_of_the_coco_export()
    {
        var path = _fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[120,60,50,25]}""",
            """{"id":2,"image_id":1,"category_id":2,"segmentation":[[2.3,3.1,60.7,9.2,40.4,45.9],[70,50,90,50,90,90]]}""",
            """{"id":3,"image_id":1,"category_id":3,"segmentation":{"size":[100,200],"counts":[19000,90,10,80,820]}}""");
        _fixture.Import(path).ThrowOnError();
        Export("-Kind Instance");
        _fixture.Shell.Run($"Export-EncordCocoLabel {_fixture.Project} '{_fixture.PathOf("coco.json")}'").ThrowOnError();

        var mask = new PngFile(Path.Combine(_fixture.PathOf("out"), "SegmentationObject", "bench-000000.png"));
        string[][] objects = [.. File.ReadAllLines(Path.Combine(_fixture.PathOf("out"), "objects.csv")).Skip(1).Select(line => line.Split(','))];
        using var coco = JsonDocument.Parse(File.ReadAllText(_fixture.PathOf("coco.json")));
        Assert.Equal(3, objects.Length);
        foreach (var one in objects)
        {
            var annotation = coco.RootElement.GetProperty("annotations").EnumerateArray().Single(item => item.GetProperty("attributes").GetProperty("encord_track_uuid").GetString() == one[4]);
            var pixels = mask.Count(int.Parse(one[1]));
            // A polygon's area differs from its pixels by its border at most; boxes on whole pixels and masks are exact.
            Assert.InRange(Math.Abs(annotation.GetProperty("area").GetDouble() - pixels), 0, one[3] == "Pear" ? 100 : 0);
        }
    }

    [Fact]
    public void A_palette_has_the_colours_of_voc_and_the_same_numbers()
    {
        YoloExport.Label(_fixture);
        Export("");
        PngFile grey = new(Path.Combine(_fixture.PathOf("out"), "SegmentationClass", "bench-000000.png"));
        Run("-Palette -Force").ThrowOnError();
        PngFile coloured = new(Path.Combine(_fixture.PathOf("out"), "SegmentationClass", "bench-000000.png"));

        Assert.Equal((8, 3), (coloured.Depth, coloured.ColourType));
        Assert.Equal(grey.Pixels, coloured.Pixels);
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128, 0, 128, 128, 0], coloured.Palette![..12]);
        Assert.Equal([224, 224, 192], coloured.Palette![^3..]);
    }

    [Fact]
    public void An_object_that_is_covered_is_left_out_and_said()
    {
        var path = _fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[10,10,20,10]}""",
            """{"id":2,"image_id":1,"category_id":2,"segmentation":[[10,10,30,10,30,20,10,20]]}""");
        _fixture.Import(path).ThrowOnError();

        var result = Export("-Kind Instance");

        Assert.Equal(1, result.Objects);
        Assert.Contains(result.LeftOut, one => one.Kind == "Object" && one.Count == 1 && one.Reason.Contains("smaller objects"));
    }

    [Fact]
    public void More_than_255_instances_take_16_bits_and_no_palette()
    {
        var path = _fixture.Write([.. Enumerable.Range(0, 300).Select(i => $$"""{"id":{{i + 1}},"image_id":1,"category_id":1,"bbox":[{{i % 50 * 4}},{{i / 50 * 4}},3,3]}""")]);
        _fixture.Import(path).ThrowOnError();

        Export("-Kind Instance");
        PngFile mask = new(Path.Combine(_fixture.PathOf("out"), "SegmentationObject", "bench-000000.png"));
        var coloured = Run("-Kind Instance -Palette -Force");

        Assert.Equal(16, mask.Depth);
        Assert.All(Enumerable.Range(1, 300), number => Assert.Equal(9, mask.Count(number)));
        Assert.Equal(["EncordInvalidArgument"], coloured.ErrorIds);
    }

    private ShellResult Run(string parameters) => _fixture.Shell.Run($"Export-EncordMask {_fixture.Project} '{_fixture.PathOf("out")}' {parameters}");

    private ExportOutcome Export(string parameters) => ExportOutcome.Of(Run(parameters).ThrowOnError());
}
