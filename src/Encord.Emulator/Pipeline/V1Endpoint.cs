using Encord.Emulator.Pipeline.Authentication;
using Microsoft.AspNetCore.Http.Features;

namespace Encord.Emulator.Pipeline;

/// <summary><c>POST /public</c> and <c>/public/user</c>: always HTTP 200, the outcome is in the envelope.</summary>
internal sealed partial class V1Endpoint(V1Routes routes, RequestAuthenticator authenticator, ILogger<V1Endpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        Answer answer;
        try
        {
            answer = await RunAsync(context);
        }
        catch (WireError error)
        {
            answer = Error(error);
        }
        catch (Exception error) when (error is not OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailure(log, error, context.Features.GetRequiredFeature<RawRequest>().Description);
            answer = Error(WireError.Unknown($"The emulator failed: {error.GetType().Name}: {error.Message}"));
        }

        await using var writer = new WireWriter(context.Response.BodyWriter, context.RequestAborted);
        await answer.WriteAsync(writer);
    }

    private async Task<Answer> RunAsync(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<RawRequest>();
        var caller = authenticator.AuthenticateV1(context, raw);
        context.Features.Set(caller);
        var document = raw.Json ?? throw WireError.InvalidArguments("The body is not JSON.");
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
            caller,
            context.RequestAborted));
        return new Answer(async writer =>
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteNumber("status"u8, 200);
            writer.Json.WritePropertyName("response"u8);
            await result.WriteAsync(writer);
            writer.Json.WriteEndObject();
        });
    }

    private static Answer Error(WireError error) =>
        Answer.Of(new { status = error.Status, response = new[] { error.Code }, payload = error.Payload });

    [LoggerMessage(Level = LogLevel.Error, Message = "{Request} failed")]
    private static partial void LogFailure(ILogger logger, Exception error, string request);
}
