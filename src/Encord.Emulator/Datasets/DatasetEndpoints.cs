using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Datasets;

/// <summary>v2 <c>/datasets</c> and the datasets of a project.</summary>
internal sealed class DatasetEndpoints(DatasetService service, DatasetStore datasets, ProjectAccess access) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("projects/{projectHash}/datasets", (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
            return Answer.Page(
                datasets.OfProject(projectHash),
                dataset => new { datasetHash = dataset.Hash, title = dataset.Title, description = dataset.Description });
        });
        v2.MapPost("datasets", (HttpContext context) =>
        {
            var body = context.JsonBody();
            var dataset = service.Create(
                context.Caller(), body.RequiredText("title"), body.Text("description"), storageLocation: 0, body.Flag("createBackingFolder"));
            return Answer.Of(new { datasetUuid = dataset.Hash, backingFolderUuid = dataset.BackingFolderUuid });
        });
        v2.MapGet("datasets/list", (HttpContext context) =>
        {
            var caller = context.Caller();
            var everything = caller.IsOrganisationAdmin && context.QueryFlag("includeOrgAccess") == true;
            var found = datasets.List(caller.Email, everything, ListingFilter.FromV2(context, "description"));
            return Answer.Of(new
            {
                result = found.Select(dataset => new
                {
                    datasetUuid = dataset.Hash,
                    title = dataset.Title,
                    description = dataset.Description,
                    createdAt = dataset.CreatedAt,
                    lastEditedAt = dataset.LastEditedAt,
                    userRole = datasets.RoleOf(dataset.Hash, caller.Email) switch
                    {
                        DatasetRole.Admin => "admin",
                        DatasetRole.User => "user",
                        _ => null,
                    },
                    storageLocation = dataset.StorageLocation,
                    backingFolderUuid = dataset.BackingFolderUuid,
                }),
            });
        });
    }
}
