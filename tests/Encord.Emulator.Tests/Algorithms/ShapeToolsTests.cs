using CsCheck;
using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Tests.Algorithms;

public sealed class ShapeToolsTests
{
    [Theory]
    [InlineData("<", 12, 1, "000000000000")]
    [InlineData("08", 8, 1, "11111111")]
    [InlineData("017", 4, 2, "10000000")]
    [InlineData("1220O", 4, 2, "01100110")]
    [InlineData("324ON", 4, 3, "000110000100")]
    public void Run_lengths_are_read_and_written_in_the_compressed_form(string runs, int width, int height, string pixels)
    {
        // The last vector of the format's description leaves its tail out; it reads as zeros.
        var mask = BinaryMask.Decode(runs, width, height);
        Assert.Equal(pixels, string.Concat(mask.Pixels.Select(pixel => pixel ? '1' : '0')));
        Assert.Equal(mask.Pixels, BinaryMask.Decode(mask.Encode(), width, height).Pixels);
    }

    [Fact]
    public void Any_mask_survives_its_run_lengths() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int).Sample((width, height, seed) =>
        {
            var random = new Random(seed);
            var mask = new BinaryMask(width, height);
            var value = false;
            for (var i = 0; i < mask.Pixels.Length; i++)
            {
                value ^= random.Next(7) == 0;
                mask.Pixels[i] = value;
            }

            Assert.Equal(mask.Pixels, BinaryMask.Decode(mask.Encode(), width, height).Pixels);
        });

    [Theory]
    [InlineData("T")]
    [InlineData("99")]
    [InlineData(" ")]
    public void Damaged_run_lengths_are_refused(string runs) =>
        Assert.Throws<AlgorithmInputException>(() => BinaryMask.Decode(runs, 4, 2));

    [Fact]
    public void A_mask_of_absurd_size_is_refused_before_memory_is_taken() =>
        Assert.Throws<AlgorithmInputException>(() => BinaryMask.Decode("0", 2_000_000, 2_000_000));

    [Fact]
    public void Distances_are_negative_inside_and_exact_outside()
    {
        var mask = new BinaryMask(9, 9);
        mask[2, 2] = true;
        var distance = new SignedDistance(mask);
        Assert.Equal(-0.5, distance.At(2, 2), 1e-6);
        Assert.Equal(0.5, distance.At(3, 2), 1e-6);
        Assert.Equal(4.5, distance.At(5, 6), 1e-6);
    }

    [Fact]
    public void Simplifying_keeps_every_dropped_vertex_within_the_tolerance() =>
        Gen.Select(InterpolationTests.Outlines, Gen.Double[0, 0.05]).Sample((outline, tolerance) =>
        {
            var simple = DouglasPeucker.SimplifyRing(outline, tolerance);
            Assert.InRange(simple.Length, 3, outline.Length);
            if (simple.Length > 3)
            {
                Assert.All(outline, vertex => Assert.True(
                    Enumerable.Range(0, simple.Length).Min(i => DouglasPeucker.DistanceToLine(vertex, simple[i], simple[(i + 1) % simple.Length])) <= tolerance + 1e-12));
            }
        });

    [Fact]
    public void Simplifying_more_never_leaves_more() =>
        Gen.Select(InterpolationTests.Outlines, Gen.Double[0, 0.05], Gen.Double[0, 0.05]).Sample((outline, one, other) =>
            Assert.True(
                DouglasPeucker.SimplifyRing(outline, Math.Max(one, other)).Length <= DouglasPeucker.SimplifyRing(outline, Math.Min(one, other)).Length));

    [Fact]
    public void Vertices_on_a_straight_edge_are_dropped() =>
        Assert.Equal(
            [new(0, 0), new(1, 0), new(1, 1), new(0, 1)],
            DouglasPeucker.SimplifyRing([new(0, 0), new(0.5, 0), new(1, 0), new(1, 1), new(0.25, 1), new(0, 1), new(0, 0.5)], 0));
}
