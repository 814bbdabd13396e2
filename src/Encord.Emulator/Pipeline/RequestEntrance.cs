using Encord.Emulator.Control;
using Encord.Emulator.Pipeline.Faults;
using Microsoft.AspNetCore.Http.Features;

namespace Encord.Emulator.Pipeline;

/// <summary>First thing for every request: keep its bytes, log it, and see whether a fault is waiting for it.</summary>
internal sealed class RequestEntrance(FaultPlan faults, FaultInjection injection, RequestLog log, TimeProvider clock)
{
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(ControlEndpoints.Prefix))
        {
            await next(context);
            return;
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var raw = await ReadAsync(context, target);
        if (raw is not null)
        {
            context.Features.Set(raw);
        }

        log.Add(new LoggedRequest(clock.GetUtcNow(), context.Request.Method, target, raw?.QueryType, raw?.QueryMethod));
        if (faults.Take(context.Request.Method, path.Value ?? "", raw) is { } fault)
        {
            await injection.RunAsync(context, fault, next);
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>Uploaded files are streamed to disk by their own route; everything else is small enough to keep.</summary>
    private static async Task<RawRequest?> ReadAsync(HttpContext context, string target)
    {
        var isV1 = context.Request.Path.StartsWithSegments("/public");
        return isV1 || context.Request.Path.StartsWithSegments("/v2/public")
            ? await RawRequest.ReadAsync(context, target, isV1)
            : null;
    }
}
