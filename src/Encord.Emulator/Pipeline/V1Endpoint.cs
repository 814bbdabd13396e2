using Microsoft.AspNetCore.Http.Features;

namespace Encord.Emulator.Pipeline;

/// <summary><c>POST /public</c> and <c>/public/user</c>: the outcome is in the envelope.</summary>
internal sealed class V1Endpoint(V1Routes routes)
{
    public async Task HandleAsync(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<RawRequest>();
        var document = raw.Json ?? throw WireError.InvalidArguments("The body is not JSON in UTF-8.");
        if (raw.QueryType is null || raw.QueryMethod is null)
        {
            throw WireError.InvalidArguments("The body needs query_type and query_method.");
        }

        var values = document.RootElement.Member("values");
        var isUserScope = context.Request.Path.Value!.EndsWith("/user", StringComparison.Ordinal);
        var handler = routes.Find(raw.QueryType, raw.QueryMethod, isUserScope);
        var result = await handler.HandleAsync(new V1Call(
            raw.QueryType,
            raw.QueryMethod,
            values?.Member("uid") ?? default,
            values?.Member("payload") ?? default,
            context.Request.Headers["ResourceType"].ToString(),
            context.Request.Headers["ResourceID"].ToString(),
            isUserScope,
            context.BaseAddress(),
            context.Request.Headers.UserAgent.ToString(),
            context.Caller(),
            context.RequestAborted));
        context.Response.ContentType = "application/json";
        await using var writer = new WireWriter(context.Response.BodyWriter, context.RequestAborted);
        writer.Json.WriteStartObject();
        writer.Json.WriteNumber("status"u8, 200);
        writer.Json.WritePropertyName("response"u8);
        await result.WriteAsync(writer);
        writer.Json.WriteEndObject();
    }
}
