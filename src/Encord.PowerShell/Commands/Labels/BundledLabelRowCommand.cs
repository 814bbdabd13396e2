using System.Management.Automation;
using Encord.Client.LabelRows;
using Encord.PowerShell.Commands.Workflow;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>
/// A command that sends label rows in bundles. Rows come down the pipeline one by one, bundles overlap, and what is written keeps the order of the
/// input. Rows of different projects or branches never share a bundle.
/// </summary>
public abstract class BundledLabelRowCommand : LabelRowCommand
{
    private const string ByHash = "hash";

    private BundleQueue<LabelRowTask>? _queue;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Looks at a row before it is sent: asks the user, and refuses what cannot be sent.</summary>
    /// <returns>Whether it goes out.</returns>
    private protected abstract bool Accept(LabelRowTask task);

    /// <summary>Where rows of one command go out in different requests: the name of the request.</summary>
    private protected virtual string OperationOf(LabelRow row) => "";

    /// <summary>Sends rows of one project, branch and operation. Gives those that failed by themselves.</summary>
    private protected abstract Task<IReadOnlyDictionary<LabelRowTask, EncordException>> SendAsync(
        string operation, string projectHash, IReadOnlyList<LabelRowTask> tasks, CancellationToken cancellationToken);

    /// <summary>Called for each row that went through, in the order of the input.</summary>
    private protected virtual void WriteSent(LabelRowTask task)
    {
    }

    private protected static IReadOnlyDictionary<LabelRowTask, EncordException> NoFailures { get; } = new Dictionary<LabelRowTask, EncordException>();

    private BundleQueue<LabelRowTask> Queue => _queue ??= new(BundleSize, ThrottleLimit, new BundleSender<LabelRowTask>(LookUpAndSendAsync).SendAsync, EndToken);

    protected override void ProcessRecord()
    {
        foreach (LabelRowReference reference in LabelRow)
        {
            Guard(reference.Value ?? (object?)reference.Hash, () =>
            {
                var task = new LabelRowTask(reference, ProjectOf(reference));
                if (!Accept(task))
                {
                    return;
                }

                Queue.Add(task, task.Row is { } row ? new BundleKey(task.ProjectHash, row.BranchName, OperationOf(row)) : new BundleKey(task.ProjectHash, null, ByHash));
                Await(Queue.WhenRoomAsync());
            });
            Write();
        }
    }

    protected override void EndProcessing()
    {
        if (_queue is null)
        {
            return;
        }

        _queue.Flush();
        while (_queue.HasPending)
        {
            Guard(null, () => Await(_queue.WhenNextAsync()));
            Write();
        }
    }

    private void Write()
    {
        while (_queue is not null && TryTake(_queue, out BundleOutcome<LabelRowTask> outcome))
        {
            if (outcome.Failure is { } failure)
            {
                LabelRowTask task = outcome.Item;
                WriteFailure(RowFailure.Of(failure, task.Row?.DataTitle ?? "", task.Row?.LabelHash ?? task.Reference.Hash), task.Target);
            }
            else
            {
                WriteSent(outcome.Item);
            }
        }
    }

    private bool TryTake(BundleQueue<LabelRowTask> queue, out BundleOutcome<LabelRowTask> outcome)
    {
        try
        {
            return queue.TryTake(out outcome);
        }
        catch (OperationCanceledException) when (EndToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private async Task<IReadOnlyDictionary<LabelRowTask, EncordException>> LookUpAndSendAsync(
        BundleKey key, IReadOnlyList<LabelRowTask> tasks, CancellationToken cancellationToken)
    {
        if (key.Operation != ByHash)
        {
            return await SendAsync(key.Operation, key.ProjectHash, tasks, cancellationToken).ConfigureAwait(false);
        }

        var failures = new Dictionary<LabelRowTask, EncordException>();
        ILookup<string, LabelRowTask> waiting = tasks.Where(task => task.Row is null).ToLookup(task => task.Reference.Hash!, StringComparer.OrdinalIgnoreCase);
        if (waiting.Count > 0)
        {
            var filter = new LabelRowFilter { LabelHashes = waiting.Select(group => group.Key).ToArray(), IncludeAllBranches = true };
            await foreach (LabelRow row in Client.LabelRows.ListAsync(key.ProjectHash, filter, cancellationToken).ConfigureAwait(false))
            {
                foreach (LabelRowTask task in waiting[row.LabelHash ?? ""])
                {
                    task.Row = row;
                }
            }
        }

        foreach (LabelRowTask task in tasks.Where(task => task.Row is null))
        {
            failures[task] = Absent(task.Reference.Hash!);
        }

        foreach (var group in tasks.Where(task => task.Row is not null).GroupBy(task => (task.Row!.BranchName, Operation: OperationOf(task.Row))))
        {
            foreach (KeyValuePair<LabelRowTask, EncordException> failed in
                await SendAsync(group.Key.Operation, key.ProjectHash, group.ToArray(), cancellationToken).ConfigureAwait(false))
            {
                failures[failed.Key] = failed.Value;
            }
        }

        return failures;
    }
}
