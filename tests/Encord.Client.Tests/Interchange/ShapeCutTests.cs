using CsCheck;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Geometry;

namespace Encord.Client.Tests.Interchange;

public sealed class ShapeCutTests
{
    public static TheoryData<string, Coordinates, string?> Shapes => new()
    {
        { "a box on the border", new BoundingBox(0, 0, 1, 1), null },
        { "a box outside", new BoundingBox(1.2, 0.2, 0.1, 0.1), "outside of the picture" },
        { "a box without width", new BoundingBox(0.2, 0.2, 0, 0.1), "no area" },
        { "a box of half a pixel", new BoundingBox(0.2, 0.2, 0.0025, 0.01), "-MinimumArea" },
        { "a polygon of two points", new Polygon([new Point(0.1, 0.1), new Point(0.2, 0.2)]), "too few points" },
        { "a mask of another size", new Bitmask(10, 10, RunLengthCode.Encode([0L, 100])), "another size" },
        { "a mask without pixels", new Bitmask(200, 100, RunLengthCode.Encode([20000L])), "empty" },
        { "a point in space", new Keypoint(new Point(0.1, 0.1, 0.5)), "in space" },
        { "a polygon that is not a number", new Polygon([new Point(double.NaN, 0), new Point(1, 0), new Point(1, 1)]), "not a number" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_nothing_in_the_picture_is_refused_with_its_reason(string name, Coordinates shape, string? reason)
    {
        var fault = ShapeCut.FaultOf(shape, 200, 100, keepTurned: false, minimumArea: 1, out _, out _);

        Assert.True(reason is null ? fault is null : fault?.Contains(reason, StringComparison.Ordinal) == true, name + ": " + fault);
    }

    [Fact]
    public void What_leaves_the_picture_is_cut_and_said()
    {
        Assert.Null(ShapeCut.FaultOf(new BoundingBox(-0.1, 0.5, 0.3, 0.7), 200, 100, false, 1, out var cut, out var isClipped));

        Assert.True(isClipped);
        Assert.Equal((0, 0, 40, 100), Rounded(PictureShapes.BoxOf(cut, 200, 100)) with { Top = 0 });
    }

    [Theory]
    [InlineData(0.95, null)]
    [InlineData(1.05, "centre")]
    public void A_turned_box_stays_whole_while_its_centre_is_inside(double centre, string? reason)
    {
        var box = new RotatableBoundingBox(centre - 0.2, 0.4, 0.4, 0.2, 30);

        var fault = ShapeCut.FaultOf(box, 200, 100, keepTurned: true, minimumArea: 1, out var cut, out _);

        Assert.True(reason is null ? fault is null && cut == box : fault!.Contains(reason, StringComparison.Ordinal), fault);
    }

    [Fact]
    public void A_joined_ring_covers_what_the_areas_cover() => Gen.Int[0, 1].Array[144].Sample(
        bits =>
        {
            var counts = new List<long>();
            var last = 0;
            foreach (var bit in bits.Append(1 - bits[^1]))
            {
                if (counts.Count == 0)
                {
                    counts.Add(0);
                }

                if (bit != last)
                {
                    counts.Add(0);
                    last = bit;
                }

                counts[^1]++;
            }

            counts[^1]--;
            using var mask = MaskCanvas.FromRows(counts, 12, 12);
            if (mask.CountPixels() == 0)
            {
                return;
            }

            var ring = RingJoin.Join(MaskOutline.Trace(mask));
            using var again = MaskCanvas.FromAreas([[ring]], 12, 12);
            Assert.Equal(mask.CountRows(), again.CountRows());
        });

    [Fact]
    public void The_smallest_box_around_a_turned_box_is_that_box() => Gen.Select(Gen.Double[0, 360], Gen.Double[5, 50], Gen.Double[5, 50]).Sample(
        (degrees, width, height) =>
        {
            var radians = degrees * Math.PI / 180;
            Point[] corners = [.. new[] { (-1, -1), (1, -1), (1, 1), (-1, 1) }.Select(corner => new Point(
                100 + (corner.Item1 * width * Math.Cos(radians)) - (corner.Item2 * height * Math.Sin(radians)),
                100 + (corner.Item1 * width * Math.Sin(radians)) + (corner.Item2 * height * Math.Cos(radians))))];
            var box = SmallestBox.Around([.. corners, new Point(100, 100)]);
            Assert.All(corners, corner => Assert.Contains(box, found => Math.Abs(found.X - corner.X) < 1e-6 && Math.Abs(found.Y - corner.Y) < 1e-6));
            Assert.True(PolygonFill.SignedArea(box) > 0);
        });

    private static (double Left, double Top, double Right, double Bottom) Rounded((double Left, double Top, double Right, double Bottom) box) =>
        (Math.Round(box.Left, 9), Math.Round(box.Top, 9), Math.Round(box.Right, 9), Math.Round(box.Bottom, 9));
}
