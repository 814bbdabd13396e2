using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

namespace Encord.Emulator.Pipeline.Faults;

/// <summary>Carries a fault out on one request.</summary>
internal sealed class FaultInjection(TimeProvider clock)
{
    private const int HugeLength = 100_000_000;

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
            case FaultKind.Reset or FaultKind.Status or FaultKind.Html or FaultKind.ErrorPage or FaultKind.Redirect or FaultKind.Empty:
                await WithoutWorkAsync(context, fault);
                break;
            default:
                // What is damaged shall be the JSON, not its compressed form.
                context.Request.Headers.AcceptEncoding = default;
                if (fault.Kind == FaultKind.SamePage)
                {
                    context.Request.Query = new QueryCollection(context.Request.Query.Where(value => value.Key != "pageToken").ToDictionary());
                }

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
            case FaultKind.Redirect:
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = fault.Location ?? "http://elsewhere.invalid/";
                break;
            case FaultKind.Html or FaultKind.ErrorPage:
                context.Response.StatusCode = fault.Kind == FaultKind.Html ? StatusCodes.Status200OK : fault.Status;
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
                    var echo = fault.EchoHeaders ? string.Join(", ", context.Request.Headers.Select(header => $"{header.Key}: {header.Value}")) : "";
                    await context.Response.WriteAsJsonAsync(
                        new { message = $"This failure was asked for (fault injection). {echo}".TrimEnd() }, context.RequestAborted);
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
        switch (fault.Kind)
        {
            case FaultKind.Malformed:
                await SendAsync(context, Broken(body, Cut(fault, body)));
                break;
            case FaultKind.CutGzip:
                var packed = Packed(body);
                context.Response.Headers.ContentEncoding = "gzip";
                await SendAsync(context, packed[..(packed.Length / 2)]);
                break;
            case FaultKind.HugeText when AnswerRewrite.AroundFirstText(body) is var (before, after):
                await SendHugeAsync(context, before, fault.AfterBytes ?? HugeLength, after);
                break;
            case FaultKind.Drip:
                await DripAsync(context, fault, body);
                break;
            case FaultKind.Truncate or FaultKind.Break or FaultKind.Stall:
                await InterruptAsync(context, fault, body);
                break;
            case FaultKind.HugeText:
                await SendAsync(context, body);
                break;
            default:
                await SendAsync(context, AnswerRewrite.Of(fault.Kind, body, context.Request.Path.StartsWithSegments("/public")) ?? body);
                break;
        }
    }

    private async Task InterruptAsync(HttpContext context, Fault fault, byte[] body)
    {
        var cut = Cut(fault, body);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, cut), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (fault.Kind == FaultKind.Truncate)
        {
            // Fewer bytes than announced: Kestrel sends them and closes the connection. A reset would take them back.
            return;
        }

        if (fault.Kind == FaultKind.Break)
        {
            context.Abort();
            return;
        }

        await WaitAsync(context, fault);
        await context.Response.Body.WriteAsync(body.AsMemory(cut), context.RequestAborted);
    }

    private async Task DripAsync(HttpContext context, Fault fault, byte[] body)
    {
        context.Response.ContentLength = body.Length;
        for (var i = 0; i < body.Length; i++)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(i, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await WaitAsync(context, fault);
        }
    }

    private static async Task SendHugeAsync(HttpContext context, byte[] before, int length, byte[] after)
    {
        context.Response.ContentLength = before.Length + (long)length + after.Length;
        await context.Response.Body.WriteAsync(before, context.RequestAborted);
        var piece = new byte[1 << 16];
        piece.AsSpan().Fill((byte)'a');
        for (var left = length; left > 0; left -= piece.Length)
        {
            await context.Response.Body.WriteAsync(piece.AsMemory(0, Math.Min(left, piece.Length)), context.RequestAborted);
        }

        await context.Response.Body.WriteAsync(after, context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static int Cut(Fault fault, byte[] body) => Math.Clamp(fault.AfterBytes ?? (body.Length / 2), 0, body.Length);

    /// <summary>Two commas between values are an error for every JSON reader; inside text they would be text.</summary>
    private static byte[] Broken(byte[] body, int cut)
    {
        var place = OutsideText(body, cut);
        return [.. body.AsSpan(0, place), (byte)',', (byte)',', .. body.AsSpan(place)];
    }

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private Task WaitAsync(HttpContext context, Fault fault) =>
        Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMilliseconds), clock, context.RequestAborted);
}
