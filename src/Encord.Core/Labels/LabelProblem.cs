namespace Encord;

/// <summary>Something about labels that somebody should look at. Flat, so that <c>Export-Csv</c> tells all.</summary>
public sealed class LabelProblem
{
    /// <summary>What was looked for.</summary>
    public LabelCheck Check { get; internal init; }

    /// <summary>How bad it is.</summary>
    public LabelProblemSeverity Severity { get; internal init; }

    /// <summary>The title of the data unit; null for what is about the whole project.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>The frame, or the first one; null where it is about no frame.</summary>
    public int? Frame { get; internal init; }

    /// <summary>The object or classification; null where it is about none.</summary>
    public string? ObjectHash { get; internal init; }

    /// <summary>The name of the ontology's object or classification.</summary>
    public string? FeatureName { get; internal init; }

    /// <summary>The feature hash of the ontology's object or classification.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>What was found, in words.</summary>
    public string Message { get; internal init; } = string.Empty;

    /// <summary>What was measured: pixels, an IoU, a number of frames or crossings, depending on the check.</summary>
    public double? Value { get; internal init; }

    /// <summary>The project.</summary>
    public string? ProjectHash { get; internal init; }

    /// <summary>The data unit.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The label row; null for what is about the whole project, and for rows without labels.</summary>
    public string? LabelHash { get; internal init; }

    /// <summary>The branch of the label row.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>The label row object: commands that take this finding take its row.</summary>
    internal object? Row { get; init; }

    /// <summary>The message, with the row.</summary>
    public override string ToString() => (DataTitle is null ? "" : DataTitle + ": ") + Message;
}
