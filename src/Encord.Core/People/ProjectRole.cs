namespace Encord;

/// <summary>What a person or a group may do in a project. The numbers are the wire's.</summary>
public enum ProjectRole
{
    /// <summary>Everything.</summary>
    Admin = 0,

    /// <summary>Label.</summary>
    Annotator = 1,

    /// <summary>Review.</summary>
    Reviewer = 2,

    /// <summary>Label and review.</summary>
    AnnotatorReviewer = 3,

    /// <summary>Manage people and tasks.</summary>
    TeamManager = 4,
}
