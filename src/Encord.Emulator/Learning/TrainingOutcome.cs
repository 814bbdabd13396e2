namespace Encord.Emulator.Learning;

/// <summary>What a training job produced.</summary>
/// <param name="Model">The trained model.</param>
/// <param name="Losses">The loss after each epoch: the sum of the mean cross-entropies of the parts of the model.</param>
internal sealed record TrainingOutcome(SmallModel Model, IReadOnlyList<double> Losses)
{
    public double FinalLoss => Losses[^1];
}

/// <summary>The labels that were given cannot be learned from; the message says what is missing.</summary>
internal sealed class NothingToLearnException(string message) : Exception(message);
