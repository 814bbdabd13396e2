using CsCheck;
using Encord.Emulator.Learning;

namespace Encord.Emulator.Tests.Learning;

public sealed class ObjectLearnerTests(ObjectLearnerTests.Trained trained, ITestOutputHelper output) : IClassFixture<ObjectLearnerTests.Trained>
{
    private static readonly string[] Features = [SyntheticScenes.Car, SyntheticScenes.Tree];

    /// <summary>Trained once for all tests of this class.</summary>
    public sealed class Trained
    {
        internal TrainingOutcome Boxes { get; } = Train(SyntheticScenes.Draw(seed: 1, count: 24), outlines: false);

        internal TrainingOutcome Outlines { get; } = Train(SyntheticScenes.Draw(seed: 1, count: 24, polygons: true), outlines: true);

        internal IReadOnlyList<LearningPicture> HeldOut { get; } = SyntheticScenes.Draw(seed: 2, count: 30);
    }

    private static TrainingOutcome Train(IReadOnlyList<LearningPicture> pictures, bool outlines, int epochs = 3, int batchSize = 24) =>
        ObjectLearner.Train(
            pictures,
            Features,
            outlines,
            TrainingRecipe.For(
                outlines ? "mask_rcnn" : "faster_rcnn",
                outlines ? "mask_rcnn_R_50_C4_1x" : "faster_rcnn_R_50_FPN_1x",
                epochs,
                batchSize,
                seed: 7),
            CancellationToken.None);

    private ObjectModel Boxes => (ObjectModel)trained.Boxes.Model;

    private ObjectModel Outlines => (ObjectModel)trained.Outlines.Model;

    [Fact]
    public void Boxes_are_found_in_pictures_it_has_not_seen()
    {
        var scoring = Scoring.Of(Boxes, trained.HeldOut);
        output.WriteLine($"{scoring}; losses {string.Join(", ", trained.Boxes.Losses)}");
        Assert.True(scoring is { Precision: > 0.85, Recall: > 0.85 }, scoring.ToString());
    }

    [Fact]
    public void Outlines_are_found_in_pictures_it_has_not_seen()
    {
        var scoring = Scoring.Of(Outlines, trained.HeldOut);
        output.WriteLine($"{scoring}; losses {string.Join(", ", trained.Outlines.Losses)}");
        Assert.True(scoring is { Precision: > 0.85, Recall: > 0.85 }, scoring.ToString());
    }

    [Fact]
    public void Objects_of_one_colour_are_told_apart_by_their_form()
    {
        var outcome = Train(SyntheticScenes.Draw(seed: 3, count: 40, polygons: true, oneColour: true), outlines: true, epochs: 6);
        var scoring = Scoring.Of((ObjectModel)outcome.Model, SyntheticScenes.Draw(seed: 4, count: 30, oneColour: true));
        output.WriteLine(scoring.ToString());

        // Whoever cannot tell the two apart is right about half of them.
        Assert.True(scoring is { Precision: > 0.75, Recall: > 0.75 }, scoring.ToString());
    }

    [Fact]
    public void Outlines_lie_close_around_the_object()
    {
        var overlaps = new List<double>();
        foreach (var picture in SyntheticScenes.Draw(seed: 2, count: 10, polygons: true))
        {
            foreach (var detection in Outlines.Detect(picture.Content, new()))
            {
                overlaps.Add(picture.Regions.Max(region => Overlap(region.Outline!, detection.Outline!)));
            }
        }

        Assert.True(overlaps.Average() > 0.8, $"mean overlap {overlaps.Average():0.00}");

        static double Overlap(IReadOnlyList<Emulator.Algorithms.Vertex> left, IReadOnlyList<Emulator.Algorithms.Vertex> right)
        {
            var (both, either) = (0, 0);
            for (var i = 0; i < 100 * 100; i++)
            {
                var place = new Emulator.Algorithms.Vertex(((i % 100) + 0.5) / 100, ((i / 100) + 0.5) / 100);
                var (inLeft, inRight) = (PixelLabels.Contains(left, place), PixelLabels.Contains(right, place));
                both += inLeft && inRight ? 1 : 0;
                either += inLeft || inRight ? 1 : 0;
            }

            return (double)both / either;
        }
    }

    [Fact]
    public void The_loss_is_reported_for_each_epoch_and_falls()
    {
        Assert.Equal(3, trained.Boxes.Losses.Count);
        Assert.True(trained.Boxes.FinalLoss < trained.Boxes.Losses[0]);
        Assert.Equal(trained.Boxes.Losses[^1], trained.Boxes.FinalLoss);
    }

    [Fact]
    public void Small_batches_learn_too()
    {
        var outcome = Train(SyntheticScenes.Draw(seed: 1, count: 12), outlines: false, batchSize: 5);
        var scoring = Scoring.Of((ObjectModel)outcome.Model, trained.HeldOut);
        output.WriteLine(scoring.ToString());
        Assert.True(scoring is { Precision: > 0.6, Recall: > 0.6 }, scoring.ToString());
    }

    [Fact]
    public void The_same_pictures_and_seed_give_the_same_model()
    {
        var pictures = SyntheticScenes.Draw(seed: 5, count: 4);
        Assert.Equal(Train(pictures, outlines: false).Model.ToBytes(), Train(pictures, outlines: false).Model.ToBytes());
    }

    [Fact]
    public void A_model_read_back_from_its_bytes_finds_the_same()
    {
        var copy = (ObjectModel)SmallModel.FromBytes(Boxes.ToBytes());
        Assert.Equal(Features, copy.Features);
        foreach (var picture in trained.HeldOut.Take(3))
        {
            Assert.Equal(Boxes.Detect(picture.Content, new()), copy.Detect(picture.Content, new()));
        }
    }

    [Fact]
    public void Raising_the_confidence_threshold_never_adds_a_detection()
    {
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 29]).Sample(
            (one, other, overlap, index) =>
            {
                var (low, high) = (Math.Min(one, other), Math.Max(one, other));
                var content = trained.HeldOut[index].Content;
                var loose = Boxes.Detect(content, new(low, overlap));
                var strict = Boxes.Detect(content, new(high, overlap));
                Assert.Equal(loose.Where(detection => detection.Confidence >= high), strict);
            },
            iter: 12,
            threads: 1);
    }

    [Fact]
    public void A_coarser_outline_never_has_more_corners()
    {
        var content = trained.HeldOut[0].Content;
        var fine = Outlines.Detect(content, new(Coarseness: 0));
        var coarse = Outlines.Detect(content, new(Coarseness: 0.01));
        Assert.NotEmpty(fine);
        Assert.True(coarse.Sum(d => d.Outline!.Count) < fine.Sum(d => d.Outline!.Count));
    }

    [Fact]
    public void Labels_without_an_object_of_the_features_cannot_be_learned_from()
    {
        var pictures = SyntheticScenes.Draw(seed: 1, count: 2).Select(picture => picture with { Regions = [] }).ToList();
        Assert.Throws<NothingToLearnException>(() => Train(pictures, outlines: false));
    }

    [Fact]
    public void Text_is_no_picture() =>
        Assert.Throws<UnreadablePixelsException>(() => Boxes.Detect("plainly not a picture"u8, new()));

    [Fact]
    public void Other_bytes_are_no_model() =>
        Assert.Throws<InvalidDataException>(() => SmallModel.FromBytes([1, 2, 3, 4, 5, 6]));

    [Fact]
    public void A_cancelled_training_stops() =>
        Assert.Throws<OperationCanceledException>(() => ObjectLearner.Train(
            SyntheticScenes.Draw(seed: 1, count: 2), Features, outlines: false, TrainingRecipe.For("faster_rcnn", null, 1, 1, 1), new CancellationToken(canceled: true)));
}
