using System.Management.Automation;
using Encord.Client.LabelRows;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.LabelRows;

[Cmdlet(VerbsCommon.Get, "EncordLabelRow", DefaultParameterSetName = BranchSet)]
[OutputType(typeof(LabelRow))]
public sealed class GetEncordLabelRowCommand : EncordConnectedCommand
{
    private const string BranchSet = "Branch";
    private const string AllBranchesSet = "AllBranches";

    private readonly HashBundle _piped = new();
    private LabelRowSearch? _search;
    private bool _gathers;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [RefuseDataset]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? DataHash { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? LabelHash { get; set; }

    [Parameter, TimeTransformation]
    public DateTimeOffset? EditedBefore { get; set; }

    [Parameter, TimeTransformation]
    public DateTimeOffset? EditedAfter { get; set; }

    [Parameter]
    [ValidateSet("Queued", "Assigned", "InReview", "Returned", "Completed")]
    public string[]? TaskStatus { get; set; }

    [Parameter]
    [ValidateSet("AllData", "ShadowData", "NotShadowData")]
    public string? ShadowDataState { get; set; }

    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? DataTitle { get; set; }

    [Parameter]
    public string? DataTitleLike { get; set; }

    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public string[]? WorkflowStage { get; set; }

    [Parameter]
    public string? WorkflowStageLike { get; set; }

    [Parameter]
    public SwitchParameter ExcludeWorkflowStage { get; set; }

    [Parameter]
    public SwitchParameter IncludeClientMetadata { get; set; }

    [Parameter]
    public SwitchParameter IncludeImagesData { get; set; }

    [Parameter]
    public SwitchParameter IncludeChildren { get; set; }

    [Parameter]
    public SwitchParameter InitializedOnly { get; set; }

    [Parameter(ParameterSetName = BranchSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Branch { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AllBranchesSet)]
    public SwitchParameter AllBranches { get; set; }

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        _search = new LabelRowSearch(Client, Filter(), DataTitle, WorkflowStage);
        _gathers = !MyInvocation.BoundParameters.ContainsKey(nameof(DataHash)) && !MyInvocation.BoundParameters.ContainsKey(nameof(LabelHash));
    }

    private protected override void ProcessInput()
    {
        if (_gathers && Project.Length == 1 && _piped.Take(Project[0], DataHash, LabelHash, out var full))
        {
            List(full);
            return;
        }

        foreach (var project in Project)
        {
            List(project, DataHash, LabelHash);
        }
    }

    private protected override void EndCommand() => List(_piped);

    private void List(HashBundle? bundle)
    {
        if (bundle?.Project is not null)
        {
            List(bundle.Project, bundle.DataHashes, bundle.LabelHashes);
        }
    }

    private LabelRowFilter Filter() => new()
    {
        EditedBefore = EditedBefore,
        EditedAfter = EditedAfter,
        TaskStatuses = TaskStatus,
        ShadowDataState = ShadowDataState,
        DataTitleLike = DataTitleLike,
        WorkflowStageLike = WorkflowStageLike,
        IncludeWorkflowStage = !ExcludeWorkflowStage,
        IncludeClientMetadata = IncludeClientMetadata,
        IncludeImagesData = IncludeImagesData,
        IncludeChildren = IncludeChildren,
        IncludeUninitialized = !InitializedOnly,
        BranchName = Branch,
        IncludeAllBranches = AllBranches,
    };

    private void List(ProjectReference project, IReadOnlyCollection<string>? dataHashes, IReadOnlyCollection<string>? labelHashes) => Guard(project, () =>
    {
        var hashes = new LabelRowFilter { DataHashes = dataHashes, LabelHashes = labelHashes };
        using var progress = new ProgressMeter(this, "Reading label rows");
        long count = 0;
        foreach (var row in Stream(_search!.ListAsync(project, Resolve(project), hashes, EndToken)))
        {
            progress.Report($"{++count} rows", count);
            WriteObject(row);
        }

        _search.Misses.ForEach(miss => WriteFailure(miss.Failure, miss.Name));
    });
}
