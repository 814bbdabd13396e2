namespace Encord.Client.Models;

/// <summary>What to train. The device may be spelt as the wire or as users see it.</summary>
internal sealed record TrainingOrder(
    string ModelHash, IReadOnlyList<string> LabelHashes, int Epochs, int BatchSize, PretrainedWeights Weights, string Device)
{
    /// <summary>The project of the label rows; null where nobody said. Only release 0.1.190 needs it.</summary>
    public string? ProjectHash { get; init; }
}

/// <summary>The states of a training, as users see them.</summary>
internal static class TrainingStatus
{
    public const string Pending = "Pending";
    public const string Done = "Done";
    public const string Error = "Error";
}
