using System.Management.Automation;
using Encord.Client.Bundles;
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
    private BundledInput<(string ProjectHash, string StageUuid, string? DestinationUuid), PlannedTask>? _bundles;
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

    private protected override void ProcessInput()
    {
        foreach (var task in Task)
        {
            Guard(task.Target, () => Gather(task));
        }
    }

    private protected override void EndCommand() => _bundles?.Finish();

    /// <summary>Checks what can be checked here, asks, and says which request the task belongs into.</summary>
    /// <returns>Null: the user said no.</returns>
    private protected abstract PlannedTask? Plan(WorkflowTaskReference task, WorkflowStage stage);

    /// <summary>Whether a refusal of tasks that are all in their stage may be about one of them, and the others are sent without it.</summary>
    private protected virtual bool IsAboutOneTask(EncordException failure) => ItemFaults.Contains(failure);

    /// <summary>What <c>-PassThru</c> writes, in commands that have it.</summary>
    private protected virtual void WriteSent(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
    }

    private protected static string Describe(WorkflowTaskReference task, WorkflowStage stage) => PlannedTask.Describe(task, stage);

    /// <summary>The tasks as they are in a stage now.</summary>
    private protected void WriteAgain(WorkflowStage stage, IReadOnlyList<PlannedTask> tasks)
    {
        foreach (var task in Stream(Client.Workflow.FindTasksAsync(stage, [.. tasks.Select(task => task.Task)], EndToken)))
        {
            WriteObject(task);
        }
    }

    private protected static EncordException WrongStage(WorkflowStage stage, string what) => new(
        EncordErrorId.OperationNotAllowed, $"'{stage.Name}' is a stage of the type {stage.StageType}: {what}");

    private void Gather(WorkflowTaskReference task)
    {
        var projectHash = task.Value?.ProjectHash ?? (Project is not null ? Resolve(Project) : task.Row?.ProjectHash ?? throw Unplaced(task));
        var reference = task.Value is { } known ? new WorkflowStageReference(known.StageUuid)
            : Stage ?? (task.Row?.WorkflowStageUuid is { } uuid ? new WorkflowStageReference(uuid) : throw Unplaced(task));
        var stage = Await(Stages.FindAsync(projectHash, reference, EndToken));
        if (Plan(task, stage) is { } planned)
        {
            (_bundles ??= CreateBundles()).Add(planned, planned.Route);
        }
    }

    private BundledInput<(string ProjectHash, string StageUuid, string? DestinationUuid), PlannedTask> CreateBundles()
    {
        var dispatch = Client.Tasks;
        var sender = new BundleSender<(string ProjectHash, string StageUuid, string? DestinationUuid), PlannedTask>(
            (_, tasks, token) => dispatch.SendAsync(tasks, IsAboutOneTask, token), ItemFaults.Contains);
        return new(
            this, Math.Min(BundleSize, MaximumBundleSize), sender, task => task.Task.Target,
            (_, tasks) => Guard(tasks[0].Stage, () => WriteSent(tasks[0].Stage, tasks)));
    }

    private static EncordException Unplaced(WorkflowTaskReference task) => new(
        EncordErrorId.InvalidArgument,
        $"The task {task.Uuid} is only an id: use -Project and -Stage too, or the object that Get-EncordWorkflowTask wrote.");
}
