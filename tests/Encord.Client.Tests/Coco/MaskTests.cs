using CsCheck;
using Encord.Client.Interchange.Geometry;

namespace Encord.Client.Tests.Coco;

public class MaskTests
{
    private static readonly Gen<(int Width, int Height, bool[] Pixels)> Masks = Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12])
        .SelectMany((width, height) => Gen.Bool.Array[width * height].Select(pixels => (width, height, pixels)));

    [Theory]
    [InlineData(new long[] { 12 }, "<")]
    [InlineData(new long[] { 0, 8 }, "08")]
    [InlineData(new long[] { 0, 1, 7 }, "017")]
    [InlineData(new long[] { 1, 2, 2, 2, 1 }, "1220O")]
    [InlineData(new long[] { 3, 2, 4, 1, 2 }, "324ON")]
    [InlineData(new long[] { 100, 50, 850 }, "T3b1bj0")]
    [InlineData(new long[] { 31, 32, 33, 16, 15 }, "o0P1Q1@^O")]
    [InlineData(new long[] { 0, 40, 40, 2, 40, 100 }, "0X1X1jN0R3")]
    public void Run_lengths_and_their_text_are_those_of_the_published_vectors(long[] counts, string text)
    {
        Assert.Equal(text, RunLengthCode.Encode(counts));
        Assert.Equal(counts, RunLengthCode.Decode(text));
    }

    [Fact]
    public void A_mask_of_a_file_becomes_the_one_the_vendor_saves()
    {
        using var mask = MaskCanvas.FromColumns(RunLengthCode.Decode("02`1"), width: 10, height: 5);

        Assert.Equal("0190n0", RunLengthCode.Encode(mask.CountRows()));
        Assert.Equal(2, mask.CountPixels());
        Assert.Equal((0, 0, 1, 2), mask.FindBox());
    }

    [Fact]
    public void Both_orders_hold_the_same_pixels() => Masks.Sample(mask =>
    {
        using var rows = MaskCanvas.FromRows(RunLengthCode.Count(mask.Pixels), mask.Width, mask.Height);
        var transposed = new bool[mask.Pixels.Length];
        for (var i = 0; i < transposed.Length; i++)
        {
            transposed[i] = mask.Pixels[((i % mask.Height) * mask.Width) + (i / mask.Height)];
        }

        var columns = rows.CountColumns();
        Assert.Equal(Trimmed(RunLengthCode.Count(transposed)), Trimmed(columns));
        Assert.Equal((long)mask.Width * mask.Height, columns.Sum());

        using var back = MaskCanvas.FromColumns(columns, mask.Width, mask.Height);
        Assert.Equal(Trimmed(RunLengthCode.Count(mask.Pixels)), Trimmed(back.CountRows()));
        Assert.Equal(mask.Pixels.Count(pixel => pixel), back.CountPixels());
    });

    [Fact]
    public void The_outline_of_a_mask_filled_again_is_the_mask() => Masks.Sample(mask =>
    {
        using var canvas = MaskCanvas.FromRows(RunLengthCode.Count(mask.Pixels), mask.Width, mask.Height);

        var areas = MaskOutline.Trace(canvas);

        using var filled = MaskCanvas.FromAreas(areas, mask.Width, mask.Height);
        Assert.Equal(Trimmed(canvas.CountRows()), Trimmed(filled.CountRows()));
        Assert.Equal(canvas.CountPixels(), PolygonFill.Area(areas));
        Assert.All(areas, rings => Assert.True(PolygonFill.SignedArea(rings[0]) > 0 && rings.Skip(1).All(hole => PolygonFill.SignedArea(hole) < 0)));
    });

    [Fact]
    public void A_ring_of_pixels_has_an_outline_and_a_hole()
    {
        bool[] pixels = [true, true, true, true, false, true, true, true, true];
        using var canvas = MaskCanvas.FromRows(RunLengthCode.Count(pixels), 3, 3);

        var area = Assert.Single(MaskOutline.Trace(canvas));

        Assert.Equal(2, area.Count);
        Assert.Equal(4, area[0].Count);
        Assert.Equal(4, area[1].Count);
        Assert.Equal((0, 0, 3, 3), canvas.FindBox());
    }

    [Fact]
    public void Parts_add_up_and_holes_are_cut_out()
    {
        IReadOnlyList<Point> Square(double left, double top, double size) => [new(left, top), new(left + size, top), new(left + size, top + size), new(left, top + size)];
        IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas = [[Square(0, 0, 4), Square(1, 1, 2)], [Square(3, 3, 2)]];

        using var canvas = MaskCanvas.FromAreas(areas, 8, 8);

        Assert.Equal(16 - 4 + 4 - 1, canvas.CountPixels());
        Assert.Equal((0, 0, 5, 5), canvas.FindBox());
        Assert.Equal(16, PolygonFill.Area(areas));
    }

    [Fact]
    public void An_empty_mask_has_one_run()
    {
        using var canvas = MaskCanvas.FromColumns([12], 4, 3);

        Assert.Equal([12], canvas.CountRows());
        Assert.Equal(default, canvas.FindBox());
        Assert.Empty(MaskOutline.Trace(canvas));
    }

    private static List<long> Trimmed(List<long> counts) => counts.Count % 2 == 1 && counts.Count > 1 ? counts[..^1] : counts.Count == 1 ? [] : counts;
}
