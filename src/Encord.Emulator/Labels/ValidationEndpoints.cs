using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Labels;

/// <summary>v2: what the latest save found wrong with a label row.</summary>
internal sealed class ValidationEndpoints(ProjectAccess access, LabelService labels) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2) => v2.MapGet(
        "projects/{projectHash}/labels/{labelHash}/validation-state",
        (HttpContext context, string projectHash, string labelHash) =>
        {
            var project = access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
            var row = labels.Require(project, labelHash);
            return Answer.Of(new
            {
                labelHash = row.LabelHash,
                branchName = row.Branch,
                version = row.Version,
                isValid = row.IsValid,
                errors = row.Errors,
            });
        });
}
