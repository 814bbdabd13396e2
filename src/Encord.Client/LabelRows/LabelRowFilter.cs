namespace Encord.Client.LabelRows;

/// <summary>Which label rows are listed, and with what. Null and false leave the server's choice; several conditions must all hold.</summary>
internal sealed record LabelRowFilter
{
    public DateTimeOffset? EditedBefore { get; init; }

    public DateTimeOffset? EditedAfter { get; init; }

    /// <summary>Such as <c>InReview</c>, or in the wire's spelling.</summary>
    public IReadOnlyCollection<string>? TaskStatuses { get; init; }

    /// <summary><c>AllData</c>, <c>ShadowData</c> or <c>NotShadowData</c>.</summary>
    public string? ShadowDataState { get; init; }

    /// <summary>Whether rows without labels are listed too.</summary>
    public bool IncludeUninitialized { get; init; } = true;

    public IReadOnlyCollection<string>? DataHashes { get; init; }

    public IReadOnlyCollection<string>? LabelHashes { get; init; }

    public string? DataTitle { get; init; }

    /// <summary>An SQL pattern: <c>%</c> for any text, <c>_</c> for any character.</summary>
    public string? DataTitleLike { get; init; }

    public string? WorkflowStage { get; init; }

    /// <summary>An SQL pattern.</summary>
    public string? WorkflowStageLike { get; init; }

    public bool IncludeClientMetadata { get; init; }

    public bool IncludeImagesData { get; init; }

    /// <summary>Whether the members of data groups are listed too.</summary>
    public bool IncludeChildren { get; init; }

    /// <summary>Without it, rows of a workflow look like those of a project without one.</summary>
    public bool IncludeWorkflowStage { get; init; } = true;

    /// <summary>Excludes <see cref="BranchName"/>.</summary>
    public bool IncludeAllBranches { get; init; }

    public string? BranchName { get; init; }
}
