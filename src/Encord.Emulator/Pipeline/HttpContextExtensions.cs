using System.Text.Json;
using Encord.Emulator.Users;
using Microsoft.AspNetCore.Http.Features;

namespace Encord.Emulator.Pipeline;

internal static class HttpContextExtensions
{
    public static string BaseAddress(this HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    /// <summary>Who sent this request.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.GetRequiredFeature<Caller>();

    /// <summary>The JSON body of a v2 request; refused when there is none.</summary>
    public static JsonElement JsonBody(this HttpContext context) =>
        context.Features.GetRequiredFeature<RawRequest>().Json?.RootElement ?? throw WireError.InvalidArguments("The body is not JSON in UTF-8.");
}
