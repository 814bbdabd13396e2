using System.Collections.Concurrent;
using Encord.Client.Agents;
using Encord.Client.Bundles;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>Works through batches of tasks: loads what the block wants, runs it, does what it decided, and tells what became of each task.</summary>
internal sealed class AgentRun(EncordConnectedCommand command, AgentSchedule schedule, AgentWants wants, AgentAttempts attempts, int throttleLimit)
{
    // What is in hand when somebody presses Ctrl+C is finished, unless the server does not answer.
    private static readonly TimeSpan PatienceWhenStopped = TimeSpan.FromSeconds(10);

    private readonly HashSet<(string TaskUuid, DateTimeOffset? UpdatedAt)> _failed = [];

    /// <summary>The tasks that failed.</summary>
    public List<AgentTask> Failed { get; } = [];

    /// <summary>How many tasks were left because the time was over.</summary>
    public int NotBegun { get; private set; }

    /// <summary>Whether the task failed before and nobody has touched it since: it would only fail again.</summary>
    public bool HasFailed(WorkflowTask task) => _failed.Contains((task.TaskUuid, task.UpdatedAt));

    /// <param name="stage">Where the tasks are.</param>
    /// <param name="tasks">The tasks, each once.</param>
    /// <param name="areFresh">Whether they were listed just now.</param>
    /// <param name="writeFailures">Whether failures are written now, after the results.</param>
    public void Run(WorkflowStage stage, IReadOnlyList<AgentTask> tasks, bool areFresh, bool writeFailures)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        var batch = new AgentBatch(command.Client, stage, tasks);
        Try(tasks, () =>
        {
            if (!areFresh)
            {
                command.Await(AgentBatch.FindGoneAsync(command.Client, stage, tasks, command.EndToken));
            }

            command.Await(batch.LoadAsync(wants, command.EndToken));
        });
        Work(batch);
        command.EndToken.ThrowIfCancellationRequested();
        Try(tasks, () => Commit(batch));
        Tell(tasks, writeFailures);
    }

    private void Work(AgentBatch batch)
    {
        AgentTask[] open = [.. batch.Tasks.Where(task => task.IsOpen)];
        if (throttleLimit == 0)
        {
            foreach (var task in open.TakeWhile(_ => !schedule.IsOver))
            {
                attempts.Run(task, batch.Stage);
            }
        }
        else
        {
            var waiting = new ConcurrentQueue<AgentTask>(open);
            command.Await(Task.WhenAll(Enumerable.Range(0, Math.Min(throttleLimit, open.Length)).Select(_ => OwnThread.RunAsync(
                () =>
                {
                    while (!schedule.IsOver && waiting.TryDequeue(out var task))
                    {
                        attempts.Run(task, batch.Stage);
                    }
                },
                command.EndToken))));
        }

        NotBegun += open.Count(task => task.Attempts == 0);
    }

    private void Commit(AgentBatch batch)
    {
        using var grace = new CancellationTokenSource();
        using (command.EndToken.Register(() => grace.CancelAfter(PatienceWhenStopped)))
        {
            command.Await(new AgentCommit(command.Client, batch.Stage).RunAsync(batch.Tasks, grace.Token));
        }
    }

    /// <summary>A request that is about all tasks and fails is the failure of each.</summary>
    private static void Try(IReadOnlyList<AgentTask> tasks, Action work)
    {
        try
        {
            work();
        }
        catch (EncordException failure) when (!FailureRecord.EndsCommand(failure))
        {
            foreach (var task in tasks.Where(task => task.IsOpen && !task.IsMoved))
            {
                task.Failure = failure;
            }
        }
    }

    private void Tell(IReadOnlyList<AgentTask> tasks, bool writeFailures)
    {
        AgentTask[] failed = [.. tasks.Where(task => task.Failure is not null)];
        Failed.AddRange(failed);
        _failed.UnionWith(failed.Select(task => (task.Task.TaskUuid, task.Task.UpdatedAt)));

        // First what was done: an error may end the script.
        foreach (var task in tasks)
        {
            if (task.Decision?.DropsEdits == true && task.IsOpen)
            {
                command.WriteWarning($"The labels of '{task.Task.DataTitle}' were edited and not saved, because the block returned no pathway. @{{ LabelRow = $LabelRow }} saves them and leaves the task.");
            }

            command.WriteObject(task.ToResult());
        }

        foreach (var task in writeFailures ? failed : [])
        {
            command.WriteFailure(task.Failure!, task.Task);
        }
    }
}
