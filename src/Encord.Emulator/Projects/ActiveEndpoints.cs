using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Projects;

/// <summary>
/// v2 <c>/active/{project}</c>: loads a project into the curation product, and brings it up to date there. Here both are one server, which is
/// always up to date, so that there is nothing left to do once the request is found to be right.
/// </summary>
internal sealed class ActiveEndpoints(ProjectAccess access) : IEndpoints
{
    private static readonly string[] Modes = ["data", "label", "metric", "advanced"];

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapPost("active/{projectHash}/sync", (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
            return Answer.Void;
        });
        v2.MapPost("active/{projectHash}/import", (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
            var body = context.JsonBody();
            var mode = body.RequiredText("projectMode");
            if (!Modes.Contains(mode))
            {
                throw WireError.InvalidArguments($"projectMode: there is no mode '{mode}'.");
            }

            return body.Real("videoSamplingRate") <= 0
                ? throw WireError.InvalidArguments("'videoSamplingRate' must be a number above zero.")
                : Answer.Void;
        });
    }
}
