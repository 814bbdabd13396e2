using System.Management.Automation;

namespace Encord.PowerShell.Common;

/// <summary>
/// What the commands that do something with workflow tasks share: tasks of one stage go out together. A bare id needs to be told its
/// project and stage; a task that the module wrote knows them.
/// </summary>
public abstract class WorkflowTaskCommand : EncordConnectedCommand
{
    private readonly Dictionary<string, Bundle> _bundles = new(StringComparer.Ordinal);
    private StageDirectory? _stages;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskUuid")]
    [ValidateNotNullOrEmpty]
    public virtual WorkflowTaskReference[] Task { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    public ProjectReference? Project { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StageUuid", "WorkflowStageUuid")]
    public WorkflowStageReference? Stage { get; set; }

    [Parameter]
    [ValidateRange(1, 1000)]
    public int BundleSize { get; set; } = 1000;

    private protected virtual int MaximumBundleSize => 1000;

    /// <summary>Stages of the projects at hand.</summary>
    private protected StageDirectory Stages => _stages ??= new StageDirectory(Client);

    protected override void ProcessRecord()
    {
        foreach (WorkflowTaskReference task in Task)
        {
            Guard((object?)task.Value ?? task.Uuid, () => Gather(task));
        }
    }

    protected override void EndProcessing()
    {
        foreach (Bundle bundle in _bundles.Values)
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
        task.Value is { } known ? $"'{known.DataTitle}' ({known.TaskUuid}) in the stage '{stage.Name}'" : $"Task {task.Uuid} in the stage '{stage.Name}'";

    private void Gather(WorkflowTaskReference task)
    {
        string projectHash = task.Value?.ProjectHash ?? (Project is null ? throw Unplaced(task) : Resolve(Project));
        WorkflowStageReference reference = task.Value is { } known ? new WorkflowStageReference(known.StageUuid) : Stage ?? throw Unplaced(task);
        WorkflowStage stage = Await(Stages.FindAsync(projectHash, reference, EndToken));
        if (Plan(task, stage) is not { } planned)
        {
            return;
        }

        string key = $"{projectHash} {stage.StageUuid} {planned.DestinationUuid}";
        if (!_bundles.TryGetValue(key, out Bundle? bundle))
        {
            _bundles[key] = bundle = new Bundle(stage);
        }

        bundle.Tasks.Add(planned);
        if (bundle.Tasks.Count >= Math.Min(BundleSize, MaximumBundleSize))
        {
            _bundles.Remove(key);
            Send(bundle);
        }
    }

    private void Send(Bundle bundle)
    {
        try
        {
            Await(SendAsync(bundle.Stage, bundle.Tasks));
        }
        catch (EncordException failure)
        {
            // One answer for the bundle: each of its tasks is reported, so that a script sees which were not done.
            foreach (PlannedTask task in bundle.Tasks)
            {
                WriteFailure(failure, (object?)task.Task.Value ?? task.Task.Uuid);
            }

            return;
        }
        catch (OperationCanceledException) when (EndToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        Guard(bundle.Stage, () => WriteSent(bundle.Stage, bundle.Tasks));
    }

    private static EncordException Unplaced(WorkflowTaskReference task) => new(
        EncordErrorId.InvalidArgument,
        $"The task {task.Uuid} is a bare id: give -Project and -Stage too, or the object that Get-EncordWorkflowTask wrote.");

    private sealed class Bundle(WorkflowStage stage)
    {
        public WorkflowStage Stage { get; } = stage;

        public List<PlannedTask> Tasks { get; } = [];
    }
}
