using System.Text.Json;
using System.Text.Json.Serialization;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Pipeline.Faults;
using Encord.Emulator.Seeding;

namespace Encord.Emulator.Control;

/// <summary>
/// The emulator's own addresses, unsigned: <c>/emulator/health</c>, <c>/emulator/faults</c>, <c>/emulator/requests</c>,
/// <c>/emulator/projects</c>, <c>/emulator/reset</c>.
/// </summary>
internal sealed class ControlEndpoints(
    FaultPlan faults, RequestLog requests, SyntheticProjects projects, SampleReset reset, RequestBody bodies, TimeProvider clock) : IOpenEndpoints
{
    public const string Prefix = "/emulator";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Prefix);
        group.MapGet("health", () => Answer.Of(new { status = "ok", time = clock.Now() }));
        group.MapPost("projects", (Delegate)(async (HttpContext context) =>
            Results.Json(AddProject(await BodyAsync(context)), Json)));
        group.MapPost("reset", () =>
        {
            return reset.TryRun() ? Answer.Void : throw WireError.InvalidArguments(
                "This emulator cannot be reset: it keeps its data in a file. Start one without --database, or stop it and delete the file.");
        });
        group.MapGet("faults", () => Results.Json(faults.Pending, Json));
        group.MapPost("faults", (Delegate)(async (HttpContext context) =>
        {
            AddFaults(await BodyAsync(context));
            return Results.Json(faults.Pending, Json);
        }));
        group.MapDelete("faults", () =>
        {
            faults.Clear();
            return Answer.Void;
        });
        group.MapGet("requests", () => Results.Json(new { requests.Count, requests.ChangeCount, requests.Requests }, Json));
        group.MapDelete("requests", () =>
        {
            requests.Clear();
            return Answer.Void;
        });
    }

    private async Task<JsonElement> BodyAsync(HttpContext context) =>
        RequestBody.Parse(await bodies.ReadAsync(context))?.RootElement ?? throw WireError.InvalidArguments("The body is not JSON in UTF-8.");

    private SyntheticProjectHashes AddProject(JsonElement body)
    {
        try
        {
            return projects.Create(Read<SyntheticProject>(body, "a synthetic project"));
        }
        catch (ArgumentException error)
        {
            throw WireError.InvalidArguments($"This synthetic project cannot be made: {error.Message}");
        }
    }

    /// <summary>One fault or a list of them; all or none.</summary>
    private void AddFaults(JsonElement body)
    {
        var added = body.ValueKind == JsonValueKind.Array ? Read<Fault[]>(body, "a list of faults") : [Read<Fault>(body, "a fault")];
        try
        {
            Array.ForEach(added, FaultCheck.Check);
        }
        catch (ArgumentException error)
        {
            throw WireError.InvalidArguments(error.Message);
        }

        Array.ForEach(added, faults.Add);
    }

    private static T Read<T>(JsonElement body, string what)
    {
        try
        {
            return body.Deserialize<T>(Json) ?? throw WireError.InvalidArguments($"This is not {what}: it is null.");
        }
        catch (JsonException error)
        {
            throw WireError.InvalidArguments($"This is not {what}: {error.Message}");
        }
    }
}
