namespace Encord;

/// <summary>An event of the label editor. Source: the editor logs of the v2 wire.</summary>
public sealed class EditorLog
{
    internal EditorLog(string projectHash, string logId)
    {
        ProjectHash = projectHash;
        LogId = logId;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the entry.</summary>
    public string LogId { get; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>What was done, as the server words it.</summary>
    public string? Action { get; internal init; }

    /// <summary><c>Object</c>, <c>Classification</c>, <c>Task</c>, <c>Agent</c> or <c>Editor</c>; what is not known is kept as the server spells it.</summary>
    public string? Category { get; internal init; }

    /// <summary>Who did it.</summary>
    public string? UserEmail { get; internal init; }

    /// <summary>The role of who did it in the project; what is not known is kept as the server spells it.</summary>
    public string? Role { get; internal init; }

    /// <summary>The data unit.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The title of the data unit.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>The dataset.</summary>
    public string? DatasetHash { get; internal init; }

    /// <summary>The branch of the labels.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>The label row.</summary>
    public string? LabelHash { get; internal init; }

    /// <summary>The task; null where there is none.</summary>
    public string? TaskUuid { get; internal init; }

    /// <summary>The stage; null where there is none.</summary>
    public string? StageUuid { get; internal init; }

    /// <summary>The name of the stage; null where there is none.</summary>
    public string? WorkflowStage { get; internal init; }

    /// <summary>The name of the object or classification; null for what is not about one.</summary>
    public string? LabelName { get; internal init; }

    /// <summary>The feature in the ontology; null for what is not about one.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>The object in the labels; null for what is not about one.</summary>
    public string? ObjectHash { get; internal init; }

    /// <summary>The classification in the labels; null for what is not about one.</summary>
    public string? ClassificationHash { get; internal init; }

    /// <summary>The entry as the server sent it: JSON, with what has no property here.</summary>
    public string Json { get; internal init; } = "{}";

    /// <summary>The action.</summary>
    public override string ToString() => LabelName is null ? $"{Action}" : $"{Action} {LabelName}";
}
