namespace Encord.Emulator.Learning;

/// <summary>Learns to classify whole pictures.</summary>
internal static class PictureLearner
{
    /// <param name="pictures">Pictures with their answers; one without an answer to a classification says nothing about it.</param>
    /// <param name="features">The classifications (feature hashes) the model is for.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="NothingToLearnException">A classification was answered in fewer than two ways.</exception>
    public static TrainingOutcome Train(
        IReadOnlyList<LearningPicture> pictures, IReadOnlyList<string> features, TrainingRecipe recipe, CancellationToken cancellation)
    {
        var training = new ClassifierTraining(recipe, new Random(recipe.Seed));
        var seen = pictures.Select(picture => PictureFeatures.Of(PixelImage.Decode(picture.Content, recipe.WorkingSide))).ToList();
        var heads = new List<PictureModel.Head>();
        var losses = new double[recipe.Epochs];
        foreach (var feature in features)
        {
            cancellation.ThrowIfCancellationRequested();
            string[] options = [.. pictures.Select(picture => picture.Answers.GetValueOrDefault(feature)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
            if (options.Length < 2)
            {
                throw new NothingToLearnException(
                    $"The label rows answer the classification {feature} in {options.Length} way(s); a model learns from at least two.");
            }

            var samples = pictures.Index()
                .Where(entry => entry.Item.Answers.ContainsKey(feature))
                .Select(entry => new Sample(seen[entry.Index], Array.IndexOf(options, entry.Item.Answers[feature]), entry.Index))
                .ToList();
            var outcome = training.Run(samples, options.Length, ridge: 1f, cancellation);
            heads.Add(new(feature, options, outcome.Classifier));
            for (var epoch = 0; epoch < losses.Length; epoch++)
            {
                losses[epoch] += outcome.Losses[epoch];
            }
        }

        return new(new PictureModel(recipe.WorkingSide, heads), losses);
    }
}
