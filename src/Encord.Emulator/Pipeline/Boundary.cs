namespace Encord.Emulator.Pipeline;

/// <summary>Around everything: whatever goes wrong becomes a refusal in the words of the wire that was spoken.</summary>
internal sealed partial class Boundary(ILogger<Boundary> log)
{
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var refusal = Refusal.Of(error);
            if (refusal.Status >= StatusCodes.Status500InternalServerError)
            {
                LogFailure(log, error, context.Features.Get<RawRequest>()?.Description ?? $"{context.Request.Method} {context.Request.Path}");
            }

            await Refusal.WriteAsync(context, refusal);
        }
    }

    /// <summary>What no route answers is refused in those words too.</summary>
    public static async Task RequireRouteAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.HasStarted)
        {
            return;
        }

        if (context.GetEndpoint() is null)
        {
            throw WireError.Transport(StatusCodes.Status404NotFound, $"The emulator has no {context.Request.Method} {context.Request.Path}.");
        }

        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            throw WireError.Transport(StatusCodes.Status405MethodNotAllowed, $"{context.Request.Path} has no {context.Request.Method}.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Request} failed")]
    private static partial void LogFailure(ILogger logger, Exception error, string request);
}
