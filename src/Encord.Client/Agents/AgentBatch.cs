using Encord.Client.Bundles;
using Encord.Client.LabelRows;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels;

namespace Encord.Client.Agents;

/// <summary>Tasks of an agent stage that are loaded together. What cannot be had for one of them is its failure, and the others go on.</summary>
/// <param name="client">Asks the server.</param>
/// <param name="stage">Where the tasks are.</param>
/// <param name="tasks">The tasks.</param>
internal sealed class AgentBatch(EncordClient client, WorkflowStage stage, IReadOnlyList<AgentTask> tasks)
{
    public WorkflowStage Stage => stage;

    public IReadOnlyList<AgentTask> Tasks => tasks;

    /// <summary>Finds out which tasks somebody else has moved on. For tasks that were not listed just now, and before labels are saved.</summary>
    public static async Task FindGoneAsync(EncordClient client, WorkflowStage stage, IReadOnlyList<AgentTask> tasks, CancellationToken cancellationToken)
    {
        var there = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (tasks.Count > 0)
        {
            await foreach (var task in client.Workflow.FindTasksAsync(
                stage, [.. tasks.Select(task => new WorkflowTaskReference(task.Task))], cancellationToken).ConfigureAwait(false))
            {
                there.Add(task.TaskUuid);
            }
        }

        foreach (var task in tasks.Where(task => !there.Contains(task.Task.TaskUuid)))
        {
            task.IsGone = true;
        }
    }

    /// <summary>Loads what the block wants.</summary>
    /// <param name="wants">What.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task LoadAsync(AgentWants wants, CancellationToken cancellationToken)
    {
        if (wants.Rows || wants.Labels || wants.Files)
        {
            // Two branches of one data unit are two tasks and two rows.
            foreach (var branch in tasks.Where(task => task.IsOpen).GroupBy(task => task.Task.BranchName))
            {
                await FindRowsAsync(branch.Key, [.. branch], wants, cancellationToken).ConfigureAwait(false);
            }
        }

        if (wants.Labels)
        {
            await LoadLabelsAsync([.. tasks.Where(task => task.IsOpen)], cancellationToken).ConfigureAwait(false);
        }

        if (wants.Files)
        {
            await FindItemsAsync([.. tasks.Where(task => task.IsOpen)], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FindRowsAsync(string? branch, IReadOnlyList<AgentTask> wanted, AgentWants wants, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, LabelRow>(StringComparer.OrdinalIgnoreCase);
        var filter = new LabelRowFilter
        {
            DataHashes = [.. wanted.Select(task => task.Task.DataHash).Distinct(StringComparer.OrdinalIgnoreCase)],
            BranchName = branch,
            IncludeClientMetadata = wants.ClientMetadata,
        };
        await foreach (var row in client.LabelRows.ListAsync(stage.ProjectHash, filter, cancellationToken).ConfigureAwait(false))
        {
            rows[row.DataHash] = row;
        }

        foreach (var task in wanted)
        {
            if (rows.TryGetValue(task.Task.DataHash, out var row))
            {
                task.Row = row;
            }
            else
            {
                task.Failure = new EncordException(EncordErrorId.NotFound, $"The label row of '{task.Task.DataTitle}' (data {task.Task.DataHash}) was not found in the project.");
            }
        }
    }

    private async Task LoadLabelsAsync(IReadOnlyList<AgentTask> wanted, CancellationToken cancellationToken)
    {
        var operation = new LoadLabels(client.LabelRows, client.Labels, new LabelOptions());
        var failures = await RowBundle.RunAsync(
            operation, wanted.Select(task => new LabelRowItem(new LabelRowReference(task.Row!), stage.ProjectHash)), cancellationToken).ConfigureAwait(false);
        foreach (var task in wanted)
        {
            task.Failure = failures.TryGetValue(task.Row!, out var failure) ? failure : null;
        }
    }

    private async Task FindItemsAsync(IReadOnlyList<AgentTask> wanted, CancellationToken cancellationToken)
    {
        foreach (var task in wanted.Where(task => task.Row!.BackingItemUuid is null))
        {
            task.Failure = new EncordException(EncordErrorId.NotFound, $"'{task.Task.DataTitle}' has no storage item, so there is no file of it.");
        }

        // Rights hang on the folder of an item: one that may not be seen is no reason to leave the others.
        var sender = new BundleSender<string, AgentTask>(
            (_, some, token) => FindSomeAsync(some, token), failure => ItemFaults.Contains(failure) || failure.ErrorId == EncordErrorId.AccessDenied);
        foreach (var failed in await sender.SendAsync("", [.. wanted.Where(task => task.IsOpen)], cancellationToken).ConfigureAwait(false))
        {
            failed.Key.Failure = failed.Value;
        }
    }

    private async Task<IReadOnlyDictionary<AgentTask, EncordException>> FindSomeAsync(IReadOnlyList<AgentTask> some, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, StorageItem>(StringComparer.OrdinalIgnoreCase);
        string[] uuids = [.. some.Select(task => task.Row!.BackingItemUuid!).Distinct(StringComparer.OrdinalIgnoreCase)];
        await foreach (var item in client.Storage.GetItemsAsync(uuids, signUrls: true, cancellationToken).ConfigureAwait(false))
        {
            items[item.ItemUuid] = item;
        }

        var missing = new Dictionary<AgentTask, EncordException>();
        foreach (var task in some)
        {
            // The answer need not be in the order of the question.
            task.Item = items.TryGetValue(task.Row!.BackingItemUuid!, out var item) ? item : null;
            if (task.Item is null)
            {
                missing[task] = new EncordException(EncordErrorId.NotFound, $"The storage item {task.Row.BackingItemUuid} of '{task.Task.DataTitle}' was not found.");
            }
        }

        return missing;
    }
}

/// <summary>What the block of an agent wants of each task.</summary>
/// <param name="Rows">The label row as it is listed.</param>
/// <param name="Labels">The label row with its labels, which are created where there are none.</param>
/// <param name="Files">The file behind the data.</param>
internal sealed record AgentWants(bool Rows, bool Labels, bool Files)
{
    /// <summary>Whether rows tell the client metadata of their data.</summary>
    public bool ClientMetadata => Rows;
}
