using System.Management.Automation;
using Encord.Client.Agents;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

[Cmdlet(VerbsData.ConvertTo, "EncordTaskMessage")]
[OutputType(typeof(string))]
public sealed class ConvertToEncordTaskMessageCommand : TaskMessageCommand
{
    private TaskMessageWriter? _writer;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TaskUuid")]
    [ValidateNotNullOrEmpty]
    public WorkflowTaskReference[] Task { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public override ProjectReference? Project { get => base.Project; set => base.Project = value; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StageUuid", "WorkflowStageUuid")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public override WorkflowStageReference? Stage { get => base.Stage; set => base.Stage = value; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 1000)]
    public int BatchSize { get; set; } = 1;

    private protected override void ProcessInput()
    {
        foreach (var task in Task)
        {
            Guard(task.Target, () => Write((_writer ??= new TaskMessageWriter(BatchSize)).Add(Place(task))));
        }
    }

    private protected override void EndCommand() => Write(_writer?.Finish());

    private void Write(string? message)
    {
        if (message is not null)
        {
            WriteObject(message);
        }
    }

    private WorkflowTask Place(WorkflowTaskReference task)
    {
        if (task.Value is { } known)
        {
            return known;
        }

        var project = task.Row?.ProjectHash ?? GivenProject;
        var stage = task.Row?.WorkflowStageUuid ?? GivenStage(project);
        return project is not null && stage is not null
            ? new WorkflowTask(project, stage, task.Uuid) { DataHash = task.DataHash ?? "", DataTitle = task.DataTitle ?? "", BranchName = task.Row?.BranchName }
            : throw new EncordException(
                EncordErrorId.InvalidArgument, $"The task {task.Uuid} is only an id: use -Project and -Stage too, or the object that Get-EncordWorkflowTask wrote.");
    }
}
