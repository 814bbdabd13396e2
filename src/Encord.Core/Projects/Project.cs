namespace Encord;

/// <summary>A project: label rows over datasets, labelled with one ontology. Source: the project record of the v2 wire.</summary>
public sealed class Project
{
    internal Project(string projectHash) => ProjectHash = projectHash;

    /// <summary>The id of the project: a UUID in lower case.</summary>
    public string ProjectHash { get; }

    /// <summary>The title; not unique.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary><c>Workflow</c> or <c>ManualQa</c>; what is not known is kept as the server spells it. Null where the server did not say.</summary>
    public string? ProjectType { get; internal init; }

    /// <summary><c>NotStarted</c>, <c>InProgress</c>, <c>InReview</c>, <c>Paused</c>, <c>Completed</c>, <c>Cancelled</c> or <c>Archived</c>; null where the server did not say.</summary>
    public string? Status { get; internal init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The id of its ontology.</summary>
    public string OntologyHash { get; internal init; } = string.Empty;

    /// <summary>The role of the connection's user: <c>Admin</c>, <c>Annotator</c>, <c>Reviewer</c>, <c>AnnotatorReviewer</c> or <c>TeamManager</c>; null where the server did not say.</summary>
    public string? UserRole { get; internal init; }

    /// <summary>The stages of its workflow, in the server's order; empty for a project without a workflow.</summary>
    public EncordList<WorkflowStage> WorkflowStages { get; internal init; } = EncordList<WorkflowStage>.Nothing;

    /// <summary>The projects that a benchmark project draws from, by hash.</summary>
    public EncordList<string> SourceProjects { get; internal init; } = EncordList<string>.Nothing;

    /// <summary>The id of the workflow's manager; null where there is none.</summary>
    public string? WorkflowManagerUuid { get; internal init; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
