using Encord.Emulator.Learning;

namespace Encord.Emulator.Tests.Learning;

public sealed class PictureLearnerTests(ITestOutputHelper output)
{
    private static TrainingOutcome Train(IReadOnlyList<LearningPicture> pictures) =>
        PictureLearner.Train(pictures, ["scene001"], TrainingRecipe.For("resnet50", null, epochs: 3, batchSize: 24, seed: 7), CancellationToken.None);

    [Fact]
    public void Pictures_it_has_not_seen_are_classified_far_better_than_by_chance()
    {
        var model = (PictureModel)Train(SyntheticScenes.Draw(seed: 1, count: 60)).Model;
        var heldOut = SyntheticScenes.Draw(seed: 2, count: 60);
        var right = heldOut.Count(picture => model.Classify(picture.Content, 0).Single().Option == picture.Answers["scene001"]);
        var commonest = heldOut.CountBy(picture => picture.Answers["scene001"]).Max(option => option.Value);
        output.WriteLine($"{right} of 60 right; always saying the commonest: {commonest}");
        Assert.True(right > commonest + 5, $"{right} of 60, {commonest} by chance");
    }

    [Fact]
    public void What_is_not_sure_enough_is_not_said()
    {
        var model = (PictureModel)Train(SyntheticScenes.Draw(seed: 1, count: 12)).Model;
        var content = SyntheticScenes.Draw(seed: 2, count: 1)[0].Content;
        Assert.Single(model.Classify(content, 0.5));
        Assert.Empty(model.Classify(content, 1.01));
    }

    [Fact]
    public void A_model_read_back_from_its_bytes_says_the_same()
    {
        var model = (PictureModel)Train(SyntheticScenes.Draw(seed: 1, count: 6)).Model;
        var copy = (PictureModel)SmallModel.FromBytes(model.ToBytes());
        var content = SyntheticScenes.Draw(seed: 2, count: 1)[0].Content;
        Assert.Equal(model.Classify(content, 0), copy.Classify(content, 0));
        Assert.Equal(model.Features, copy.Features);
    }

    [Fact]
    public void One_answer_alone_cannot_be_learned_from()
    {
        var pictures = SyntheticScenes.Draw(seed: 1, count: 3)
            .Select(picture => picture with { Answers = new Dictionary<string, string> { ["scene001"] = "traffic1" } }).ToList();
        Assert.Throws<NothingToLearnException>(() => Train(pictures));
    }
}
