using Encord.Emulator.Learning;

namespace Encord.Emulator.Tests.Learning;

/// <summary>A training is known again by all that it was made of, and by nothing less.</summary>
public sealed class TrainedBeforeTests
{
    private static readonly IReadOnlyList<LearningPicture> Pictures = SyntheticScenes.Draw(seed: 11, count: 3);

    private static readonly TrainingRecipe Recipe = TrainingRecipe.For("faster_rcnn", null, epochs: 2, batchSize: 24, seed: 1);

    [Fact]
    public void The_same_training_is_done_once()
    {
        var first = Get(nameof(The_same_training_is_done_once), Pictures, Recipe);
        var again = Get(nameof(The_same_training_is_done_once), [.. SyntheticScenes.Draw(seed: 11, count: 3)], Recipe with { });
        Assert.Same(first.Outcome, again.Outcome);
        Assert.True(first.Trained);
        Assert.False(again.Trained);
    }

    public static TheoryData<string> Differences => [.. Others.Keys];

    private static Dictionary<string, (string Kind, IReadOnlyList<LearningPicture> Pictures, TrainingRecipe Recipe)> Others => new()
    {
        ["kind"] = ("another", Pictures, Recipe),
        ["a picture"] = ("kind", [.. SyntheticScenes.Draw(seed: 12, count: 1), .. Pictures.Skip(1)], Recipe),
        ["the order"] = ("kind", [.. Pictures.Reverse()], Recipe),
        ["fewer pictures"] = ("kind", [.. Pictures.Skip(1)], Recipe),
        ["a label"] = ("kind", [Pictures[0] with { Regions = [.. Pictures[0].Regions.Skip(1)] }, .. Pictures.Skip(1)], Recipe),
        ["the place of a label"] = ("kind", [Pictures[0] with { Regions = [Pictures[0].Regions[0] with { Box = new(0.1, 0.1, 0.2, 0.2) }, .. Pictures[0].Regions.Skip(1)] }, .. Pictures.Skip(1)], Recipe),
        ["an answer"] = ("kind", [Pictures[0] with { Answers = new Dictionary<string, string> { ["weather"] = "sunny" } }, .. Pictures.Skip(1)], Recipe),
        ["epochs"] = ("kind", Pictures, Recipe with { Epochs = 3 }),
        ["the batch"] = ("kind", Pictures, Recipe with { BatchSize = 8 }),
        ["the working side"] = ("kind", Pictures, Recipe with { WorkingSide = Recipe.WorkingSide + 16 }),
        ["the seed"] = ("kind", Pictures, Recipe with { Seed = 2 }),
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_training_that_differs_is_another(string what)
    {
        Get("kind", Pictures, Recipe);
        var (kind, pictures, recipe) = Others[what];
        Assert.True(Get(kind, pictures, recipe).Trained);
    }

    [Fact]
    public void A_training_that_fails_is_tried_again()
    {
        Assert.Throws<NothingToLearnException>(() => TrainedBefore.Get("fails", Pictures, Recipe, () => throw new NothingToLearnException("nothing")));
        Assert.True(Get("fails", Pictures, Recipe).Trained);
    }

    private static (TrainingOutcome Outcome, bool Trained) Get(string kind, IReadOnlyList<LearningPicture> pictures, TrainingRecipe recipe)
    {
        var trained = false;
        var outcome = TrainedBefore.Get($"test {kind}", pictures, recipe, () =>
        {
            trained = true;
            return new TrainingOutcome(new PictureModel(112, []), [1.0]);
        });
        return (outcome, trained);
    }
}
