using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Projects;

/// <summary>Roles in a project, numbered as on the wire.</summary>
internal enum ProjectRole
{
    Admin = 0,
    Annotator = 1,
    Reviewer = 2,
    AnnotatorReviewer = 3,
    TeamManager = 4,
}

/// <summary>Who may do what.</summary>
internal static class ProjectRoles
{
    public static ProjectRole[] Anyone { get; } = Enum.GetValues<ProjectRole>();

    /// <summary>Deleting the project.</summary>
    public static ProjectRole[] Admins { get; } = [ProjectRole.Admin];

    /// <summary>Datasets, ontology, people, settings.</summary>
    public static ProjectRole[] Managers { get; } = [ProjectRole.Admin, ProjectRole.TeamManager];

    public static ProjectRole[] Labellers { get; } =
        [ProjectRole.Admin, ProjectRole.TeamManager, ProjectRole.Annotator, ProjectRole.AnnotatorReviewer];

    public static ProjectRole[] Reviewers { get; } =
        [ProjectRole.Admin, ProjectRole.TeamManager, ProjectRole.Reviewer, ProjectRole.AnnotatorReviewer];

    /// <summary>A role from a request.</summary>
    public static ProjectRole Read(int number) => Enum.IsDefined((ProjectRole)number)
        ? (ProjectRole)number
        : throw WireError.InvalidArguments($"There is no project role {number}.");
}
