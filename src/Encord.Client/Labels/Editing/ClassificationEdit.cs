namespace Encord.Client.Labels.Editing;

/// <summary>A classification to add, or frames of one that is there.</summary>
internal sealed record ClassificationEdit(OntologyClassification Feature, LabelAuthor Author)
{
    /// <summary>The frames; in audio milliseconds, in text characters. Empty: the whole row, where that is possible.</summary>
    public FrameRangeList Frames { get; init; } = FrameRangeList.Empty;

    public IReadOnlyList<AnswerValue> Answers { get; init; } = [];

    /// <summary>The instance to continue, or the identifier of the new one; null for a fresh identifier.</summary>
    public string? ClassificationHash { get; init; }

    /// <summary>Whether another instance of the same classification gives way on these frames; otherwise that is an error.</summary>
    public bool Replace { get; init; }
}
