using Encord.Emulator.Learning;

namespace Encord.Emulator.Tests.Learning;

public sealed class TrainingRecipeTests
{
    private static TrainingRecipe Of(string architecture, string? weights = null) => TrainingRecipe.For(architecture, weights, 5, 24, 1);

    [Fact]
    public void Epochs_and_batch_size_are_taken_as_they_are() => Assert.Equal((5, 24), (Of("fast_ai").Epochs, Of("fast_ai").BatchSize));

    [Theory]
    [InlineData("faster_rcnn_R_50_C4_1x", "faster_rcnn_R_50_C4_3x")]
    [InlineData("fasterRcnnR50C41X", "fasterRcnnR50C43X")]
    public void Weights_of_the_long_schedule_train_longer(string shorter, string longer) =>
        Assert.Equal(3 * Of("faster_rcnn", shorter).IterationsPerEpoch, Of("faster_rcnn", longer).IterationsPerEpoch);

    [Theory]
    [InlineData("faster_rcnn_R_50_FPN_3x", "faster_rcnn_R_101_FPN_3x")]
    [InlineData("faster_rcnn_R_101_FPN_3x", "faster_rcnn_X_101_32x8d_FPN_3x")]
    public void Deeper_weights_look_closer(string shallower, string deeper)
    {
        Assert.True(Of("faster_rcnn", shallower).WorkingSide < Of("faster_rcnn", deeper).WorkingSide);
        Assert.True(Of("faster_rcnn", shallower).Cosines < Of("faster_rcnn", deeper).Cosines);
    }

    [Fact]
    public void Only_pyramids_and_dilated_networks_look_around_widely()
    {
        Assert.True(Of("faster_rcnn", "faster_rcnn_R_50_FPN_1x").WideView);
        Assert.True(Of("faster_rcnn", "faster_rcnn_R_50_DC5_1x").WideView);
        Assert.False(Of("faster_rcnn", "faster_rcnn_R_50_C4_1x").WideView);
    }

    [Fact]
    public void No_epoch_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingRecipe.For("fast_ai", null, 0, 24, 1));
}
