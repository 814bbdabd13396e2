namespace Encord.Client.Workflow;

/// <summary>Sends what is planned for tasks of one stage. Tasks that somebody else has moved do not stop the others.</summary>
internal sealed class TaskDispatch(WorkflowClient workflow)
{
    /// <summary>Sends tasks of one route in one request.</summary>
    /// <param name="tasks">What is planned.</param>
    /// <param name="isAboutOneTask">Whether a refusal of tasks that are all there may be about one of them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Those that are not there any more; or all of them, where they are all there and the refusal is about each.</returns>
    /// <exception cref="EncordException">The server took none, for a reason that may be one of the tasks and cannot be told from the list, or that is about none of them.</exception>
    public async Task<IReadOnlyDictionary<PlannedTask, EncordException>> SendAsync(
        IReadOnlyList<PlannedTask> tasks, Func<EncordException, bool> isAboutOneTask, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<PlannedTask, EncordException>();
        while (tasks.Count > 0)
        {
            try
            {
                await SendAllAsync(tasks, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (EncordException failure) when (MayBeGone(failure) && CanBeListed(tasks))
            {
                // The server takes all or none and does not say which; the list does, with one more request.
                var present = await FindPresentAsync(tasks, cancellationToken).ConfigureAwait(false);
                foreach (var task in tasks)
                {
                    task.IsThere = present.Contains(task.Task.Uuid);
                    if (task.IsThere == false)
                    {
                        failures[task] = Gone(task, failure);
                    }
                }

                var left = tasks.Where(task => task.IsThere == true).ToArray();
                if (left.Length == tasks.Count)
                {
                    return Refused(tasks, failure, isAboutOneTask, failures);
                }

                tasks = left;
            }
        }

        return failures;
    }

    // The platform calls a task that has left its stage an invalid argument, and other servers say that it is not found.
    private static bool MayBeGone(EncordException failure) => failure.ErrorId is EncordErrorId.NotFound or EncordErrorId.InvalidArgument;

    /// <summary>Without its data hash a task is found only by reading the whole stage. What was found once is not asked for again when the bundle is halved.</summary>
    private static bool CanBeListed(IReadOnlyList<PlannedTask> tasks) =>
        tasks.All(task => task.Task.DataHash is not null) && !tasks.All(task => task.IsThere == true);

    // All are there: what is not found is then none of them, but an argument may be wrong for one of them.
    private static Dictionary<PlannedTask, EncordException> Refused(
        IReadOnlyList<PlannedTask> tasks, EncordException failure, Func<EncordException, bool> isAboutOneTask, Dictionary<PlannedTask, EncordException> failures)
    {
        if (tasks.Count > 1 && failure.ErrorId != EncordErrorId.NotFound && isAboutOneTask(failure))
        {
            throw failure;
        }

        foreach (var task in tasks)
        {
            failures[task] = failure;
        }

        return failures;
    }

    private Task SendAllAsync(IReadOnlyList<PlannedTask> tasks, CancellationToken cancellationToken)
    {
        var (projectHash, stageUuid, destinationUuid) = tasks[0].Route;
        return destinationUuid is null
            ? workflow.ActAsync(projectHash, stageUuid, [.. tasks.Select(task => task.Action!)], cancellationToken)
            : workflow.MoveAsync(projectHash, stageUuid, destinationUuid, [.. tasks.Select(task => task.Task.Uuid)], cancellationToken);
    }

    private async Task<HashSet<string>> FindPresentAsync(IReadOnlyList<PlannedTask> tasks, CancellationToken cancellationToken)
    {
        var present = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var task in workflow.FindTasksAsync(tasks[0].Stage, [.. tasks.Select(task => task.Task)], cancellationToken).ConfigureAwait(false))
        {
            present.Add(task.TaskUuid);
        }

        return present;
    }

    private static EncordException Gone(PlannedTask task, EncordException failure) => new(
        EncordErrorId.NotFound,
        $"{PlannedTask.Describe(task.Task, task.Stage)}: it is not there, or not any more. Get-EncordWorkflowTask says where the tasks are.",
        failure);
}
