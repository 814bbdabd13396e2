using Encord.Emulator.Pipeline;
using Microsoft.Net.Http.Headers;

namespace Encord.Emulator.Files;

/// <summary>Object storage: what signed links lead to. It answers as cloud storage does, not as the API.</summary>
internal sealed class FileEndpoints(FileStore files, UploadStore uploads, ObjectStore objects, SignedLinks links) : IOpenEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(SignedLinks.Prefix + "/{**objectKey}", (HttpContext context, string objectKey) => PutAsync(context, objectKey));
        routes.MapGet(SignedLinks.Prefix + "/{**objectKey}", Get);
    }

    private async Task<IResult> PutAsync(HttpContext context, string objectKey)
    {
        links.Check(context, "PUT", objectKey);
        if (uploads.Find(objectKey) is null)
        {
            throw new WireError("NoSuchKey", 404, "The link leads nowhere.");
        }

        var length = await files.SaveAsync(objectKey, context.Request.Body, context.Request.ContentLength, context.RequestAborted);
        uploads.Complete(objectKey, context.Request.ContentType, length);
        return Results.StatusCode(200);
    }

    private IResult Get(HttpContext context, string objectKey)
    {
        links.Check(context, "GET", objectKey);
        return objects.Find(objectKey) is { } content
            ? Results.Stream(content.Open(), content.ContentType, entityTag: content.Tag is null ? null : new EntityTagHeaderValue($"\"{content.Tag}\""), enableRangeProcessing: true)
            : throw new WireError("NoSuchKey", 404, "There is no such object.");
    }
}
