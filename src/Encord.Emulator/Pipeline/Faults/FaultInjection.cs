using Microsoft.AspNetCore.Http.Features;

namespace Encord.Emulator.Pipeline.Faults;

/// <summary>Carries a fault out on one request.</summary>
internal sealed class FaultInjection(TimeProvider clock)
{
    public async Task RunAsync(HttpContext context, Fault fault, RequestDelegate work)
    {
        switch (fault.Kind)
        {
            case FaultKind.Delay:
                await WaitAsync(context, fault);
                await work(context);
                break;
            case FaultKind.Reset or FaultKind.Status when fault.AfterWork:
                await CaptureAsync(context, work);
                await WithoutWorkAsync(context, fault);
                break;
            case FaultKind.Reset or FaultKind.Status or FaultKind.Html or FaultKind.Empty:
                await WithoutWorkAsync(context, fault);
                break;
            default:
                // What is damaged shall be the JSON, not its compressed form.
                context.Request.Headers.AcceptEncoding = default;
                await DamageAsync(context, fault, await CaptureAsync(context, work));
                break;
        }
    }

    private static async Task WithoutWorkAsync(HttpContext context, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                await TakeAsync(context.Request.Body, fault.AfterBytes ?? 0, context.RequestAborted);
                context.Abort();
                break;
            case FaultKind.Html:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<!DOCTYPE html><html><body><h1>It works!</h1></body></html>", context.RequestAborted);
                break;
            case FaultKind.Empty:
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 0;
                break;
            default:
                context.Response.StatusCode = fault.Status;
                if (fault.RetryAfter is not null)
                {
                    context.Response.Headers.RetryAfter = fault.RetryAfter;
                }

                // These say that no body comes.
                if (fault.Status is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified))
                {
                    await context.Response.WriteAsJsonAsync(
                        new { message = "This failure was asked for (fault injection)." }, context.RequestAborted);
                }

                break;
        }
    }

    private static async Task TakeAsync(Stream body, int length, CancellationToken cancellationToken)
    {
        var piece = new byte[4096];
        while (length > 0 && await body.ReadAsync(piece.AsMemory(0, Math.Min(piece.Length, length)), cancellationToken) is > 0 and var read)
        {
            length -= read;
        }
    }

    /// <summary>Does the work and keeps what it wrote; headers stay on the response.</summary>
    private static async Task<byte[]> CaptureAsync(HttpContext context, RequestDelegate work)
    {
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        var capture = new StreamResponseBodyFeature(buffer);
        context.Features.Set<IHttpResponseBodyFeature>(capture);
        try
        {
            await work(context);
            await capture.CompleteAsync();
        }
        finally
        {
            context.Features.Set(original);
        }

        return buffer.ToArray();
    }

    /// <summary>The first place at or after <paramref name="start"/> where a value or a name has just ended.</summary>
    private static int OutsideText(byte[] json, int start)
    {
        var text = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (text && json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                text = !text;
            }
            else if (!text && i >= start && json[i] is (byte)',' or (byte)':' or (byte)']' or (byte)'}')
            {
                return i;
            }
        }

        return json.Length;
    }

    private async Task DamageAsync(HttpContext context, Fault fault, byte[] body)
    {
        var cut = Math.Clamp(fault.AfterBytes ?? (body.Length / 2), 0, body.Length);
        if (fault.Kind == FaultKind.Malformed)
        {
            // Two commas between values are an error for every JSON reader; inside text they would be text.
            var place = OutsideText(body, cut);
            byte[] broken = [.. body.AsSpan(0, place), (byte)',', (byte)',', .. body.AsSpan(place)];
            context.Response.ContentLength = broken.Length;
            await context.Response.Body.WriteAsync(broken, context.RequestAborted);
            return;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, cut), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (fault.Kind == FaultKind.Truncate)
        {
            // Fewer bytes than announced: Kestrel sends them and closes the connection. A reset would take them back.
            return;
        }

        await WaitAsync(context, fault);
        await context.Response.Body.WriteAsync(body.AsMemory(cut), context.RequestAborted);
    }

    private Task WaitAsync(HttpContext context, Fault fault) =>
        Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMilliseconds), clock, context.RequestAborted);
}
