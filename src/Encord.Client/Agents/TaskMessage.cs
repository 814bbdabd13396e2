using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Agents;

/// <summary>
/// Tasks as the text of a queue message: an object for each, with all that a worker needs to know. The text is stored as base64 in queues of 64 KiB, so it
/// has at most 48 KiB.
/// </summary>
internal static class TaskMessage
{
    public const int MaximumBytes = 48 * 1024;

    public const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One task as JSON.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.PayloadTooLarge"/>: it fits into no message.</exception>
    public static byte[] Write(WorkflowTask task)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("Version", Version);
            writer.WriteString("ProjectHash", task.ProjectHash);
            writer.WriteString("StageUuid", task.StageUuid);
            writer.WriteString("TaskUuid", task.TaskUuid);
            writer.WriteTextIfAny("DataHash", NullIfEmpty(task.DataHash));
            writer.WriteTextIfAny("DataTitle", NullIfEmpty(task.DataTitle));
            writer.WriteTextIfAny("BranchName", task.BranchName);
            writer.WriteEndObject();
        }

        return buffer.Length + 2 <= MaximumBytes
            ? buffer.ToArray()
            : throw new EncordException(
                EncordErrorId.PayloadTooLarge, $"The task {task.TaskUuid} needs a message of {buffer.Length + 2} bytes, and a queue takes {MaximumBytes}: its data title is too long.");
    }

    /// <summary>The tasks of a message: of this module, or the task specs of the vendor's agents library, which name neither project nor stage.</summary>
    /// <param name="message">One task, or a list of tasks.</param>
    /// <param name="projectHash">The project that is expected; null for any that the message names.</param>
    /// <param name="stageUuid">The stage that is expected; null for any that the message names.</param>
    /// <returns>Each task, or why it cannot be read.</returns>
    public static IEnumerable<(WorkflowTask? Task, EncordException? Failure)> Read(JsonElement message, string? projectHash, string? stageUuid)
    {
        if (message.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            yield return (null, Damaged("it is neither a task nor a list of tasks"));
            yield break;
        }

        foreach (var one in message.ValueKind == JsonValueKind.Array ? message.EnumerateArray().ToArray() : [message])
        {
            WorkflowTask? task = null;
            EncordException? failure = null;
            try
            {
                task = one.ValueKind == JsonValueKind.Object
                    ? ReadOne(Members(one), projectHash, stageUuid)
                    : throw Damaged($"an entry of its list is not a task but {Describe(one.ValueKind)}");
            }
            catch (EncordException error)
            {
                failure = error;
            }

            yield return (task, failure);
        }
    }

    /// <summary>The text of a message as JSON; base64 of it, which is what a queue stores, is understood too.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is neither.</exception>
    public static byte[] Decode(string text)
    {
        var trimmed = text.Trim().TrimStart('\uFEFF');
        if (trimmed.Length > 0 && trimmed[0] is not ('{' or '['))
        {
            try
            {
                trimmed = Encoding.UTF8.GetString(Convert.FromBase64String(trimmed)).Trim();
            }
            catch (FormatException)
            {
                throw Damaged("it is neither JSON nor base64 of JSON");
            }
        }

        return Encoding.UTF8.GetBytes(trimmed);
    }

    public static EncordException Damaged(string what, Exception? cause = null) =>
        new(EncordErrorId.InvalidArgument, $"The message cannot be read: {what}. It must be what ConvertTo-EncordTaskMessage wrote, or a task spec of the vendor's agents library.", cause);

    private static WorkflowTask ReadOne(Dictionary<string, JsonElement> members, string? projectHash, string? stageUuid)
    {
        if (members.TryGetValue("Version", out var version) && !(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == Version))
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"The message is of version {version.GetRawText()}, and this module reads version {Version}. Let sender and worker use the same version of the module.");
        }

        var taskUuid = Text(members, "TaskUuid", "uuid") ?? throw Damaged("it names no task (TaskUuid)");
        var project = Place(taskUuid, "project", "ProjectHash", Text(members, "ProjectHash"), "-Project", projectHash);
        var stage = Place(taskUuid, "stage", "StageUuid", Text(members, "StageUuid"), "-Stage", stageUuid);
        return new WorkflowTask(project, stage, taskUuid)
        {
            DataHash = Text(members, "DataHash", "data_hash") ?? "",
            DataTitle = Text(members, "DataTitle", "data_title") ?? "",
            BranchName = Text(members, "BranchName", "label_branch_name"),
            Status = WireEnums.WorkflowTaskStatus.Read(Text(members, "status")),
            Assignee = Text(members, "assignee"),
            LastActionedBy = Text(members, "last_actioned_by"),
            CreatedAt = JsonTime.Parse(Text(members, "created_at")),
            UpdatedAt = JsonTime.Parse(Text(members, "updated_at")),
        };
    }

    private static string Place(string taskUuid, string what, string member, string? said, string parameter, string? expected) =>
        said is null ? expected ?? throw new EncordException(
                EncordErrorId.InvalidArgument, $"The message names the task {taskUuid} and not its {what} ({member}). Give it with {parameter}: the task specs of the vendor's agents library do not name it.")
            : expected is null || string.Equals(said, expected, StringComparison.OrdinalIgnoreCase) ? said
            : throw new EncordException(
                EncordErrorId.InvalidArgument, $"The message is for the {what} {said}, and {parameter} says {expected}. The task {taskUuid} is not this worker's.");

    private static string? Text(Dictionary<string, JsonElement> members, params string[] names)
    {
        foreach (var name in names)
        {
            if (members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return value.ValueKind == JsonValueKind.String ? NullIfEmpty(value.GetString()) : throw Damaged($"{name} is not text but {Describe(value.ValueKind)}");
            }
        }

        return null;
    }

    // Hosts and scripts that pass a message on change the case of its members.
    private static Dictionary<string, JsonElement> Members(JsonElement one)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in one.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
