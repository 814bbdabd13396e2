namespace Encord;

/// <summary>How far a project is.</summary>
public enum ProjectStatus
{
    /// <summary>Nobody works on it yet.</summary>
    NotStarted,

    /// <summary>It is being worked on.</summary>
    InProgress,

    /// <summary>It is being reviewed.</summary>
    InReview,

    /// <summary>Work rests.</summary>
    Paused,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It will not be done.</summary>
    Cancelled,

    /// <summary>It is put away.</summary>
    Archived,
}
