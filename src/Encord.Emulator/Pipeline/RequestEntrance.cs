using Encord.Emulator.Control;
using Encord.Emulator.Pipeline.Authentication;
using Encord.Emulator.Pipeline.Faults;
using Microsoft.AspNetCore.Http.Features;

namespace Encord.Emulator.Pipeline;

/// <summary>
/// First thing for every request: is it meant for this server, who says that they sent it, and only then what it brings. Then it is logged, and a
/// fault that waits for it strikes.
/// </summary>
internal sealed class RequestEntrance(
    AddressGate gate, RequestAuthenticator authenticator, RequestBody bodies, FaultPlan faults, FaultInjection injection, RequestLog log, TimeProvider clock)
{
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        gate.Check(context);
        var path = context.Request.Path;
        if (path.StartsWithSegments(ControlEndpoints.Prefix))
        {
            await next(context);
            return;
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var isV1 = path.StartsWithSegments("/public");
        var admission = new Admission();
        RawRequest? raw = null;

        // Uploaded files are streamed to disk by their own route, which checks the link first.
        if (isV1 || path.StartsWithSegments("/v2/public"))
        {
            try
            {
                admission.Proof = isV1 ? authenticator.BeginV1(context) : authenticator.BeginV2(context, target);
                raw = new RawRequest(context.Request.Method, target, await bodies.ReadAsync(context), isV1);
                context.Features.Set(raw);
            }
            catch (WireError refusal)
            {
                // A fault that waits for the request strikes all the same.
                admission.Refusal = refusal;
            }
        }

        using var kept = raw;
        context.Features.Set(admission);
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

    /// <summary>Behind the faults: lets in whoever has proved who they are.</summary>
    public static Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Admission>() is { } admission)
        {
            if (admission.Refusal is not null)
            {
                throw admission.Refusal;
            }

            if (admission.Proof is { } proof)
            {
                proof.Check(context.Features.GetRequiredFeature<RawRequest>().Body);
                context.Features.Set(proof.Caller);
            }
        }

        return next(context);
    }

    /// <summary>What the entrance found out.</summary>
    private sealed class Admission
    {
        public Proof? Proof { get; set; }

        public WireError? Refusal { get; set; }
    }
}
