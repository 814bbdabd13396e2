using System.Management.Automation;
using Encord.PowerShell.Commands.Labels;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Issues;

/// <summary>What the commands about issues share: an issue is on the data unit of a task or of a label row.</summary>
public abstract class IssueCommand : EncordConnectedCommand
{
    private protected const string TaskSet = "Task";
    private protected const string LabelRowSet = "LabelRow";

    [Parameter(Mandatory = true, ParameterSetName = TaskSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public WorkflowTaskReference[] Task { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = LabelRowSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    /// <summary>Does the work for one data unit.</summary>
    private protected abstract void Process(string projectHash, string dataHash, string? dataTitle, object? target);

    private protected override void ProcessInput()
    {
        foreach (var task in ParameterSetName == TaskSet ? Task : [])
        {
            Guard(task.Target, () =>
            {
                var dataHash = task.DataHash is { Length: > 0 } known ? known : throw new EncordException(
                    EncordErrorId.InvalidArgument,
                    $"The task {task.Uuid} is a bare id, which does not tell its data. Give the object that Get-EncordWorkflowTask wrote, or a label row with -LabelRow.");
                Process(task.Value?.ProjectHash ?? task.Row!.ProjectHash, dataHash, task.DataTitle, task.Target);
            });
        }

        foreach (var reference in ParameterSetName == LabelRowSet ? LabelRow : [])
        {
            Guard(LabelRowAccess.TargetOf(reference), () =>
            {
                var row = this.Find(reference, Project);
                Process(row.ProjectHash, row.DataHash, row.DataTitle, LabelRowAccess.TargetOf(reference));
            });
        }
    }
}
