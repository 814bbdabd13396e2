namespace Encord;

/// <summary>What can be done with a task.</summary>
public enum TaskActionType
{
    /// <summary>Given to somebody.</summary>
    Assign,

    /// <summary>Approved by a reviewer.</summary>
    Approve,

    /// <summary>Handed on by its annotator.</summary>
    Submit,

    /// <summary>Sent to another stage.</summary>
    Move,

    /// <summary>Sent back by a reviewer.</summary>
    Reject,

    /// <summary>Given back.</summary>
    Release,

    /// <summary>Left out by its annotator.</summary>
    Skip,
}
