namespace Encord;

/// <summary>One data unit in a stage of a workflow. Source: the task records of the v2 wire.</summary>
public sealed class WorkflowTask
{
    internal WorkflowTask(string projectHash, string stageUuid, string taskUuid)
    {
        ProjectHash = projectHash;
        StageUuid = stageUuid;
        TaskUuid = taskUuid;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The stage it was in when it was listed.</summary>
    public string StageUuid { get; }

    /// <summary>The id of the task.</summary>
    public string TaskUuid { get; }

    /// <summary>The name of the stage.</summary>
    public string WorkflowStage { get; internal init; } = string.Empty;

    /// <summary><c>Annotation</c>, <c>Review</c>, <c>ConsensusAnnotation</c>, <c>ConsensusReview</c>, <c>Done</c> or <c>Agent</c>.</summary>
    public string StageType { get; internal init; } = string.Empty;

    /// <summary>The data unit.</summary>
    public string DataHash { get; internal init; } = string.Empty;

    /// <summary>The title of the data unit.</summary>
    public string DataTitle { get; internal init; } = string.Empty;

    /// <summary><c>New</c>, <c>Assigned</c>, <c>Released</c>, <c>Skipped</c>, <c>Reopened</c> or <c>Completed</c>; null in stages whose tasks have none.</summary>
    public string? Status { get; internal init; }

    /// <summary>Who it is assigned to; null for nobody.</summary>
    public string? Assignee { get; internal init; }

    /// <summary>Who worked on it last; null where the server did not say.</summary>
    public string? LastActionedBy { get; internal init; }

    /// <summary>The branch of its labels; null in stages that do not label.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; internal init; }

    /// <summary>The tasks of the single annotators, in a consensus annotation stage.</summary>
    public EncordList<WorkflowTask> Subtasks { get; internal init; } = EncordList<WorkflowTask>.Nothing;

    /// <summary>The labels to choose from, in a consensus review stage.</summary>
    public EncordList<ConsensusOption> Options { get; internal init; } = EncordList<ConsensusOption>.Nothing;

    /// <summary>The title of the data unit.</summary>
    public override string ToString() => DataTitle;
}
