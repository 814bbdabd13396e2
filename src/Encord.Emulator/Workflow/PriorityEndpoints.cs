using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Workflow;

/// <summary>v2 <c>/projects/{hash}/priorities</c>: pairs of data hash and priority from 0 to 1.</summary>
internal sealed class PriorityEndpoints(EmulatorDatabase database, ProjectAccess access, TaskStore tasks) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2) => v2.MapPost("projects/{projectHash}/priorities", (HttpContext context, string projectHash) =>
    {
        var project = access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
        if (!project.IsWorkflow)
        {
            throw WireError.WrongProjectType($"'{project.Title}' has no workflow, and so no priorities.");
        }

        if (context.JsonBody().Member("priorities") is not { ValueKind: JsonValueKind.Array } pairs)
        {
            throw WireError.InvalidArguments("'priorities' must be a list of pairs.");
        }

        database.Transaction(() =>
        {
            foreach (var pair in pairs.EnumerateArray())
            {
                var (dataHash, priority) = Read(pair);
                var task = tasks.FindByData(project.Hash, dataHash)
                    ?? throw WireError.NotFound($"There is no data {dataHash} in project {project.Hash}.");
                tasks.Update(task with { Priority = priority });
            }
        });
        return Answer.Void;
    });

    private static (string DataHash, double Priority) Read(JsonElement pair)
    {
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2
            || pair[0].ValueKind != JsonValueKind.String || pair[1].ValueKind != JsonValueKind.Number)
        {
            throw WireError.InvalidArguments("A priority is a pair of data hash and number.");
        }

        var priority = pair[1].GetDouble();
        return priority is >= 0 and <= 1
            ? (pair[0].GetString()!, priority)
            : throw WireError.InvalidArguments($"A priority is between 0 and 1, not {pair[1].GetRawText()}.");
    }
}
