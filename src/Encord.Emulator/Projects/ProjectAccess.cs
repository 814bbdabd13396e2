using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Projects;

/// <summary>Every call on a project goes through here: it exists, and the caller may.</summary>
internal sealed class ProjectAccess(ProjectStore projects) : IEmulatorService
{
    /// <exception cref="WireError">No such project, not the caller's, or none of the roles (403).</exception>
    public Project Require(Caller caller, string projectHash, ProjectRole[] roles)
    {
        var own = projects.RolesOf(projectHash, caller.Email);
        var project = Access.Require(caller, "project", projectHash, projects.Find, _ => own.Count > 0 || caller.IsOrganisationAdmin);
        return caller.IsOrganisationAdmin || own.Any(roles.Contains)
            ? project
            : throw WireError.Forbidden($"{caller.Email} may not do this in project {projectHash}: it needs {string.Join(" or ", roles)}.");
    }

    /// <summary>The caller's strongest role; null for an organisation admin who is not a member.</summary>
    public ProjectRole? RoleOf(Caller caller, string projectHash) =>
        projects.RolesOf(projectHash, caller.Email) is [var first, ..] ? first : null;
}
