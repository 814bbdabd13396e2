using CsCheck;
using Encord.Client.Labels.Overlap;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Tests.Labels;

public class OverlapTests
{
    private static readonly PictureSize Size = new(64, 48);

    [Fact]
    public void Simple_areas_are_what_everybody_works_out()
    {
        var square = Of(new BoundingBox(0, 0, 0.5, 0.5));
        var ring = Of(new Polygon([[Box(0, 0, 1, 1), Box(0.25, 0.25, 0.75, 0.75)]]));
        var triangle = Of(new Polygon([new Point(0, 0), new Point(1, 0), new Point(0, 1)]));
        var bowTie = Of(new Polygon([new Point(0, 0), new Point(1, 1), new Point(1, 0), new Point(0, 1)]));
        double all = Size.Width * Size.Height;

        Assert.Equal(all / 4, square.Area, 1e-9);
        Assert.Equal(all * 0.75, ring.Area, 1e-9);
        Assert.Equal(all / 2, triangle.Area, 1e-9);
        Assert.Equal(all / 2, bowTie.Area, 1e-9);
        Assert.Equal(all * 3 / 16, RegionSweep.Intersection(square, ring), 1e-9);
        Assert.Equal(all / 4, RegionSweep.Intersection(square, triangle), 1e-9);
        Assert.Equal(1, RegionSweep.Iou(ring, ring), 1e-12);
        Assert.Equal(0, RegionSweep.Iou(square, Of(new BoundingBox(0.5, 0, 0.5, 0.5))));
    }

    [Fact]
    public void A_box_that_is_turned_by_a_right_angle_is_turned_in_pixels()
    {
        var size = new PictureSize(100, 50);
        // 40 × 10 pixels about (50, 25), upright afterwards.
        var turned = Region.Of(new RotatableBoundingBox(0.3, 0.4, 0.4, 0.2, 90), size)!;
        var upright = Region.Of(new BoundingBox(0.45, 0.1, 0.1, 0.8), size)!;
        Assert.Equal(400, turned.Area, 1e-9);
        Assert.Equal(1, RegionSweep.Iou(turned, upright), 1e-9);
    }

    // Shapes with corners on pixels are masks of themselves: counted pixels tell the area without any geometry.
    [Fact]
    public void Areas_agree_with_counted_pixels() => Check.Sample(
        Gen.Select(GenCells, GenCells, Gen.Bool, Gen.Bool),
        (left, right, leftAsMask, rightAsMask) =>
        {
            bool[] both = [.. left.Zip(right, (one, other) => one && other)];
            var one = Of(left, leftAsMask);
            var other = Of(right, rightAsMask);
            if (one is null || other is null)
            {
                return;
            }

            Assert.Equal(left.Count(set => set), one.Area, 1e-9);
            Assert.Equal(both.Count(set => set), RegionSweep.Intersection(one, other), 1e-9);
            Assert.Equal(RegionSweep.Iou(one, other), RegionSweep.Iou(other, one), 1e-12);
            Assert.True(RegionSweep.CanReach(one, other, RegionSweep.Iou(one, other)) || !both.Contains(true));
        },
        iter: 300);

    [Fact]
    public void A_grid_finds_exactly_what_a_look_at_all_pairs_finds() => Check.Sample(
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 0.3], Gen.Double[0, 0.3]).Array[0, 60],
        boxes =>
        {
            Region[] regions = [.. boxes.Select(box => Of(new BoundingBox(box.Item1, box.Item2, box.Item3 + 0.001, box.Item4 + 0.001)))];
            var grid = new RegionGrid(regions);
            foreach (var region in regions)
            {
                Assert.Equal(Enumerable.Range(0, regions.Length).Where(i => regions[i].Touches(region)), grid.Near(region));
            }
        },
        iter: 200);

    [Theory]
    [InlineData(0, 0, 1, 0, 1, 1, 0, 1, 0)]
    [InlineData(0, 0, 1, 1, 1, 0, 0, 1, 1)]
    [InlineData(0, 0, 0.5, 0.5, 1, 0, 0.5, 1, 0)]
    public void Crossings_of_an_outline_are_counted(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy, int crossings) =>
        Assert.Equal(crossings, RingCrossings.Count([new Point(ax, ay), new Point(bx, by), new Point(cx, cy), new Point(dx, dy)]));

    [Fact]
    public void A_star_of_five_points_crosses_itself_five_times() => Assert.Equal(5, RingCrossings.Count(
        [.. Enumerable.Range(0, 5).Select(i => new Point(0.5 + (0.4 * Math.Cos(i * 4 * Math.PI / 5)), 0.5 + (0.4 * Math.Sin(i * 4 * Math.PI / 5))))]));

    private static readonly Gen<bool[]> GenCells = Gen.Bool.Array[35];

    /// <summary>Cells of a 7 × 5 picture, as a mask or as squares that lie side by side.</summary>
    private static Region? Of(bool[] cells, bool asMask)
    {
        var size = new PictureSize(7, 5);
        return asMask
            ? Region.Of(Bitmask.FromPixels(7, 5, cells), size)
            : Region.Of(new Polygon(Enumerable.Range(0, 35).Where(i => cells[i]).Select(i =>
                (IReadOnlyList<IReadOnlyList<Point>>)[Box(i % 7 / 7.0, i / 7 / 5.0, ((i % 7) + 1) / 7.0, ((i / 7) + 1) / 5.0)])), size);
    }

    private static Point[] Box(double left, double top, double right, double bottom) => [new(left, top), new(right, top), new(right, bottom), new(left, bottom)];

    private static Region Of(Coordinates coordinates) => Region.Of(coordinates, Size)!;
}
