using System.Management.Automation;
using Encord.Client.Interchange.Exporting;
using Encord.Client.LabelRows;
using Encord.Client.Pictures;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Export, "EncordOverlay", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(LabelExportResult))]
public sealed class ExportEncordOverlayCommand : EncordConnectedCommand
{
    private const string ProjectSet = "Project";
    private const string LabelRowSet = "LabelRow";

    private readonly List<LabelMatch> _matches = [];

    private ExportInput Input => field ??= new ExportInput(this);

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = LabelRowSet)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = LabelRowSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    [Parameter]
    [ValidateSet("Svg", "Html")]
    public string Format { get; set; } = "Svg";

    [Parameter]
    [ValidateSet("Class", "Instance", "Annotator")]
    public string ColorBy { get; set; } = "Class";

    [Parameter]
    [ValidateSet("Name", "Answer", "Confidence", "Annotator", "None")]
    public string[]? Tag { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    [Parameter]
    public SwitchParameter Embed { get; set; }

    [Parameter(ParameterSetName = ProjectSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Branch { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NamePattern { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, int.MaxValue)]
    public int FrameStep { get; set; } = 1;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Who made a label is said where colours show it.</summary>
    private OverlayTag[] Tags() => Tag is null
        ? [OverlayTag.Name, OverlayTag.Answer, OverlayTag.Confidence, .. ColorBy.Equals("Annotator", StringComparison.OrdinalIgnoreCase) ? new[] { OverlayTag.Annotator } : []]
        : [.. Tag.Where(one => !one.Equals("None", StringComparison.OrdinalIgnoreCase)).Select(one => (OverlayTag)Enum.Parse(typeof(OverlayTag), one, ignoreCase: true))];

    private protected override void ProcessInput()
    {
        _matches.AddRange(LabelRow.Select(row => row.Match).OfType<LabelMatch>());
        Input.Take(ParameterSetName == ProjectSet, Project, [.. LabelRow.Where(row => row.Match is null)]);
    }

    private protected override void EndCommand() => Guard(Path, () =>
    {
        var hasRows = Input.Find();
        if (!hasRows && _matches.Count == 0)
        {
            WriteWarning($"There are no label rows to export; '{Path}' was not written.");
            return;
        }

        var compared = _matches.Count > 0 ? new ComparedRows(_matches) : null;
        if (compared is not null && (hasRows || Tag is not null || MyInvocation.BoundParameters.ContainsKey(nameof(ColorBy))))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, hasRows
                ? "Label rows and the results of a comparison came together. Draw them into different folders."
                : "-ColorBy and -Tag are for labels; a comparison has the colours and words of its outcomes. Leave them out.");
        }

        var path = GetUnresolvedProviderPathFromPSPath(Path);
        var rows = new ListedRows(token => compared is null ? Input.List(new LabelRowFilter { BranchName = Branch }, token) : RowList.Join(compared.Rows, null, token));
        var options = new LabelExportOptions(path)
        {
            Split = SplitRule.ByValue("the export", _ => "all"),
            // Pictures of a folder are linked to where they are; all others are brought, and stay unless they are embedded.
            Image = DataPath is null || Embed ? ImageHandling.Copy : ImageHandling.None,
            DataPath = DataPath is null ? null : GetUnresolvedProviderPathFromPSPath(DataPath),
            NamePattern = NamePattern,
            MinimumArea = 0,
            FrameStep = FrameStep,
            Force = Force,
            BundleSize = BundleSize,
        };
        using var format = new OverlayFormat(new OverlayOptions(
            Format.Equals("Html", StringComparison.OrdinalIgnoreCase), (OverlayColour)Enum.Parse(typeof(OverlayColour), ColorBy, ignoreCase: true), Embed) { Comparison = compared, Tags = Tags() });
        var export = Await(LabelExport.PrepareAsync(Client, format, rows, options, EndToken));
        if (ShouldProcess($"'{path}'", $"Export {export.Plan} of {(compared is null ? Input.Describe() : "the comparison")} as {format.Name}"))
        {
            LabelExportRun.Write(this, export, format);
        }
    });
}
