using System.Xml.Linq;
using Encord.PowerShell.Tests.Coco;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

public sealed class VocExport : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Boxes_are_whole_pixels_counted_from_one()
    {
        YoloExport.Label(_fixture);
        var result = Export("");

        var picture = Read("bench-000000");
        Assert.Equal(("200", "100", "3"), ((string)picture.Element("size")!.Element("width")!, (string)picture.Element("size")!.Element("height")!, (string)picture.Element("size")!.Element("depth")!));
        Assert.Equal("bench-000000.jpg", (string)picture.Element("filename")!);

        // 20.25 to 70.25 is in the pixels 21 to 71, 10 to 35.5 in the pixels 11 to 36.
        Assert.Equal([21, 11, 71, 36], BoxOf(picture, "Apple"));
        Assert.Equal([1, 1, 200, 100], BoxOf(picture, "Pear"));
        Assert.Equal([2, 1, 3, 3], BoxOf(picture, "Plum"));
        Assert.Equal([1, 1, 200, 100], BoxOf(Read("bench-000001"), "Apple"));
        var crate = picture.Elements("object").Single(one => (string)one.Element("name")! == "Crate");
        Assert.Equal("33.5", crate.Descendants("attribute").Where(one => (string)one.Element("name")! == "rotation").Select(one => (string)one.Element("value")!).Single());
        Assert.Equal(2, result.LeftOut.Where(one => one.Kind == "Object").Sum(one => one.Count));
    }

    [Fact]
    public void Lists_name_the_pictures_of_a_split_and_those_with_a_class()
    {
        YoloExport.Label(_fixture);
        Export("-Split { if ($_.DataType -eq 'Image') { 'train' } else { 'val' } }");

        Assert.Equal(["bench-000000", "bench-000001"], Lines("train").Order(StringComparer.Ordinal));
        Assert.Equal(Lines("train").Concat(Lines("val")), Lines("trainval"));
        Assert.Equal(["bench-000000  1", "bench-000001 -1"], Lines("Plum_train").Order(StringComparer.Ordinal));
        Assert.All(Lines("val"), stem => Assert.True(File.Exists(Path.Combine(_fixture.PathOf("out"), "Annotations", stem + ".xml"))));
        Assert.Equal(["Apple", "Pear", "Plum", "Picker", "Crate"], File.ReadAllLines(Path.Combine(_fixture.PathOf("out"), "classes.txt")));
    }

    [Fact]
    public void Answers_are_attributes_and_some_are_flags()
    {
        _fixture.Shell.Run($$"""
            Get-EncordLabelRow {{_fixture.Project}} -DataTitle bench-000005.jpg | Initialize-EncordLabelRow -OutVariable row |
                Add-EncordObjectInstance -Feature Apple -Frame 0 -BoundingBox 0.1, 0.2, 0.3, 0.4 -Answer @{ Colour = 'Red' }
            $row | Save-EncordLabelRow
            """).ThrowOnError();
        Export("");

        var apple = Assert.Single(Read("bench-000005").Elements("object"));
        Assert.Equal("Red", apple.Descendants("attribute").Where(one => (string)one.Element("name")! == "Colour").Select(one => (string)one.Element("value")!).Single());
        Assert.Equal("0", (string)apple.Element("truncated")!);
    }

    private ShellResult Run(string parameters) => _fixture.Shell.Run($"Export-EncordVocLabel {_fixture.Project} '{_fixture.PathOf("out")}' {parameters}");

    private ExportOutcome Export(string parameters) => ExportOutcome.Of(Run(parameters).ThrowOnError());

    private XElement Read(string stem) => XDocument.Load(Path.Combine(_fixture.PathOf("out"), "Annotations", stem + ".xml")).Root!;

    private string[] Lines(string list) => File.ReadAllLines(Path.Combine(_fixture.PathOf("out"), "ImageSets", "Main", list + ".txt"));

    private static int[] BoxOf(XElement picture, string name)
    {
        var box = picture.Elements("object").Single(one => (string)one.Element("name")! == name).Element("bndbox")!;
        return [.. new[] { "xmin", "ymin", "xmax", "ymax" }.Select(edge => (int)box.Element(edge)!)];
    }
}
