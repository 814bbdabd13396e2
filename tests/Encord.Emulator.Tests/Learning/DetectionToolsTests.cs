using CsCheck;
using Encord.Emulator.Algorithms;
using Encord.Emulator.Learning;

namespace Encord.Emulator.Tests.Learning;

public sealed class DetectionToolsTests
{
    private static readonly Gen<Detection[]> AnyDetections =
        Gen.Select(Gen.Double[0, 0.8], Gen.Double[0, 0.8], Gen.Double[0.01, 0.2], Gen.Double[0.01, 0.2], Gen.Double[0, 1])
            .Select((x, y, w, h, confidence) => new Detection("car00001", confidence, new FittedBox(x, y, w, h), null))
            .Array[0, 40];

    [Fact]
    public void Suppressing_twice_is_suppressing_once() =>
        Gen.Select(AnyDetections, Gen.Double[0, 1]).Sample((detections, overlap) =>
        {
            var once = NonMaximumSuppression.Keep(detections, overlap);
            Assert.Equal(once, NonMaximumSuppression.Keep(once, overlap));
        });

    [Fact]
    public void What_is_kept_does_not_overlap_more_than_allowed_and_what_is_dropped_does() =>
        Gen.Select(AnyDetections, Gen.Double[0, 1]).Sample((detections, overlap) =>
        {
            var kept = NonMaximumSuppression.Keep(detections, overlap);
            Assert.All(kept, one => Assert.All(kept, other =>
                Assert.True(ReferenceEquals(one, other) || one.Box.IntersectionOverUnion(other.Box) <= overlap)));
            Assert.All(detections.Except(kept), dropped => Assert.Contains(kept, surer =>
                surer.Confidence >= dropped.Confidence && surer.Box.IntersectionOverUnion(dropped.Box) > overlap));
        });

    [Fact]
    public void Of_two_boxes_over_each_other_the_surer_stays()
    {
        // 0.8 x 1 shared of 1.2 x 1 together: two thirds.
        var surer = new Detection("car00001", 0.9, new(0, 0, 0.5, 0.5), null);
        var other = new Detection("tree0001", 0.7, new(0.1, 0, 0.5, 0.5), null);
        Assert.Equal(2.0 / 3, surer.Box.IntersectionOverUnion(other.Box), 1e-9);
        Assert.Equal([surer], NonMaximumSuppression.Keep([other, surer], 0.6));
        Assert.Equal([surer, other], NonMaximumSuppression.Keep([other, surer], 0.7));
    }

    [Fact]
    public void An_object_keeps_its_hash_while_it_moves_and_two_that_pass_do_not_swap()
    {
        var next = 0;
        var tracking = new Tracking(() => $"object{next++}");
        Detection At(double x, double y) => new("car00001", 0.9, new(x, y, 0.2, 0.2), null);
        var first = tracking.Follow(0, [At(0.1, 0.1), At(0.7, 0.7)]);
        var second = tracking.Follow(1, [At(0.66, 0.7), At(0.14, 0.1)]);
        Assert.Equal([first[1], first[0]], second);
    }

    [Fact]
    public void An_object_that_appears_gets_a_new_hash()
    {
        var next = 0;
        var tracking = new Tracking(() => $"object{next++}");
        tracking.Follow(0, [new("car00001", 0.9, new(0.1, 0.1, 0.2, 0.2), null)]);
        Assert.Equal(["object1"], tracking.Follow(1, [new("car00001", 0.9, new(0.7, 0.1, 0.2, 0.2), null)]));
        Assert.Equal(["object2"], tracking.Follow(2, [new("tree0001", 0.9, new(0.7, 0.1, 0.2, 0.2), null)]));
    }

    [Fact]
    public void The_traced_outline_of_a_part_encloses_as_much_as_the_part_has_pixels() =>
        Gen.Bool.Array[64].Sample(bits =>
        {
            foreach (var part in Components.Of(bits, 8, 8, smallest: 1))
            {
                var area = Math.Abs(Outline.SignedArea(OutlineTracing.Trace(part, 8, 8))) / 2 * 64;
                Assert.Equal(part.Count + Holes(part), area, 1e-9);
            }
        });

    [Fact]
    public void A_block_of_two_by_three_pixels_has_the_outline_of_its_ten_edges()
    {
        var outline = OutlineTracing.Trace([0, 1, 4, 5, 8, 9], 4, 4);
        Assert.Equal(10, outline.Length);
        Assert.Equal([new(0, 0), new(0.5, 0), new(0.5, 0.75), new(0, 0.75)], DouglasPeucker.SimplifyRing(outline, 0));
    }

    /// <summary>Pixels that are not of the part and cannot reach the outside without crossing it, also not over corners.</summary>
    private static int Holes(List<int> part)
    {
        var reached = new HashSet<(int X, int Y)> { (-1, -1) };
        var open = new Queue<(int X, int Y)>(reached);
        while (open.TryDequeue(out var at))
        {
            for (var i = 0; i < 9; i++)
            {
                var (x, y) = (at.X + (i % 3) - 1, at.Y + (i / 3) - 1);
                if (x is >= -1 and <= 8 && y is >= -1 and <= 8 && (x is < 0 or > 7 || y is < 0 or > 7 || !part.Contains((y * 8) + x)) && reached.Add((x, y)))
                {
                    open.Enqueue((x, y));
                }
            }
        }

        return 100 - reached.Count - part.Count;
    }
}
