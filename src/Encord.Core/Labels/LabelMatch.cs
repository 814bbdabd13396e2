namespace Encord;

/// <summary>What became of a label in a comparison.</summary>
public enum LabelMatchOutcome
{
    /// <summary>It is in both.</summary>
    Matched,

    /// <summary>It is in the reference only.</summary>
    Missed,

    /// <summary>It is in the difference only.</summary>
    Extra,
}

/// <summary>A label of one or both sides of a comparison.</summary>
public sealed class LabelMatch
{
    /// <summary>Whether it is in both, or in which of them.</summary>
    public LabelMatchOutcome Outcome { get; internal init; }

    /// <summary>The name of the object or classification.</summary>
    public string? FeatureName { get; internal init; }

    /// <summary>The title of the data unit.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>The frame; null for classifications, and in audio and text.</summary>
    public int? Frame { get; internal init; }

    /// <summary>The shared part of the area that both cover together, 0 … 1; for classifications, sound and text, of the frames. Null without a counterpart.</summary>
    public double? Iou { get; internal init; }

    /// <summary>How sure the maker of the difference is, 0 … 1; null for what is missed.</summary>
    public double? Confidence { get; internal init; }

    /// <summary>The answers that differ, such as <c>Colour: Red, Blue</c>, the reference first; empty where all are the same.</summary>
    public string AnswerDifference { get; internal init; } = string.Empty;

    /// <summary>The object or classification of the reference; null for extras.</summary>
    public string? ReferenceHash { get; internal init; }

    /// <summary>The object or classification of the difference; null for what is missed.</summary>
    public string? DifferenceHash { get; internal init; }

    /// <summary>The feature hash in the ontology of the reference; of the difference, where the reference has no such class.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>The data unit.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The project of the difference.</summary>
    public string? ProjectHash { get; internal init; }

    /// <summary>The label row of the difference.</summary>
    public string? LabelHash { get; internal init; }

    /// <summary>The branch of the difference.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>The label row of the reference.</summary>
    public string? ReferenceLabelHash { get; internal init; }

    /// <summary>The label row object of the difference: commands that take this match take that row.</summary>
    internal object? Row { get; init; }

    /// <summary>The label row object of the reference.</summary>
    internal object? ReferenceRow { get; init; }

    /// <summary>The object or classification of the reference, as it was compared; null for extras.</summary>
    internal object? Reference { get; init; }

    /// <summary>The object or classification of the difference, as it was compared; null for what is missed.</summary>
    internal object? Difference { get; init; }

    /// <summary><c>Matched Car frame 7</c></summary>
    public override string ToString() => $"{Outcome} {FeatureName}" + (Frame is { } frame ? " frame " + frame : "");
}

/// <summary>How well two sets of labels agree about one class.</summary>
public sealed class LabelAgreement
{
    /// <summary>The name of the object or classification.</summary>
    public string? FeatureName { get; internal init; }

    /// <summary>How many are in both.</summary>
    public int Matched { get; internal init; }

    /// <summary>How many are in the reference only.</summary>
    public int Missed { get; internal init; }

    /// <summary>How many are in the difference only.</summary>
    public int Extra { get; internal init; }

    /// <summary>The part of the difference that is right, 0 … 1; null where the difference has none.</summary>
    public double? Precision { get; internal init; }

    /// <summary>The part of the reference that was found, 0 … 1; null where the reference has none.</summary>
    public double? Recall { get; internal init; }

    /// <summary>The harmonic mean of both, 0 … 1; null where neither side has any.</summary>
    public double? F1 { get; internal init; }

    /// <summary>The mean IoU of what matched; null where nothing did.</summary>
    public double? MeanIou { get; internal init; }

    /// <summary>The average precision as COCO's tools define it, over 101 recalls, at the threshold of the comparison; null where the difference has no confidences, or the reference none of the class.</summary>
    public double? AveragePrecision { get; internal init; }

    /// <summary>The feature hash in the ontology of the reference; of the difference, where the reference has no such class.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>The name of the class.</summary>
    public override string ToString() => FeatureName ?? FeatureHash ?? "";
}
