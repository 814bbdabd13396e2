namespace Encord;

/// <summary>The review of one label in a review task. Source: the review list of a task on the v2 wire.</summary>
public sealed class TaskLabelReview
{
    internal TaskLabelReview(string projectHash, string stageUuid, string taskUuid, string reviewUuid)
    {
        ProjectHash = projectHash;
        StageUuid = stageUuid;
        TaskUuid = taskUuid;
        ReviewUuid = reviewUuid;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The stage of the task.</summary>
    public string StageUuid { get; }

    /// <summary>The task.</summary>
    public string TaskUuid { get; }

    /// <summary>The id of the review.</summary>
    public string ReviewUuid { get; }

    /// <summary><c>New</c>, <c>Approved</c>, <c>Rejected</c>, <c>Resolved</c> or <c>Reopened</c>; what is not known is kept as the server spells it.</summary>
    public string? Status { get; internal init; }

    /// <summary>The kind of label, as the server words it.</summary>
    public string? LabelType { get; internal init; }

    /// <summary>The object or classification in the labels.</summary>
    public string? LabelId { get; internal init; }

    /// <summary>The title of the data unit; null where the task was a bare id.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>Kind and label.</summary>
    public override string ToString() => $"{LabelType} {LabelId}";
}
