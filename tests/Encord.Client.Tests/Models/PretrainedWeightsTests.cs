using Encord.Client.Models;

namespace Encord.Client.Tests.Models;

public class PretrainedWeightsTests
{
    [Fact]
    public void There_are_the_fifteen_sets_of_the_vendor() =>
        Assert.Equal(
            [("fast_ai", 1), ("faster_rcnn", 10), ("mask_rcnn", 4)],
            PretrainedWeights.All.CountBy(weights => weights.Architecture).Select(group => (group.Key, group.Value)));

    [Fact]
    public void Only_the_set_of_fast_ai_has_no_link() =>
        Assert.Equal(["fast_ai"], PretrainedWeights.All.Where(weights => weights.Link is null).Select(weights => weights.Name));

    [Fact]
    public void An_unknown_name_is_refused_with_the_names_there_are()
    {
        var failure = Assert.Throws<EncordException>(() => PretrainedWeights.Find("yolo"));
        Assert.Equal(EncordErrorId.InvalidArgument, failure.ErrorId);
        Assert.Contains("mask_rcnn_R_50_C4_3x", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_architecture_do_not_fit()
    {
        var failure = Assert.Throws<EncordException>(() => PretrainedWeights.Find("mask_rcnn_R_50_C4_3x").CheckFit("FasterRcnn"));
        Assert.Equal(EncordErrorId.ModelWeightsInconsistent, failure.ErrorId);
        PretrainedWeights.Find("mask_rcnn_R_50_C4_3x").CheckFit("MaskRcnn");
    }

    [Fact]
    public void Classification_needs_no_weights_and_detection_does()
    {
        Assert.Equal(("resnet50", null), (PretrainedWeights.WithoutName("Resnet50").Architecture, PretrainedWeights.WithoutName("Resnet50").Link));
        Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(() => PretrainedWeights.WithoutName("FasterRcnn")).ErrorId);
    }
}
