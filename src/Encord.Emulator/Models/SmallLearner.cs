using Encord.Emulator.Files;

namespace Encord.Emulator.Models;

/// <summary>What the emulator says about its learner, and where its models can be downloaded.</summary>
internal sealed class SmallLearner(TrainingStore trainings) : IObjectSource
{
    /// <summary>Where the platform names its deep-learning framework.</summary>
    public const string Framework = "encord-emulator small learner";

    private const string Prefix = "weights/";
    private const string Suffix = ".bin";

    public static string WeightsKey(string trainingUuid) => $"{Prefix}{trainingUuid}{Suffix}";

    public ObjectContent? Find(string objectKey) =>
        objectKey.StartsWith(Prefix, StringComparison.Ordinal) && objectKey.EndsWith(Suffix, StringComparison.Ordinal)
        && trainings.ModelBytes(objectKey[Prefix.Length..^Suffix.Length]) is { } bytes
            ? new ObjectContent("application/octet-stream", () => new MemoryStream(bytes, writable: false))
            : null;
}
