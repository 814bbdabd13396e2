using System.Management.Automation;
using Encord.Client.Workflow;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsCommon.Get, "EncordWorkflowTask")]
[OutputType(typeof(WorkflowTask))]
public sealed class GetEncordWorkflowTaskCommand : EncordConnectedCommand
{
    private StageDirectory? _stages;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("StageUuid", "WorkflowStageUuid")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public WorkflowStageReference[]? Stage { get; set; }

    [Parameter]
    [Alias("Assignee")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserEmailCompleter))]
    public string[]? UserEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? DataHash { get; set; }

    [Parameter]
    [Alias("DatasetHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public DatasetReference[]? Dataset { get; set; }

    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? DataTitle { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DataTitleContains { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public WorkflowTaskStatus[]? Status { get; set; }

    private protected override void ProcessInput()
    {
        if (Stage is null)
        {
            Guard(Project, () =>
            {
                foreach (var stage in Await(Stages.ListAsync(ProjectOf(null), EndToken)).Where(HasWhatIsAsked))
                {
                    Write(stage);
                }
            });
            return;
        }

        foreach (var reference in Stage)
        {
            Guard(reference, () =>
            {
                var stage = Await(Stages.FindAsync(ProjectOf(reference), reference, EndToken));
                if (!HasWhatIsAsked(stage))
                {
                    throw new EncordException(
                        EncordErrorId.InvalidArgument, $"'{stage.Name}' is a stage of the type {stage.StageType}: its tasks have no {(IsOwned(stage) ? "status" : "assignee and no status")}.");
                }

                Write(stage);
            });
        }
    }

    private StageDirectory Stages => _stages ??= new StageDirectory(Client);

    private string ProjectOf(WorkflowStageReference? stage) => stage?.Value is { } known ? known.ProjectHash
        : Project is null ? throw new EncordException(EncordErrorId.InvalidArgument, "Give -Project, or a stage that Get-EncordWorkflowStage wrote.")
        : Remembered(Project);

    private string Remembered(ProjectReference project)
    {
        if (project.Value is { } known)
        {
            Stages.Remember(known);
        }

        return Resolve(project);
    }

    private void Write(WorkflowStage stage)
    {
        // One title is the server's to search by; several are compared here.
        var only = DataTitle is [{ } one] ? new TitlePattern(one) : null;
        var titles = NameFilter.From(DataTitle);
        var filter = new WorkflowTaskFilter
        {
            UserEmails = UserEmail,
            DataHashes = DataHash,
            DatasetHashes = Dataset?.Select(Resolve).ToArray(),
            DataTitleContains = DataTitleContains ?? only?.Exact,
            Statuses = Status?.Select(status => status.ToString()).ToArray(),
        };
        using var progress = new ProgressMeter(this, $"Reading the tasks of {stage.Name}");
        long count = 0;
        foreach (var task in Stream(Client.Workflow.ListTasksAsync(stage, filter, EndToken)))
        {
            progress.Report($"{++count} tasks", count);
            if (titles.Takes(task.DataTitle))
            {
                WriteObject(task);
            }
        }
    }

    // A stage whose tasks have no status has none in the status that is asked for; the server would ignore the question.
    private bool HasWhatIsAsked(WorkflowStage stage) =>
        (Status is null || stage.StageType is not ("Done" or "ConsensusAnnotation")) && (UserEmail is null || IsOwned(stage));

    private static bool IsOwned(WorkflowStage stage) => stage.StageType != "Done";
}
