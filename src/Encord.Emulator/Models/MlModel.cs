namespace Encord.Emulator.Models;

/// <summary>A model of the organisation. Release 0.1.150 knows it only through a project it is attached to.</summary>
/// <param name="Architecture">As release 0.1.150 spells it.</param>
/// <param name="Features">What the model tells apart, by names of its own.</param>
internal sealed record MlModel(
    string Uuid, string Title, string Description, string Architecture, IReadOnlyList<string> Features, string OwnerEmail, string CreatedAt)
{
    /// <summary>Grows with every one that is made.</summary>
    public long Id { get; init; }

    public Architecture Kind => Models.Architecture.Of(Architecture);
}

/// <summary>A model in a project.</summary>
/// <param name="IterationPolicy"><c>useAll</c>, <c>useLatest</c> or <c>manualSelection</c>.</param>
/// <param name="FeaturesMapping">The model's feature names to feature hashes of the project's ontology (objects, or options of classifications).</param>
/// <param name="FeatureNodes">What release 0.1.150 shows as the model's features: hashes of objects or classifications.</param>
/// <param name="TrainingUuids">The trainings in use, with <c>manualSelection</c>.</param>
internal sealed record ModelAttachment(
    string Uuid, string ProjectHash, string ModelUuid, string IterationPolicy, IReadOnlyDictionary<string, string> FeaturesMapping,
    IReadOnlyList<string> FeatureNodes, IReadOnlyList<string> TrainingUuids, string CreatedAt)
{
    /// <summary>Grows with every one that is made or changed.</summary>
    public long Id { get; init; }

    public const string UseAll = "useAll";
    public const string UseLatest = "useLatest";
    public const string ManualSelection = "manualSelection";
}
