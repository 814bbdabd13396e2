namespace Encord;

/// <summary>A classification of a label row with the frames it covers.</summary>
public sealed class ClassificationInstance
{
    /// <summary>The project of the label row.</summary>
    public string? ProjectHash { get; internal init; }

    /// <summary>The dataset of the label row.</summary>
    public string? DatasetHash { get; internal init; }

    /// <summary>The data unit that the label row is about.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The title of the data unit.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>The label row.</summary>
    public string? LabelHash { get; internal init; }

    /// <summary>The branch of the label row.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>The identifier of this instance.</summary>
    public string ClassificationHash { get; internal init; } = string.Empty;

    /// <summary>The feature hash of the ontology's classification; null where the document does not say.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>The name of the ontology's classification.</summary>
    public string? Name { get; internal init; }

    /// <summary>The frames it covers (audio: milliseconds; text: characters); empty when it holds for the whole row.</summary>
    public FrameRangeList Frames { get; internal init; } = FrameRangeList.Empty;

    /// <summary>The data group's space that it is in; null outside data groups.</summary>
    public string? Space { get; internal init; }

    /// <summary>The answer to the classification's own attribute: text, number, option label, or labels.</summary>
    public object? Answer { get; internal init; }

    /// <summary>The answers to that attribute and those nested under it.</summary>
    public AnswerSet Answers { get; internal init; } = AnswerSet.None;

    /// <summary>How sure the maker is, 0 … 1, on the first frame.</summary>
    public double Confidence { get; internal init; } = 1;

    /// <summary>Whether a person made it.</summary>
    public bool ManualAnnotation { get; internal init; } = true;

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; internal init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>Who changed it last.</summary>
    public string? LastEditedBy { get; internal init; }

    /// <summary>When it was changed last, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The reviews of the first frame, where they were asked for.</summary>
    public LabelReviewList Reviews { get; internal init; } = LabelReviewList.None;

    /// <summary>The label row object that this was read from: commands that take this object write into it.</summary>
    internal object? Row { get; init; }

    /// <summary><c>Weather=Rain frame 0-4</c></summary>
    public override string ToString() => Answers + (Frames.Count == 0 ? "" : " frame " + Frames);
}
