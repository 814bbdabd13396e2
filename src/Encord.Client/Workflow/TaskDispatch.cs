namespace Encord.Client.Workflow;

/// <summary>Sends what is planned for tasks of one stage. Tasks that somebody else has moved do not stop the others.</summary>
internal sealed class TaskDispatch(WorkflowClient workflow)
{
    /// <summary>Sends tasks of one route in one request.</summary>
    /// <returns>Those that are not there any more.</returns>
    /// <exception cref="EncordException">The server took none, for a reason that is not that some have gone or that cannot be told from the list.</exception>
    public async Task<IReadOnlyDictionary<PlannedTask, EncordException>> SendAsync(IReadOnlyList<PlannedTask> tasks, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<PlannedTask, EncordException>();
        while (tasks.Count > 0)
        {
            try
            {
                await SendAllAsync(tasks, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (EncordException failure) when (failure.ErrorId == EncordErrorId.NotFound && tasks.Count > 1 && CanBeListed(tasks))
            {
                // The server takes all or none and does not say which; the list does, with one more request.
                HashSet<string> present = await FindPresentAsync(tasks, cancellationToken).ConfigureAwait(false);
                PlannedTask[] left = tasks.Where(task => present.Contains(task.Task.Uuid)).ToArray();
                bool isAboutTasks = left.Length < tasks.Count;
                foreach (PlannedTask task in tasks.Where(task => !isAboutTasks || !present.Contains(task.Task.Uuid)))
                {
                    failures[task] = isAboutTasks ? Gone(task, failure) : failure;
                }

                tasks = isAboutTasks ? left : [];
            }
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
        await foreach (WorkflowTask task in workflow.FindTasksAsync(tasks[0].Stage, [.. tasks.Select(task => task.Task)], cancellationToken).ConfigureAwait(false))
        {
            present.Add(task.TaskUuid);
        }

        return present;
    }

    /// <summary>Without its data hash a task is found only by reading the whole stage.</summary>
    private static bool CanBeListed(IReadOnlyList<PlannedTask> tasks) => tasks.All(task => task.Task.DataHash is not null);

    private static EncordException Gone(PlannedTask task, EncordException failure) => new(
        EncordErrorId.NotFound,
        $"{PlannedTask.Describe(task.Task, task.Stage)}: it is not there, or not any more. Get-EncordWorkflowTask says where the tasks are.",
        failure);
}
