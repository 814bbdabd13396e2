namespace Encord;

/// <summary>A person in a project. Source: the v1 query <c>projectusers</c> and the user list of the v2 wire.</summary>
public sealed class ProjectUser
{
    internal ProjectUser(string projectHash, string userEmail)
    {
        ProjectHash = projectHash;
        UserEmail = userEmail;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>Who.</summary>
    public string UserEmail { get; }

    /// <summary><c>Admin</c>, <c>Annotator</c>, <c>Reviewer</c>, <c>AnnotatorReviewer</c> or <c>TeamManager</c>; what is not known is kept as the server's number.</summary>
    public string? Role { get; internal init; }

    /// <summary>The e-mail address.</summary>
    public override string ToString() => UserEmail;
}
