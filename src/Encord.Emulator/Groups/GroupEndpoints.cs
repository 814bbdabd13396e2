using Encord.Emulator.Database;
using Encord.Emulator.Projects;
using Encord.Emulator.Wire;

namespace Encord.Emulator.Groups;

/// <summary>v2: the organisation's groups, and the groups of a project.</summary>
internal sealed class GroupEndpoints(EmulatorDatabase database, GroupStore groups, ProjectAccess access) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("user/current-organisation/groups", () => Answer.Page(
            groups.List(),
            group => new { groupHash = group.Hash, name = group.Name, description = group.Description, createdAt = group.CreatedAt }));
        v2.MapGet("projects/{projectHash}/groups", (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
            return Answer.Page(groups.OfProject(projectHash), entry => new
            {
                groupHash = entry.Group.Hash,
                name = entry.Group.Name,
                description = entry.Group.Description,
                createdAt = entry.Group.CreatedAt,
                isSameOrganisation = true,
                userRole = entry.Role,
            });
        });
        v2.MapPost("projects/{projectHash}/groups", (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
            var body = context.JsonBody();
            var hashes = body.Texts("groupHashList", required: true)!;
            var role = ProjectRoles.Read(body.Integer("userRole") ?? throw WireError.InvalidArguments("userRole is missing."));
            var present = groups.OfProject(projectHash).Select(entry => entry.Group.Hash).ToHashSet(StringComparer.Ordinal);
            database.Transaction(() =>
            {
                foreach (var hash in hashes)
                {
                    var group = groups.Find(hash) ?? throw WireError.NotFound($"There is no group {hash}.");
                    if (!present.Add(group.Hash))
                    {
                        throw WireError.Exists($"Group {hash} is in project {projectHash} already.");
                    }

                    groups.SetProjectRole(projectHash, group.Hash, (int)role);
                }
            });
            return Answer.Void;
        });
        v2.MapDelete("projects/{projectHash}/groups", (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
            var hashes = context.QueryTexts("groupHashList") ?? throw WireError.InvalidArguments("groupHashList is missing.");
            database.Transaction(() =>
            {
                foreach (var hash in hashes)
                {
                    if (!groups.RemoveFromProject(projectHash, hash))
                    {
                        throw WireError.NotFound($"Group {hash} is not in project {projectHash}.");
                    }
                }
            });
            return Answer.Void;
        });
    }
}
