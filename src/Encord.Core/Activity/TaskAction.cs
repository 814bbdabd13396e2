namespace Encord;

/// <summary>Something that was done with a workflow task. Source: the task actions of the v2 wire.</summary>
public sealed class TaskAction
{
    internal TaskAction(string projectHash, string taskUuid)
    {
        ProjectHash = projectHash;
        TaskUuid = taskUuid;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The task.</summary>
    public string TaskUuid { get; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary><c>Assign</c>, <c>Approve</c>, <c>Submit</c>, <c>Move</c>, <c>Reject</c>, <c>Release</c> or <c>Skip</c>; what is not known is kept as the server spells it.</summary>
    public string? Action { get; internal init; }

    /// <summary>Who did it.</summary>
    public string? UserEmail { get; internal init; }

    /// <summary>The stage it was done in.</summary>
    public string? StageUuid { get; internal init; }

    /// <summary>The data unit.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>What, and by whom.</summary>
    public override string ToString() => $"{Action} by {UserEmail}";
}
