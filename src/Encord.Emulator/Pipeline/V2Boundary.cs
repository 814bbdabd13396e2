using Encord.Emulator.Pipeline.Authentication;
using Microsoft.AspNetCore.Http.Features;

namespace Encord.Emulator.Pipeline;

/// <summary>Around every v2 route: who is it, and what does a refusal look like.</summary>
internal static partial class V2Boundary
{
    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/v2/public"))
        {
            await next(context);
            return;
        }

        var raw = context.Features.GetRequiredFeature<RawRequest>();
        try
        {
            var authenticator = context.RequestServices.GetRequiredService<RequestAuthenticator>();
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            context.Features.Set(authenticator.AuthenticateV2(context, target, raw));
            await next(context);
            if (!context.Response.HasStarted && context.GetEndpoint() is null)
            {
                await RefuseAsync(context, 404, $"The emulator has no {context.Request.Method} {context.Request.Path}.");
            }
            else if (!context.Response.HasStarted && context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            {
                await RefuseAsync(context, 405, $"{context.Request.Path} has no {context.Request.Method}.");
            }
        }
        catch (WireError error) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, error.Status, error.Message, error.Code);
        }
        catch (Exception error) when (error is not OperationCanceledException && !context.Response.HasStarted)
        {
            LogFailure(context.RequestServices.GetRequiredService<ILogger<WireWriter>>(), error, raw.Description);
            await RefuseAsync(context, 500, $"The emulator failed: {error.GetType().Name}: {error.Message}");
        }
    }

    /// <param name="code">What v1 would call it: the vendor's client does not look at it, ours tells errors of one status apart by it.</param>
    private static Task RefuseAsync(HttpContext context, int status, string message, string? code = null)
    {
        context.Response.StatusCode = status;
        return (code is null ? Answer.Of(new { message }) : Answer.Of(new { message, code })).ExecuteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Request} failed")]
    private static partial void LogFailure(ILogger logger, Exception error, string request);
}
