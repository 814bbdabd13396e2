using CsCheck;
using Encord.Client.Interchange.Geometry;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Tests.Coco;

public class GeometryTests
{
    [Fact]
    public void Parts_that_lie_over_each_other_count_once()
    {
        IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas = [[Square(0, 0, 10)], [Square(5, 5, 10)], [Square(0.5, 0.5, 2.5)], [Square(30, 30, 4)]];

        Assert.Equal(175 + 16, UnionArea.Of(areas, 100, 100), 1e-9);
    }

    [Fact]
    public void The_area_of_squares_is_the_number_of_pixels_that_any_of_them_covers() => Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[1, 8]).Array[1, 6].Sample(squares =>
    {
        IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas = [.. squares.Select(square => (IReadOnlyList<IReadOnlyList<Point>>)[Square(square.Item1, square.Item2, square.Item3)])];

        using var mask = MaskCanvas.FromAreas(areas, 20, 20);

        Assert.Equal(mask.CountPixels(), UnionArea.Of(areas, 20, 20), 1e-6);
    });

    [Fact]
    public void A_clipped_outline_covers_the_pixels_that_it_covered_inside() => Gen.Double[-15, 25].Array[6, 16].Where(numbers => numbers.Length % 2 == 0).Sample(numbers =>
    {
        Point[] ring = [.. Enumerable.Range(0, numbers.Length / 2).Select(i => new Point(numbers[2 * i], numbers[(2 * i) + 1]))];

        var clipped = PictureClip.Ring(ring, 10, 10);

        using var before = MaskCanvas.FromAreas([[ring]], 10, 10);
        using var after = MaskCanvas.FromAreas([[clipped]], 10, 10);
        // A pixel whose centre lies on the outline is neither in nor out: rounding decides, and where the outline is cut it rounds anew.
        Assert.DoesNotContain(
            Enumerable.Range(0, 100).Select(i => (X: i % 10, Y: i / 10)),
            pixel => before.IsSet(pixel.X, pixel.Y) != after.IsSet(pixel.X, pixel.Y) && DistanceTo(ring, pixel.X + 0.5, pixel.Y + 0.5) > 1e-9);
        Assert.All(clipped, point => Assert.True(point.X is >= 0 and <= 10 && point.Y is >= 0 and <= 10));
    });

    [Fact]
    public void A_line_that_comes_back_is_several_pieces()
    {
        Point[] line = [new(-5, 5), new(5, 5), new(5, 20), new(8, 20), new(8, 5)];

        var pieces = PictureClip.Line(line, 10, 10);

        Assert.Equal([[new(0, 5), new(5, 5), new(5, 10)], [new(8, 10), new(8, 5)]], pieces);
        Assert.Empty(PictureClip.Line([new(-5, -5), new(-1, 20)], 10, 10));
    }

    [Fact]
    public void What_spans_more_pixels_than_can_be_held_is_refused_before_memory_is_taken()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<EncordException>(() => MaskCanvas.FromColumns([0, 3_600_000_000], 60_000, 60_000));
        Assert.Throws<EncordException>(() => MaskCanvas.FromAreas([[Square(0, 0, int.MaxValue)]], int.MaxValue, int.MaxValue));
        Assert.Throws<EncordException>(() => MaskCanvas.FromRows([0, long.MaxValue, long.MaxValue], 10, 10));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
        using var small = MaskCanvas.FromAreas([[Square(59_000, 59_000, 10)]], 60_000, 60_000);
        Assert.Equal(100, small.CountPixels());
    }

    private static double DistanceTo(IReadOnlyList<Point> ring, double x, double y) => Enumerable.Range(0, ring.Count).Min(i =>
    {
        (var from, var to) = (ring[i], ring[(i + 1) % ring.Count]);
        (var acrossX, var acrossY) = (to.X - from.X, to.Y - from.Y);
        var length = (acrossX * acrossX) + (acrossY * acrossY);
        var share = length == 0 ? 0 : Math.Max(0, Math.Min(1, (((x - from.X) * acrossX) + ((y - from.Y) * acrossY)) / length));
        return Math.Sqrt(Math.Pow(x - from.X - (share * acrossX), 2) + Math.Pow(y - from.Y - (share * acrossY), 2));
    });

    private static IReadOnlyList<Point> Square(double left, double top, double size) => [new(left, top), new(left + size, top), new(left + size, top + size), new(left, top + size)];
}
