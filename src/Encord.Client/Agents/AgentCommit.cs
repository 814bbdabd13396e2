using Encord.Client.Bundles;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Workflow;

namespace Encord.Client.Agents;

/// <summary>
/// Does what the blocks of a batch have decided: saves labels, then sets priorities, then moves the tasks, each in few requests. A task whose labels or
/// priority could not be set is not moved.
/// </summary>
internal sealed class AgentCommit(EncordClient client, WorkflowStage stage)
{
    public async Task RunAsync(IReadOnlyList<AgentTask> tasks, CancellationToken cancellationToken)
    {
        AgentTask[] decided = [.. tasks.Where(task => task.IsOpen && task.Decision is not null)];
        AgentTask[] changing = [.. decided.Where(task => task.Decision!.Rows.Count > 0 || task.Decision.Priority is not null)];
        if (changing.Length > 0)
        {
            // A task that somebody else has moved on is that of somebody else, and so are its labels.
            await AgentBatch.FindGoneAsync(client, stage, changing, cancellationToken).ConfigureAwait(false);
            await SaveAsync([.. changing.Where(task => task.IsOpen)], cancellationToken).ConfigureAwait(false);
            await PrioritizeAsync([.. changing.Where(task => task.IsOpen && task.Decision!.Priority is not null)], cancellationToken).ConfigureAwait(false);
        }

        await MoveAsync([.. decided.Where(task => task.IsOpen && task.Decision!.Pathway is not null)], cancellationToken).ConfigureAwait(false);
    }

    private async Task SaveAsync(IReadOnlyList<AgentTask> tasks, CancellationToken cancellationToken)
    {
        var operation = new SaveLabels(client.LabelRows, client.Labels, validateBeforeSaving: false, overwrite: false);
        LabelSnapshot[] snapshots = [.. tasks.SelectMany(task => task.Decision!.Rows).GroupBy(snapshot => snapshot.Row).Select(group => group.Last())];
        var failures = await RowBundle.RunAsync(
            operation,
            snapshots.Select(snapshot => new LabelRowItem(new LabelRowReference(snapshot.Row), snapshot.Row.ProjectHash) { Snapshot = snapshot }),
            cancellationToken).ConfigureAwait(false);
        foreach (var task in tasks)
        {
            task.Failure = task.Decision!.Rows.Select(snapshot => failures.TryGetValue(snapshot.Row, out var failure) ? failure : null).FirstOrDefault(failure => failure is not null);
        }
    }

    private async Task PrioritizeAsync(IReadOnlyList<AgentTask> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        var sender = new BundleSender<string, AgentTask>(
            (projectHash, some, token) => client.Labels.SetPrioritiesAsync(
                projectHash,
                some.GroupBy(task => task.Task.DataHash).Select(group => new KeyValuePair<string, double>(group.Key, group.Last().Decision!.Priority!.Value)),
                token),
            ItemFaults.Contains);
        Take(await sender.SendAsync(stage.ProjectHash, tasks, cancellationToken).ConfigureAwait(false));
    }

    private async Task MoveAsync(IReadOnlyList<AgentTask> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        var planned = tasks.ToDictionary(Plan);
        var sender = new BundleSender<string, PlannedTask>((_, some, token) => client.Tasks.SendAsync(some, ItemFaults.Contains, token), ItemFaults.Contains);
        var failures = await sender.SendAsync("", [.. planned.Keys], cancellationToken).ConfigureAwait(false);
        foreach (var one in planned)
        {
            if (!failures.TryGetValue(one.Key, out var failure))
            {
                one.Value.IsMoved = true;
            }
            else if (one.Key.IsThere == false)
            {
                one.Value.IsGone = true;
            }
            else
            {
                one.Value.Failure = failure;
            }
        }
    }

    private PlannedTask Plan(AgentTask task)
    {
        var pathway = task.Decision!.Pathway!;
        var hasUuid = pathway.PathwayUuid.Length > 0;
        return new PlannedTask(
            new WorkflowTaskReference(task.Task),
            stage,
            WorkflowTaskAction.Proceed(task.Task.TaskUuid, hasUuid ? pathway.PathwayUuid : null, hasUuid ? null : pathway.Name));
    }

    private static void Take(IReadOnlyDictionary<AgentTask, EncordException> failures)
    {
        foreach (var failed in failures)
        {
            failed.Key.Failure = failed.Value;
        }
    }
}
