namespace Encord.Client.Labels.Editing;

/// <summary>What changes about a classification that is there. What is not given stays as it is.</summary>
/// <param name="ClassificationHash">The classification.</param>
/// <param name="Feature">Its kind.</param>
/// <param name="Author">Who changes it.</param>
internal sealed record ClassificationChange(string ClassificationHash, OntologyClassification Feature, LabelAuthor Author)
{
    public IReadOnlyList<AnswerValue> Answers { get; init; } = [];

    /// <summary>The frames that it is on afterwards (audio: milliseconds; text: characters); null where they stay.</summary>
    public FrameRangeList? Frames { get; init; }
}
