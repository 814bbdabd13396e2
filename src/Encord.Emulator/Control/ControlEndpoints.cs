using System.Text.Json;
using System.Text.Json.Serialization;
using Encord.Emulator.Seeding;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Control;

/// <summary>
/// The emulator's own addresses, unsigned: <c>/emulator/health</c>, <c>/emulator/faults</c>, <c>/emulator/requests</c>,
/// <c>/emulator/projects</c>.
/// </summary>
internal static class ControlEndpoints
{
    public const string Prefix = "/emulator";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static void Map(
        IEndpointRouteBuilder routes, FaultPlan faults, RequestLog requests, SyntheticProjects synthetic, TimeProvider clock)
    {
        var group = routes.MapGroup(Prefix);
        group.MapGet("health", () => Answer.Of(new { status = "ok", time = clock.Now() }));

        group.MapPost("projects", (Delegate)(async (HttpContext context) =>
        {
            try
            {
                var wanted = await JsonSerializer.DeserializeAsync<SyntheticProject>(context.Request.Body, Json, context.RequestAborted)
                    ?? throw new ArgumentException("the body is null.");
                return Results.Json(synthetic.Create(wanted), Json);
            }
            catch (Exception error) when (error is JsonException or ArgumentException)
            {
                return Results.Json(new { message = $"This is not a synthetic project: {error.Message}" }, Json, statusCode: 400);
            }
        }));

        group.MapGet("faults", () => Results.Json(faults.Pending, Json));
        group.MapPost("faults", (Delegate)((HttpContext context) => AddFaultsAsync(context, faults)));
        group.MapDelete("faults", () =>
        {
            faults.Clear();
            return Answer.Void;
        });

        group.MapGet("requests", () => Results.Json(
            new { requests.Count, requests.ChangeCount, requests.Requests }, Json));
        group.MapDelete("requests", () =>
        {
            requests.Clear();
            return Answer.Void;
        });
    }

    /// <summary>One fault or a list of them.</summary>
    private static async Task<IResult> AddFaultsAsync(HttpContext context, FaultPlan faults)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, Json, context.RequestAborted);
            var added = body.ValueKind == JsonValueKind.Array
                ? body.Deserialize<Fault[]>(Json)!
                : [body.Deserialize<Fault>(Json)!];
            foreach (var fault in added)
            {
                faults.Add(fault);
            }

            return Results.Json(faults.Pending, Json);
        }
        catch (JsonException error)
        {
            return Results.Json(new { message = $"This is not a fault: {error.Message}" }, Json, statusCode: 400);
        }
    }
}
