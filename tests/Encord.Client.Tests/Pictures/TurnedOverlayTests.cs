using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Encord.Client.Downloads;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Pictures;
using Encord.Client.Tests.Labels;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;

namespace Encord.Client.Tests.Pictures;

/// <summary>Pictures that are turned for showing (EXIF), and what drawings do about it.</summary>
public class TurnedOverlayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_size_of_a_file_is_the_stored_one_and_the_one_that_is_shown(int orientation)
    {
        var header = ImageHeader.Read(TurnedPicture.File(orientation, new JpegEncoder()))!.Value;

        Assert.Equal(header, ImageHeader.Read(TurnedPicture.File(orientation, new PngEncoder()))!.Value);
        Assert.Equal((60, 40, orientation), (header.Width, header.Height, header.Orientation));
        Assert.Equal(orientation >= 5 ? (40, 60) : (60, 40), header.Shown);
        Assert.Equal(SizeMatch.Shown, header.Match(header.Shown.Width, header.Shown.Height));
        Assert.Equal(orientation >= 5 ? SizeMatch.Stored : SizeMatch.Shown, header.Match(60, 40));
        Assert.Equal(orientation >= 5 ? SizeMatch.Shown : SizeMatch.Neither, header.Match(40, 60));
        Assert.Equal(SizeMatch.Neither, header.Match(61, 40));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_drawing_lays_each_stored_corner_where_the_labels_have_it(int orientation)
    {
        // The row has the stored size. A browser shows the turned picture in the box of the element, and the element is then laid as its matrix says.
        var image = ImageOf(orientation, TurnedPicture.Width, TurnedPicture.Height);

        if (orientation < 5)
        {
            Assert.Null(image.Attribute("transform"));
            Assert.Equal(("60", "40"), ((string?)image.Attribute("width"), (string?)image.Attribute("height")));
            return;
        }

        double[] matrix = [.. Regex.Matches((string)image.Attribute("transform")!, "-?[0-9]+").Select(number => double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture))];
        (var width, var height) = ((double)image.Attribute("width")!, (double)image.Attribute("height")!);
        Assert.Equal((40, 60), (width, height));
        var shown = TurnedPicture.Shown(orientation);
        for (var corner = 0; corner < 4; corner++)
        {
            (var x, var y) = (corner % 2 * width, corner / 2 * height);
            (var across, var down) = ((matrix[0] * x) + (matrix[2] * y) + matrix[4], (matrix[1] * x) + (matrix[3] * y) + matrix[5]);
            Assert.Equal((shown[corner] % 2 * 60.0, shown[corner] / 2 * 40.0), (across, down));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    public void A_picture_whose_row_has_the_size_as_shown_lies_as_it_is(int orientation)
    {
        var image = ImageOf(orientation, orientation >= 5 ? 40 : 60, orientation >= 5 ? 60 : 40);

        Assert.Null(image.Attribute("transform"));
    }

    [Theory]
    [InlineData(1, 60, 40, null)]
    [InlineData(3, 60, 40, "size as shown")]
    [InlineData(6, 40, 60, "size as shown")]
    [InlineData(6, 60, 40, "size from before")]
    [InlineData(1, 40, 60, "another size")]
    public void What_the_sizes_do_not_agree_about_is_said(int orientation, int width, int height, string? said)
    {
        var picture = Picture(width, height, orientation);

        Assert.Equal(said is null, picture.SizeNotice is null);
        Assert.Contains(said ?? "", picture.SizeNotice ?? "", StringComparison.Ordinal);
    }

    private static XElement ImageOf(int orientation, int width, int height)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text))
        {
            new OverlayDrawing(Picture(width, height, orientation), SampleRow.Ontology, new LabelStyle(OverlayColour.Class)).Write(xml, "a.jpg");
        }

        return Assert.Single(XElement.Parse(text.ToString()).Elements(XName.Get("image", OverlayDrawing.Namespace)));
    }

    private static ExportPicture Picture(int width, int height, int orientation) =>
        new(new LabelRow("project") { DataHash = "d", DataTitle = "a.jpg", DataType = "Image" }, 0, "d", "a.jpg", width, height) { Header = new ImageHeader(TurnedPicture.Width, TurnedPicture.Height, orientation) };
}
