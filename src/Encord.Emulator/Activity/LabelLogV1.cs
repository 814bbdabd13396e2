using System.Text.Json;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Users;

namespace Encord.Emulator.Activity;

/// <summary>The older log of the label editor; not paged.</summary>
[V1("labellog", "GET", Scope = V1Scope.Resource)]
internal sealed class ListLabelLogs(ProjectAccess access, ActivityStore activity, UserStore users) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        var payload = call.Payload;
        var query = new ActivityQuery(
            Seconds(payload, "start_timestamp"), Seconds(payload, "end_timestamp"),
            payload.Text("user_email") is { } email ? [email] : null,
            payload.Text("data_hash") is { } data ? [data] : null);
        var userHash = payload.Text("user_hash");
        var hashes = new Dictionary<string, string?>(StringComparer.Ordinal);
        return new(Answer.List(
            activity.List(project.Hash, query).Where(entry => entry.LogAction is not null && (userHash is null || HashOf(entry.Email) == userHash)),
            (json, entry) => JsonSerializer.Serialize(
                json,
                new
                {
                    log_hash = entry.Uuid,
                    user_hash = HashOf(entry.Email),
                    user_email = entry.Email,
                    data_hash = entry.DataHash,
                    action = entry.LogAction,
                    created_at = WireTime.Legacy(entry.At),
                    identifier = entry.Subject?.Identifier,
                    feature_hash = entry.Subject?.FeatureHash,
                    label_name = entry.Subject?.Name,
                    time_taken = (int?)null,
                    frame = entry.Subject?.Frame,
                },
                WireJson.Options)));

        string HashOf(string who)
        {
            if (!hashes.TryGetValue(who, out var hash))
            {
                hashes[who] = hash = users.FindByEmail(who)?.UserHash;
            }

            return hash ?? "";
        }
    }

    private static string? Seconds(JsonElement payload, string name) => payload.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var seconds) && WireTime.OfSeconds(seconds) is { } time => WireTime.Store(time),
        { } value => throw WireError.InvalidArguments($"{name}: {value.GetRawText()} is not a number of seconds."),
    };
}
