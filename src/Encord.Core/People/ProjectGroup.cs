namespace Encord;

/// <summary>A group that has a role in a project. Source: the group list of a project on the v2 wire.</summary>
public sealed class ProjectGroup
{
    internal ProjectGroup(string projectHash, string groupHash, string name)
    {
        ProjectHash = projectHash;
        GroupHash = groupHash;
        Name = name;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the group: a UUID in lower case.</summary>
    public string GroupHash { get; }

    /// <summary>The name that people see; not unique.</summary>
    public string Name { get; }

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary><c>Admin</c>, <c>Annotator</c>, <c>Reviewer</c>, <c>AnnotatorReviewer</c> or <c>TeamManager</c>; what is not known is kept as the server's number.</summary>
    public string? Role { get; internal init; }

    /// <summary>Whether the group is of the same organisation as the project; null where the server did not say.</summary>
    public bool? IsSameOrganisation { get; internal init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
