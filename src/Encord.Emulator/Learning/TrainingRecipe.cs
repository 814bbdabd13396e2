namespace Encord.Emulator.Learning;

/// <summary>How a model is trained. The names of architectures and weight sets become sizes that mean something to the small learner.</summary>
/// <param name="Epochs">How often training goes through all pictures.</param>
/// <param name="BatchSize">How many pictures are fitted together.</param>
/// <param name="IterationsPerEpoch">Steps of the solver in one epoch; the 3x schedules take three times those of 1x.</param>
/// <param name="WorkingSide">The longer side of the picture that the learner looks at, in pixels; deeper networks look closer.</param>
/// <param name="Cosines">How many random features the classifier bends its borders with; deeper networks have more.</param>
/// <param name="WideView">Whether a pixel is judged with its wider surroundings too; so with feature pyramids and dilated networks.</param>
/// <param name="Seed">What random draws start from.</param>
internal sealed record TrainingRecipe(int Epochs, int BatchSize, int IterationsPerEpoch, int WorkingSide, int Cosines, bool WideView, int Seed)
{
    /// <param name="architecture">Such as <c>faster_rcnn</c> or <c>resnet50</c>.</param>
    /// <param name="weights">The name of the pre-trained set, such as <c>mask_rcnn_R_101_FPN_3x</c>; null when none was named.</param>
    /// <param name="epochs">1 or more.</param>
    /// <param name="batchSize">1 or more.</param>
    /// <param name="seed">What random draws start from.</param>
    public static TrainingRecipe For(string architecture, string? weights, int epochs, int batchSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var name = $"{architecture} {weights}".Replace("_", string.Empty, StringComparison.Ordinal);
        bool Has(params ReadOnlySpan<string> parts)
        {
            foreach (var part in parts)
            {
                if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }

        var depth = Has("X101", "resnet152") ? 3 : Has("R101", "resnet101", "vgg19") ? 2 : Has("resnet18") ? 0 : 1;
        return new(
            epochs,
            batchSize,
            IterationsPerEpoch: Has("3x") ? 24 : 8,
            WorkingSide: 112 + (16 * depth),
            Cosines: 48 + (16 * depth),
            WideView: weights is null || Has("FPN", "DC5"),
            seed);
    }
}
