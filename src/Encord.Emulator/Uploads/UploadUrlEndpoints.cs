using Encord.Emulator.Pipeline;
using Encord.Emulator.Storage;

namespace Encord.Emulator.Uploads;

/// <summary>Release 0.1.190 asks for many at once.</summary>
internal sealed class UploadUrlEndpoints(UploadPlaces places, StorageAccess access) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("presigned-urls", (HttpContext context) => places.Page(
            context,
            context.QueryText("uploadItemType") ?? throw WireError.InvalidArguments("uploadItemType is missing."),
            context.QueryInteger("count") ?? throw WireError.InvalidArguments("count is missing.")));
        v2.MapPost("storage/folders/{folder}/upload-signed-urls", (HttpContext context, string folder) =>
        {
            access.Folder(context.Caller(), folder, toChange: true);
            var body = context.JsonBody();
            return places.Page(context, body.RequiredText("itemType"), body.Integer("count") ?? throw WireError.InvalidArguments("'count' is missing."));
        });
    }
}
