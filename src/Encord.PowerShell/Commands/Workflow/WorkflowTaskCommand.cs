using System.Management.Automation;
using Encord.Client.Workflow;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Workflow;

/// <summary>
/// What the commands that do something with workflow tasks share: tasks of one stage go out together. A bare id needs to be told its
/// project and stage; a task that the module wrote knows them.
/// </summary>
public abstract class WorkflowTaskCommand : EncordConnectedCommand
{
    private readonly Dictionary<string, TaskBundle> _bundles = new(StringComparer.Ordinal);
    private StageDirectory? _stages;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskUuid")]
    [ValidateNotNullOrEmpty]
    public virtual WorkflowTaskReference[] Task { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StageUuid", "WorkflowStageUuid")]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public WorkflowStageReference? Stage { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 1000)]
    public int BundleSize { get; set; } = 1000;

    private protected virtual int MaximumBundleSize => 1000;

    /// <summary>Stages of the projects at hand.</summary>
    private protected StageDirectory Stages => _stages ??= new StageDirectory(Client);

    protected override void ProcessRecord()
    {
        foreach (WorkflowTaskReference task in Task)
        {
            Guard(task.Target, () => Gather(task));
        }
    }

    protected override void EndProcessing()
    {
        foreach (TaskBundle bundle in _bundles.Values)
        {
            Send(bundle);
        }
    }

    /// <summary>Checks what can be checked here, asks, and says which request the task belongs into.</summary>
    /// <returns>Null: the user said no.</returns>
    private protected abstract PlannedTask? Plan(WorkflowTaskReference task, WorkflowStage stage);

    private protected abstract Task SendAsync(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks);

    /// <summary>What <c>-PassThru</c> writes, in commands that have it.</summary>
    private protected virtual void WriteSent(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
    }

    private protected static string Describe(WorkflowTaskReference task, WorkflowStage stage) =>
        task.DataTitle is { } title ? $"'{title}' ({task.Uuid}) in the stage '{stage.Name}'" : $"Task {task.Uuid} in the stage '{stage.Name}'";

    private void Gather(WorkflowTaskReference task)
    {
        string projectHash = task.Value?.ProjectHash ?? (Project is not null ? Resolve(Project) : task.Row?.ProjectHash ?? throw Unplaced(task));
        WorkflowStageReference reference = task.Value is { } known ? new WorkflowStageReference(known.StageUuid)
            : Stage ?? (task.Row?.WorkflowStageUuid is { } uuid ? new WorkflowStageReference(uuid) : throw Unplaced(task));
        WorkflowStage stage = Await(Stages.FindAsync(projectHash, reference, EndToken));
        if (Plan(task, stage) is not { } planned)
        {
            return;
        }

        string key = $"{projectHash} {stage.StageUuid} {planned.DestinationUuid}";
        if (!_bundles.TryGetValue(key, out TaskBundle? bundle))
        {
            _bundles[key] = bundle = new TaskBundle(stage);
        }

        bundle.Tasks.Add(planned);
        if (bundle.Tasks.Count >= Math.Min(BundleSize, MaximumBundleSize))
        {
            _bundles.Remove(key);
            Send(bundle);
        }
    }

    private void Send(TaskBundle bundle)
    {
        try
        {
            Await(SendAsync(bundle.Stage, bundle.Tasks));
        }
        catch (EncordException failure) when (failure.ErrorId == EncordErrorId.NotFound && bundle.Tasks.Count > 1)
        {
            // The server takes all or none, and tasks that somebody has moved on meanwhile are no reason to leave the others.
            Guard(bundle.Stage, () => SendThoseThatAreLeft(bundle, failure));
            return;
        }
        catch (EncordException failure)
        {
            // One answer for the bundle: each of its tasks is reported, so that a script sees which were not done.
            bundle.Tasks.ForEach(task => WriteFailure(failure, task.Task.Target));
            return;
        }
        catch (OperationCanceledException) when (EndToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        Guard(bundle.Stage, () => WriteSent(bundle.Stage, bundle.Tasks));
    }

    private void SendThoseThatAreLeft(TaskBundle bundle, EncordException failure)
    {
        var present = new HashSet<string>(TasksNow(bundle.Stage, bundle.Tasks).Select(task => task.TaskUuid), StringComparer.OrdinalIgnoreCase);
        var left = new TaskBundle(bundle.Stage);
        left.Tasks.AddRange(bundle.Tasks.Where(task => present.Contains(task.Task.Uuid)));
        bool isAboutTasks = left.Tasks.Count < bundle.Tasks.Count;
        foreach (PlannedTask task in bundle.Tasks.Where(task => !isAboutTasks || !present.Contains(task.Task.Uuid)))
        {
            WriteFailure(
                isAboutTasks
                    ? new EncordException(
                        EncordErrorId.NotFound,
                        $"{Describe(task.Task, bundle.Stage)}: it is not there, or not any more. Get-EncordWorkflowTask says where the tasks are.", failure)
                    : failure,
                task.Task.Target);
        }

        if (isAboutTasks && left.Tasks.Count > 0)
        {
            Send(left);
        }
    }

    /// <summary>Those of the tasks that are in the stage now.</summary>
    private protected IEnumerable<WorkflowTask> TasksNow(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
        var wanted = new HashSet<string>(tasks.Select(task => task.Task.Uuid), StringComparer.OrdinalIgnoreCase);

        // Without its data hash a task is found only by reading the whole stage.
        string[]? dataHashes = tasks.All(task => task.Task.DataHash is not null) ? [.. tasks.Select(task => task.Task.DataHash!).Distinct(StringComparer.Ordinal)] : null;
        return Stream(Client.Workflow.ListTasksAsync(stage, new WorkflowTaskFilter { DataHashes = dataHashes }, EndToken))
            .SelectMany(task => new[] { task }.Concat(task.Subtasks))
            .Where(task => wanted.Contains(task.TaskUuid));
    }

    private static EncordException Unplaced(WorkflowTaskReference task) => new(
        EncordErrorId.InvalidArgument,
        $"The task {task.Uuid} is a bare id: give -Project and -Stage too, or the object that Get-EncordWorkflowTask wrote.");
}
