using System.Management.Automation;
using Encord.Client.Http;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsCommon.Get, "EncordLabelReview")]
[OutputType(typeof(TaskLabelReview))]
public sealed class GetEncordLabelReviewCommand : EncordConnectedCommand
{
    private StageDirectory? _stages;

    private OverlappedRequests Requests => field ??= new(this);

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskUuid")]
    [ValidateNotNullOrEmpty]
    public WorkflowTaskReference[] Task { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StageUuid", "WorkflowStageUuid")]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public WorkflowStageReference? Stage { get; set; }

    [Parameter]
    [ValidateSet("New", "Approved", "Rejected", "Resolved", "Reopened")]
    public string[]? Status { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var task in Task)
        {
            Guard(task.Target, () => Ask(task));
        }
    }

    private protected override void EndCommand() => Requests.Finish();

    private void Ask(WorkflowTaskReference task)
    {
        var projectHash = task.Value?.ProjectHash ?? (Project is not null ? Resolve(Project) : task.Row?.ProjectHash ?? throw Unplaced(task));
        var stageUuid = task.Value?.StageUuid ?? Stage?.Uuid
            ?? Await((_stages ??= new StageDirectory(Client)).FindAsync(projectHash, Stage ?? throw Unplaced(task), EndToken)).StageUuid;
        Requests.Add(
            task.Target,
            () => Client.Workflow.ListReviewsAsync(projectHash, stageUuid, task.Uuid, task.DataTitle, EndToken).GatherAsync(),
            reviews => WriteObject(reviews.Where(review => Status is null || Status.Contains(review.Status, StringComparer.OrdinalIgnoreCase)), enumerateCollection: true));
    }

    private static EncordException Unplaced(WorkflowTaskReference task) => new(
        EncordErrorId.InvalidArgument,
        $"The task {task.Uuid} is only an id: use -Project and -Stage too, or the object that Get-EncordWorkflowTask wrote.");
}
