using CsCheck;

namespace Encord.Client.Tests.Labels;

public class RunLengthTests
{
    [Theory]
    [InlineData("<", 12)]
    [InlineData("08", 0, 8)]
    [InlineData("017", 0, 1, 7)]
    [InlineData("1220O", 1, 2, 2, 2, 1)]
    [InlineData("324ON", 3, 2, 4, 1, 2)]
    [InlineData("T3b1bj0", 100, 50, 850)]
    [InlineData("o0P1Q1@^O", 31, 32, 33, 16, 15)]
    [InlineData("0X1X1jN0R3", 0, 40, 40, 2, 40, 100)]
    [InlineData("0190n0", 0, 1, 9, 1, 39)]
    public void The_vectors_of_the_vendors_sdk_are_written_and_read(string text, params int[] counts)
    {
        var expected = counts.Select(count => (long)count).ToArray();

        Assert.Equal(text, RunLengthCode.Encode(expected));
        Assert.Equal(expected, RunLengthCode.Decode(text));
    }

    [Fact]
    public void Any_mask_comes_back_pixel_for_pixel() =>
        (from width in Gen.Int[1, 40]
         from height in Gen.Int[1, 40]
         from pixels in Gen.Bool.Array[width * height]
         select (width, height, pixels)).Sample(mask =>
            Assert.Equal(mask.pixels, Bitmask.FromPixels(mask.width, mask.height, mask.pixels).ToPixels()));

    [Fact]
    public void Any_run_lengths_come_back() =>
        Gen.Long[0, 1L << 40].List[0, 50].Sample(counts => Assert.Equal(counts, RunLengthCode.Decode(RunLengthCode.Encode(counts))));

    [Fact]
    public void An_empty_mask_may_be_empty_text_as_new_releases_write_it() =>
        Assert.All(new Bitmask(3, 2, "").ToPixels(), Assert.False);

    [Theory]
    [InlineData("T3b1bj", "truncated")]
    [InlineData("T3 1", "position 2")]
    [InlineData("0P", "truncated")]
    [InlineData("T3b1bj0", "more pixels")]
    public void Damaged_run_lengths_are_named(string text, string part)
    {
        var error = Assert.Throws<EncordException>(() => new Bitmask(10, 10, text).ToPixels());

        Assert.Equal(EncordErrorId.CorruptedLabel, error.ErrorId);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public void The_extent_of_a_mask_is_the_box_around_its_pixels()
    {
        var pixels = new bool[6 * 4];
        pixels[(1 * 6) + 2] = true;
        pixels[(2 * 6) + 4] = true;

        Assert.Equal((2.0 / 6, 1.0 / 4, 3.0 / 6, 2.0 / 4), Bitmask.FromPixels(6, 4, pixels).Extent);
        Assert.Equal(2, Bitmask.FromPixels(6, 4, pixels).Area);
    }

    [Fact]
    public void The_extent_of_any_mask_is_the_box_around_its_pixels() =>
        (from width in Gen.Int[1, 12]
         from height in Gen.Int[1, 12]
         from pixels in Gen.Bool.Array[width * height]
         select (width, height, pixels)).Sample(mask =>
        {
            var set = Enumerable.Range(0, mask.pixels.Length).Where(i => mask.pixels[i]).ToArray();
            (double, double, double, double)? expected = set.Length == 0
                ? null
                : ((double)set.Min(i => i % mask.width) / mask.width, (double)set.Min(i => i / mask.width) / mask.height,
                    (double)(set.Max(i => i % mask.width) - set.Min(i => i % mask.width) + 1) / mask.width,
                    (double)(set.Max(i => i / mask.width) - set.Min(i => i / mask.width) + 1) / mask.height);
            Assert.Equal(expected, Bitmask.FromPixels(mask.width, mask.height, mask.pixels).Extent);
        });
}
