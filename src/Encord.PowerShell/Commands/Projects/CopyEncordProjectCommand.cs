using System.Collections;
using System.Management.Automation;
using Encord.Client.Projects;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Projects;

[Cmdlet(VerbsCommon.Copy, "EncordProject", SupportsShouldProcess = true, DefaultParameterSetName = AttachSet)]
[OutputType(typeof(Project))]
public sealed class CopyEncordProjectCommand : EncordConnectedCommand
{
    private const string AttachSet = "Attach";
    private const string CloneSet = "Clone";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Position = 1)]
    public string? Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter(ParameterSetName = AttachSet)]
    public SwitchParameter IncludeDataset { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = CloneSet)]
    public SwitchParameter CloneDataset { get; set; }

    [Parameter(ParameterSetName = CloneSet)]
    public string? DatasetTitle { get; set; }

    [Parameter(ParameterSetName = CloneSet)]
    public string? DatasetDescription { get; set; }

    [Parameter(ParameterSetName = CloneSet)]
    public IDictionary? DatasetDataMap { get; set; }

    [Parameter]
    public SwitchParameter IncludeCollaborator { get; set; }

    [Parameter]
    public SwitchParameter IncludeModel { get; set; }

    [Parameter]
    public SwitchParameter IncludeLabel { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? LabelHash { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public LabelApprovalState[]? LabelApprovalState { get; set; }

    private protected override void ProcessInput() => Guard(Project, () =>
    {
        var options = new ProjectCopyOptions
        {
            Title = Title,
            Description = Description,
            AttachDatasets = IncludeDataset,
            CloneDatasets = CloneDataset,
            ClonedDatasetTitle = DatasetTitle,
            ClonedDatasetDescription = DatasetDescription,
            DataHashes = DataMap.Read(DatasetDataMap, Resolve),
            Collaborators = IncludeCollaborator,
            Models = IncludeModel,
            Labels = IncludeLabel || LabelHash is not null || LabelApprovalState is not null,
            LabelHashes = LabelHash,
            ApprovalStates = LabelApprovalState?.Select(state => state.ToString()).ToArray(),
        };
        var projectHash = Resolve(Project!);
        if (ShouldProcess(DescribeProject(Project!, projectHash), Title is null ? "Copy the project" : $"Copy the project as '{Title}'"))
        {
            var copy = Await(Client.ProjectSetup.CopyAsync(projectHash, options, EndToken));
            WriteObject(ReadBack.Of(
                this,
                () => Await(Client.Projects.GetAsync(copy, EndToken)),
                () => new Project(copy) { Title = Title ?? string.Empty, Description = Description ?? string.Empty },
                $"The copy {copy}"));
        }
    });
}
