using System.Security;
using Encord.Emulator.Pipeline;

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
        if (links.Check(context, "PUT", objectKey) is { } problem)
        {
            return Refusal(problem);
        }

        if (uploads.Find(objectKey) is null)
        {
            return Refusal(new LinkProblem(404, "NoSuchKey", "The link leads nowhere."));
        }

        try
        {
            var length = await files.SaveAsync(objectKey, context.Request.Body, context.RequestAborted);
            uploads.Complete(objectKey, context.Request.ContentType, length);
            return Results.StatusCode(200);
        }
        catch (FileTooLargeException)
        {
            return Refusal(new LinkProblem(413, "EntityTooLarge", "The file is larger than this server takes."));
        }
    }

    private IResult Get(HttpContext context, string objectKey)
    {
        if (links.Check(context, "GET", objectKey) is { } problem)
        {
            return Refusal(problem);
        }

        return objects.Find(objectKey) is { } content
            ? Results.Stream(content.Open(), content.ContentType, enableRangeProcessing: true)
            : Refusal(new LinkProblem(404, "NoSuchKey", "There is no such object."));
    }

    private static IResult Refusal(LinkProblem problem) => Results.Text(
        $"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{problem.Code}</Code><Message>{SecurityElement.Escape(problem.Message)}</Message></Error>",
        "application/xml",
        statusCode: problem.Status);
}
