using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Workflow;

/// <summary>The tasks in the stages of a workflow.</summary>
internal sealed class WorkflowClient(EncordTransport transport)
{
    /// <summary>How often this client has begun or ended a change of tasks, by stage.</summary>
    private readonly ConcurrentDictionary<string, int> _changes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The tasks of a stage, page after page, each once. A server that counts its pages from the start skips tasks when others leave the stage
    /// meanwhile. When this client itself changed tasks of the stage during the read, the stage is read again until nothing new comes.
    /// </summary>
    public async IAsyncEnumerable<WorkflowTask> ListTasksAsync(
        WorkflowStage stage, WorkflowTaskFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool isNew;
        int changes;
        do
        {
            isNew = false;
            changes = ChangesOf(stage.StageUuid);
            await foreach (var task in ReadTasksAsync(stage, filter, cancellationToken).ConfigureAwait(false))
            {
                if (seen.Add(task.TaskUuid))
                {
                    isNew = true;
                    yield return task;
                }
            }
        }
        while (isNew && ChangesOf(stage.StageUuid) != changes);
    }

    /// <summary>Those of the tasks that are in the stage, also single tasks of a consensus. With the data hash of each it reads little, without it the whole stage.</summary>
    public async IAsyncEnumerable<WorkflowTask> FindTasksAsync(
        WorkflowStage stage, IReadOnlyList<WorkflowTaskReference> tasks, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var wanted = new HashSet<string>(tasks.Select(task => task.Uuid), StringComparer.OrdinalIgnoreCase);
        string[]? dataHashes = tasks.All(task => task.DataHash is not null) ? [.. tasks.Select(task => task.DataHash!).Distinct(StringComparer.Ordinal)] : null;
        await foreach (var task in ListTasksAsync(stage, new WorkflowTaskFilter { DataHashes = dataHashes }, cancellationToken).ConfigureAwait(false))
        {
            foreach (var found in new[] { task }.Concat(task.Subtasks).Where(found => wanted.Contains(found.TaskUuid)))
            {
                yield return found;
            }
        }
    }

    /// <summary>Does something with tasks of one stage. Not repeated when the connection breaks: the server may have done it.</summary>
    public Task ActAsync(string projectHash, string stageUuid, IReadOnlyList<WorkflowTaskAction> actions, CancellationToken cancellationToken) =>
        ChangeAsync(
            stageUuid,
            V2Request.Post(
                $"projects/{projectHash}/workflow/stages/{stageUuid}/actions",
                Array(actions, (writer, action) => action.Write(writer))),
            cancellationToken);

    /// <summary>Sends tasks from one stage to another, whatever the workflow says.</summary>
    public Task MoveAsync(string projectHash, string stageUuid, string destinationUuid, IReadOnlyList<string> taskUuids, CancellationToken cancellationToken) =>
        ChangeAsync(
            stageUuid,
            V2Request.Post(
                $"projects/{projectHash}/workflow/stages/{stageUuid}/move-tasks",
                JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteTexts("taskUuids", taskUuids);
                    writer.WriteString("destinationStageUuid", destinationUuid);
                    writer.WriteEndObject();
                })),
            cancellationToken);

    /// <summary>The reviews of the labels of a task in a review stage.</summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="stageUuid">The review stage.</param>
    /// <param name="taskUuid">The task.</param>
    /// <param name="dataTitle">For people; null where it is not known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<TaskLabelReview> ListReviewsAsync(
        string projectHash, string stageUuid, string taskUuid, string? dataTitle, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"projects/{projectHash}/workflow/stages/{stageUuid}/tasks/{taskUuid}/reviews"),
            ElementParser<TaskLabelReview>.Of(record => new(projectHash, stageUuid, taskUuid, record.RequiredText("reviewUuid"))
            {
                Status = WireEnums.LabelReviewStatus.Read(record.Text("status")),
                LabelType = record.Text("labelType"),
                LabelId = record.Text("labelId"),
                DataTitle = dataTitle,
            }),
            cancellationToken: cancellationToken);

    /// <summary>Decides reviews of one task.</summary>
    public Task DecideReviewsAsync(
        string projectHash, string stageUuid, string taskUuid, IReadOnlyList<LabelReviewDecision> decisions, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Post(
                $"projects/{projectHash}/workflow/stages/{stageUuid}/tasks/{taskUuid}/reviews/actions",
                Array(decisions, (writer, decision) => decision.Write(writer))),
            cancellationToken);

    private IAsyncEnumerable<WorkflowTask> ReadTasksAsync(WorkflowStage stage, WorkflowTaskFilter filter, CancellationToken cancellationToken) =>
        transport.PageAsync(
            V2Request.Get($"projects/{stage.ProjectHash}/workflow/stages/{stage.StageUuid}/tasks", filter.ToQuery()),
            ElementParser<WorkflowTask>.Of(record => WorkflowTaskRecord.Read(stage, record)),
            cancellationToken: cancellationToken);

    private int ChangesOf(string stageUuid) => _changes.TryGetValue(stageUuid, out var count) ? count : 0;

    /// <summary>Counts before and after, so that a read that overlaps the change in any way notices it.</summary>
    private async Task ChangeAsync(string stageUuid, V2Request request, CancellationToken cancellationToken)
    {
        Count();
        try
        {
            await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Count();
        }

        void Count() => _changes.AddOrUpdate(stageUuid, 1, (_, count) => count + 1);
    }

    private static JsonFragment Array<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => JsonFragment.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    });
}
