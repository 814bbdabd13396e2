using System.Management.Automation;
using Encord.Client.Agents;
using Encord.Client.Workflow;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

[Cmdlet(VerbsLifecycle.Invoke, "EncordTaskAgent", DefaultParameterSetName = StageSet, SupportsShouldProcess = true)]
[OutputType(typeof(TaskAgentResult))]
public sealed class InvokeEncordTaskAgentCommand : TaskAgentCommand
{
    private const string StageSet = "Stage";
    private const string TaskSet = "Task";

    private readonly Dictionary<string, (WorkflowStage Stage, Dictionary<string, AgentTask> Tasks)> _gathered = new(StringComparer.OrdinalIgnoreCase);
    private StageDirectory? _stages;

    // Not from the pipeline: the engine would run the block, which stands in the same place, to ask it for the project.
    [Parameter(Position = 0, ParameterSetName = StageSet)]
    [Parameter(ParameterSetName = TaskSet)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = StageSet)]
    [Parameter(ParameterSetName = TaskSet)]
    [Alias("StageUuid", "WorkflowStageUuid")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public WorkflowStageReference? Stage { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = TaskSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskUuid")]
    [ValidateNotNullOrEmpty]
    public WorkflowTaskReference[] Task { get; set; } = [];

    [Parameter(Mandatory = true, Position = 2, ParameterSetName = StageSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TaskSet)]
    [ValidateNotNull]
    public override ScriptBlock? Process { get => base.Process; set => base.Process = value; }

    [Parameter(ParameterSetName = StageSet), NumberTransformation]
    [ValidateRange(0.001, 86400 * 7.0)]
    public double? RefreshEverySec { get; set; }

    private protected override double? Interval => RefreshEverySec;

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        if (ParameterSetName == StageSet)
        {
            var projectHash = Stage!.Value?.ProjectHash ?? (Project is not null ? Resolve(Project)
                : throw new EncordException(EncordErrorId.InvalidArgument, "Give -Project, or a stage that Get-EncordWorkflowStage wrote."));
            Enter(Find(projectHash, Stage));
        }
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == StageSet)
        {
            Poll();
            return;
        }

        foreach (var task in Task)
        {
            Guard(task.Target, () => Gather(task));
        }
    }

    private protected override void EndCommand()
    {
        foreach ((var stage, var tasks) in _gathered.Values)
        {
            RunBatch(stage, [.. tasks.Values], areFresh: false);
        }

        Finish();
    }

    private WorkflowStage Find(string projectHash, WorkflowStageReference stage) =>
        AgentStage.Check(Await((_stages ??= new StageDirectory(Client)).FindAsync(projectHash, stage, EndToken)));

    private void Gather(WorkflowTaskReference task)
    {
        var projectHash = task.Value?.ProjectHash ?? task.Row?.ProjectHash ?? (Project is null ? null : Resolve(Project));
        var reference = task.Value is { } known ? new WorkflowStageReference(known.StageUuid) : task.Row?.WorkflowStageUuid is { } uuid ? new WorkflowStageReference(uuid) : Stage;
        if (projectHash is null || reference is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The task {task.Uuid} is only an id: use -Project and -Stage too, or the object that Get-EncordWorkflowTask wrote.");
        }

        var stage = Find(projectHash, reference);
        Enter(stage);
        if (!_gathered.TryGetValue(stage.StageUuid, out var gathered))
        {
            _gathered[stage.StageUuid] = gathered = (stage, new Dictionary<string, AgentTask>(StringComparer.OrdinalIgnoreCase));
        }

        // A queue may bring a task twice.
        if (!gathered.Tasks.ContainsKey(task.Uuid) && Accepts(Complete(task, stage)) is { } accepted)
        {
            gathered.Tasks[task.Uuid] = accepted;
            if (gathered.Tasks.Count >= BatchSize)
            {
                _gathered.Remove(stage.StageUuid);
                RunBatch(stage, [.. gathered.Tasks.Values], areFresh: false);
            }
        }
    }

    /// <summary>A task without its data is looked up; one that is not there is found out with its batch.</summary>
    private WorkflowTask Complete(WorkflowTaskReference task, WorkflowStage stage) =>
        task.Value is { DataHash.Length: > 0 } known ? known
        : task.Row is { } row ? new WorkflowTask(stage.ProjectHash, stage.StageUuid, task.Uuid) { WorkflowStage = stage.Name, DataHash = row.DataHash, DataTitle = row.DataTitle, BranchName = row.BranchName }
        : Stream(Client.Workflow.FindTasksAsync(stage, [task], EndToken)).FirstOrDefault() ?? new WorkflowTask(stage.ProjectHash, stage.StageUuid, task.Uuid);

    private void Poll()
    {
        var stage = Entered!;
        do
        {
            var batch = new List<AgentTask>(BatchSize);
            foreach (var task in Stream(Client.Workflow.ListTasksAsync(stage, new WorkflowTaskFilter(), EndToken)).TakeWhile(_ => !IsFinished))
            {
                if (Accepts(task) is not { } accepted)
                {
                    continue;
                }

                batch.Add(accepted);
                if (batch.Count >= BatchSize)
                {
                    RunBatch(stage, batch, areFresh: true);
                    batch = new List<AgentTask>(BatchSize);
                }
            }

            RunBatch(stage, batch, areFresh: true);
        }
        while (WaitForNextRound());
    }
}
