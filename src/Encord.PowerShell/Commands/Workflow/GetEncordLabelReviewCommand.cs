using System.Management.Automation;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsCommon.Get, "EncordLabelReview")]
[OutputType(typeof(TaskLabelReview))]
public sealed class GetEncordLabelReviewCommand : EncordConnectedCommand
{
    private StageDirectory? _stages;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskUuid")]
    [ValidateNotNullOrEmpty]
    public WorkflowTaskReference[] Task { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    public ProjectReference? Project { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StageUuid", "WorkflowStageUuid")]
    public WorkflowStageReference? Stage { get; set; }

    [Parameter]
    [ValidateSet("New", "Approved", "Rejected", "Resolved", "Reopened")]
    public string[]? Status { get; set; }

    protected override void ProcessRecord()
    {
        foreach (WorkflowTaskReference task in Task)
        {
            Guard((object?)task.Value ?? task.Uuid, () => Write(task));
        }
    }

    private void Write(WorkflowTaskReference task)
    {
        string projectHash = task.Value?.ProjectHash ?? (Project is null ? throw Unplaced(task) : Resolve(Project));
        string stageUuid = task.Value?.StageUuid ?? Stage?.Uuid
            ?? Await((_stages ??= new StageDirectory(Client)).FindAsync(projectHash, Stage ?? throw Unplaced(task), EndToken)).StageUuid;
        foreach (TaskLabelReview review in Stream(Client.Workflow.ListReviewsAsync(projectHash, stageUuid, task.Uuid, task.Value?.DataTitle, EndToken)))
        {
            if (Status is null || Status.Contains(review.Status, StringComparer.OrdinalIgnoreCase))
            {
                WriteObject(review);
            }
        }
    }

    private static EncordException Unplaced(WorkflowTaskReference task) => new(
        EncordErrorId.InvalidArgument,
        $"The task {task.Uuid} is a bare id: give -Project and -Stage too, or the object that Get-EncordWorkflowTask wrote.");
}
