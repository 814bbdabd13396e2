using CsCheck;

namespace Encord.Client.Tests.Labels;

public class FrameRangeTests
{
    private static readonly Gen<List<FrameRange>> Ranges =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 8]).Select(pair => new FrameRange(pair.Item1, pair.Item1 + pair.Item2)).List[0, 12];

    [Fact]
    public void The_union_holds_exactly_the_frames_of_its_parts() =>
        Ranges.Sample(ranges => Assert.Equal(Frames(ranges).Order(), FrameRangeList.Union(ranges).Frames()));

    [Fact]
    public void The_runs_of_a_union_are_sorted_and_do_not_touch() => Ranges.Sample(ranges =>
    {
        var union = FrameRangeList.Union(ranges);
        Assert.All(union.Zip(union.Skip(1)), pair => Assert.True(pair.First.End + 1 < pair.Second.Start));
    });

    [Fact]
    public void Except_and_intersect_are_those_of_sets() => Gen.Select(Ranges, Ranges).Sample(pair =>
    {
        var left = FrameRangeList.Union(pair.Item1);
        var right = FrameRangeList.Union(pair.Item2);
        Assert.Equal(Frames(pair.Item1).Except(Frames(pair.Item2)).Order(), left.Except(right).Frames());
        Assert.Equal(Frames(pair.Item1).Intersect(Frames(pair.Item2)).Order(), left.Intersect(right).Frames());
        Assert.Equal(left.Frames().Count(), left.FrameCount);
    });

    [Fact]
    public void Contains_agrees_with_the_frames() => Gen.Select(Ranges, Gen.Int[0, 50]).Sample(pair =>
        Assert.Equal(Frames(pair.Item1).Contains(pair.Item2), FrameRangeList.Union(pair.Item1).Contains(pair.Item2)));

    [Fact]
    public void Ranges_that_touch_are_joined_and_read_as_text() =>
        Assert.Equal("3-9, 12", FrameRangeList.Union([new(6, 9), new(12, 12), new(3, 5)]).ToString());

    [Fact]
    public void The_largest_frame_is_no_special_case() =>
        Assert.Equal("0-2147483647", FrameRangeList.Union([new(0, int.MaxValue), new(5, 6)]).ToString());

    private static HashSet<int> Frames(IEnumerable<FrameRange> ranges) => [.. ranges.SelectMany(range => Enumerable.Range(range.Start, range.End - range.Start + 1))];
}
