namespace Encord;

/// <summary>An event of the label editor as the older log tells it. Source: the v1 query <c>labellog</c>.</summary>
public sealed class LabelLog
{
    internal LabelLog(string projectHash, string logHash)
    {
        ProjectHash = projectHash;
        LogHash = logHash;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the entry.</summary>
    public string LogHash { get; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>Who did it; null where the server did not say.</summary>
    public string? UserEmail { get; internal init; }

    /// <summary>Who did it, by hash.</summary>
    public string? UserHash { get; internal init; }

    /// <summary>What was done, such as <c>Add</c>, <c>SubmitTask</c> or <c>RejectLabel</c>; an action that is not known is the server's number as text.</summary>
    public string? Action { get; internal init; }

    /// <summary>The data unit.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The name of the object or classification; null for what is not about one.</summary>
    public string? LabelName { get; internal init; }

    /// <summary>The feature in the ontology; null for what is not about one.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>The object or classification in the labels; null for what is not about one.</summary>
    public string? Identifier { get; internal init; }

    /// <summary>The frame; null for what is not about one.</summary>
    public int? Frame { get; internal init; }

    /// <summary>How long it took, as the server counts (the unit is not documented); null where it does not.</summary>
    public long? TimeTaken { get; internal init; }

    /// <summary>Action, label and time.</summary>
    public override string ToString() => LabelName is null ? $"{Action}" : $"{Action} {LabelName}";
}
