namespace Encord;

/// <summary>How long a person worked on a project, or on one data unit of it. Source: the collaborator timers of the v2 wire.</summary>
public sealed class CollaboratorTimer
{
    internal CollaboratorTimer(string projectHash, string userEmail)
    {
        ProjectHash = projectHash;
        UserEmail = userEmail;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>Who worked.</summary>
    public string UserEmail { get; }

    /// <summary><c>Admin</c>, <c>Annotator</c>, <c>Reviewer</c>, <c>AnnotatorReviewer</c> or <c>TeamManager</c>; what is not known is kept as the server's number.</summary>
    public string? Role { get; internal init; }

    /// <summary>The data unit; null where times are per project.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>Seconds.</summary>
    public double TimeSeconds { get; internal init; }

    /// <summary>The same as a time span.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds(TimeSeconds);

    /// <summary>Who, and how long.</summary>
    public override string ToString() => $"{UserEmail}: {Time}";
}
