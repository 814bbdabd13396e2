namespace Encord;

/// <summary>How far a workflow task is within its stage.</summary>
public enum WorkflowTaskStatus
{
    /// <summary>Nobody has it.</summary>
    New,

    /// <summary>Somebody has it.</summary>
    Assigned,

    /// <summary>Given back.</summary>
    Released,

    /// <summary>Left out by its annotator.</summary>
    Skipped,

    /// <summary>Came back from a later stage.</summary>
    Reopened,

    /// <summary>Finished.</summary>
    Completed,
}
