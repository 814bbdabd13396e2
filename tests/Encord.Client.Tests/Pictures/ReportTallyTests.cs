using Encord.Client.Labels.Problems;
using Encord.Client.Pictures.Report;
using Encord.Client.Tests.Labels;

namespace Encord.Client.Tests.Pictures;

public class ReportTallyTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(null, null)]
    public void Labels_of_pictures_without_a_size_count_and_have_no_pixels(int? width, int? height)
    {
        var tally = new ClassTally(SampleRow.Ontology);
        var labels = Labels(width, height, """{"objectHash":"a","featureHash":"car","boundingBox":{"x":0.1,"y":0.1,"w":0.2,"h":0.2} }""");
        tally.Add(labels);

        Assert.Equal((1, 1), (tally.Objects, tally.Placed));
        Assert.Equal((0, 0), (tally.Areas.Total, tally.Widths.Total));
    }

    [Fact]
    public void What_is_marked_as_deleted_counts_nowhere_else()
    {
        var tally = new ClassTally(SampleRow.Ontology);
        tally.Add(Labels(100, 50, """{"objectHash":"a","featureHash":"car","isDeleted":true,"boundingBox":{"x":0.1,"y":0.1,"w":0.2,"h":0.2} }"""));

        Assert.Equal((0, 0, 1), (tally.Objects, tally.Placed, tally.Deleted));
    }

    [Fact]
    public void A_class_that_the_ontology_no_longer_has_is_counted_by_its_hash()
    {
        var tally = new ClassTally(SampleRow.Ontology);
        tally.Add(Labels(100, 50, """{"objectHash":"a","featureHash":"gone","name":"Gone","shape":"bounding_box","boundingBox":{"x":0.1,"y":0.1,"w":0.2,"h":0.2} }"""));

        var gone = Assert.Single(tally.Classes, one => one.FeatureHash == "gone");
        Assert.Equal((1, false), (gone.Count, gone.IsCurrent));
    }

    [Theory]
    [InlineData(new[] { 3.9, 4, 1023, 1024, 1e9 }, "under 4=1 4 to 8=1 512 to 1024=1 1024 and more=2")]
    public void A_number_is_in_the_range_that_ends_above_it(double[] values, string expected)
    {
        var histogram = Histogram.OfSides();
        foreach (var value in values)
        {
            histogram.Add(value);
        }

        Assert.Equal(expected, string.Join(' ', histogram.Ranges.Where(range => range.Value > 0).Select(range => $"{range.Key}={range.Value}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(24)]
    public void The_gallery_has_as_many_pictures_as_it_should_and_none_twice_in_whatever_order_rows_come(int size)
    {
        RowLabels[] rows = [.. Enumerable.Range(0, 60).Select(i => Labels(100, 50, string.Join(',', Enumerable.Range(0, 1 + (i % 5)).Select(j =>
            $$"""{"objectHash":"o{{j}}","featureHash":"{{(i == 13 ? "spot" : "car")}}","{{(i == 13 ? "point\":{\"0\":{\"x\":0.5,\"y\":0.5}}" : FormattableString.Invariant($"boundingBox\":{{\"x\":0,\"y\":0,\"w\":{0.01 * (i + 1)},\"h\":0.1}}"))}} }""")), i))];

        var chosen = Choose(size, rows);

        Assert.Equal(size, chosen.Length);
        Assert.Equal(size, chosen.Distinct().Count());
        Assert.Equal(chosen, Choose(size, [.. rows.Reverse()]));
        Assert.Contains("d13", chosen);
        Assert.True(size < 7 || chosen.Contains("d0"), "the smallest box is missing");
        Assert.True(size < 7 || chosen.Contains("d59"), "the largest box is missing");
    }

    private static string[] Choose(int size, RowLabels[] rows)
    {
        var tally = new ClassTally(SampleRow.Ontology);
        var picks = new GalleryPicks(size);
        foreach (var row in rows)
        {
            picks.Add(row, tally.Add(row), []);
        }

        return [.. picks.Choose(tally.Classes).Select(pick => pick.Picture.Row.DataHash).Order(StringComparer.Ordinal)];
    }

    private static RowLabels Labels(int? width, int? height, string objects, int number = 0) => new(
        new LabelRow("project") { DataHash = "d" + number, DataTitle = "a.png", DataType = "Video", LabelHash = "row", Width = width, Height = height },
        SampleRow.Open("video", labels: $$"""{"0":{"objects":[{{objects}}],"classifications":[]} }""", width: width, height: height),
        SampleRow.Ontology);
}
