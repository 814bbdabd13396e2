namespace Encord.Emulator.Models;

/// <summary>One training of a model, from its start to its end.</summary>
/// <param name="Status"><c>PENDING</c>, <c>DONE</c> or <c>ERROR</c>.</param>
/// <param name="Weights">The link or the name of the pre-trained set; null when none was named.</param>
/// <param name="FeaturesMapping">For each project the feature hashes of its ontology to the model's feature names.</param>
/// <param name="Losses">The loss after each epoch.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Error">Why it ended with ERROR.</param>
internal sealed record Training(
    string Uuid, string ModelUuid, string Status, int Epochs, int BatchSize, string Device, string? Weights,
    IReadOnlyDictionary<string, Dictionary<string, List<string>>> FeaturesMapping, IReadOnlyList<string> LabelHashes,
    IReadOnlyList<double> Losses, int Seconds, string? Error, string CreatedAt, string CreatedBy)
{
    public const string Pending = "PENDING";
    public const string Done = "DONE";
    public const string Failed = "ERROR";

    public double? FinalLoss => Losses is [.., var last] ? last : null;
}
