using System.Collections;
using System.Management.Automation;
using Encord.Client.Interchange.Exporting;
using Encord.Client.LabelRows;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Interchange;

/// <summary>A command that writes the labels of a project, or of label rows, to a folder.</summary>
public abstract class LabelExportCommand : EncordConnectedCommand
{
    private protected const string ProjectSet = "Project";
    private protected const string LabelRowSet = "LabelRow";

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

    [Parameter(ParameterSetName = ProjectSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Branch { get; set; }

    [Parameter]
    [ValidateNotNull]
    public object? Split { get; set; }

    [Parameter]
    [ValidateNotNull]
    public object? GroupBy { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Class { get; set; }

    [Parameter]
    [ValidateNotNull]
    public IDictionary? ClassMap { get; set; }

    [Parameter]
    [ValidateSet("None", "Copy", "Link")]
    public string Image { get; set; } = "None";

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NamePattern { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0d, double.MaxValue)]
    public double MinimumArea { get; set; } = 1;

    [Parameter]
    public SwitchParameter ExcludeEmpty { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, int.MaxValue)]
    public int FrameStep { get; set; } = 1;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>What is exported.</summary>
    private protected ExportInput Input => field ??= new ExportInput(this);

    /// <summary>What happens with the images where the user does not say.</summary>
    private protected virtual string DefaultImage => "None";

    /// <summary>The format that is written.</summary>
    private protected abstract LabelFormat CreateFormat();

    private protected override void ProcessInput() => Input.Take(ParameterSetName == ProjectSet, Project, LabelRow);

    private protected override void EndCommand() => Guard(Path, () =>
    {
        if (!Input.Find())
        {
            WriteWarning($"There are no label rows to export; '{Path}' was not written.");
            return;
        }

        var path = GetUnresolvedProviderPathFromPSPath(Path);
        var splits = new SplitInput(this, Split, GroupBy);
        var rows = new ListedRows(token => Input.List(new LabelRowFilter { BranchName = Branch, IncludeClientMetadata = splits.NeedsMetadata }, token));
        var options = new LabelExportOptions(path)
        {
            Split = splits.ToRule(() => Stream(rows.ListAsync(EndToken))),
            Classes = ClassInput.List(Class, file => GetUnresolvedProviderPathFromPSPath(file)),
            ClassMap = ClassInput.Map(ClassMap),
            Image = (ImageHandling)Enum.Parse(typeof(ImageHandling), MyInvocation.BoundParameters.ContainsKey(nameof(Image)) ? Image : DefaultImage, ignoreCase: true),
            DataPath = DataPath is null ? null : GetUnresolvedProviderPathFromPSPath(DataPath),
            NamePattern = NamePattern,
            MinimumArea = MinimumArea,
            ExcludeEmpty = ExcludeEmpty,
            FrameStep = FrameStep,
            Force = Force,
            BundleSize = BundleSize,
        };
        var format = CreateFormat();
        var export = Await(LabelExport.PrepareAsync(Client, format, rows, options, EndToken));
        if (ShouldProcess($"'{path}'", $"Export {export.Plan} of {Input.Describe()} as {format.Name}"))
        {
            LabelExportRun.Write(this, export, format);
        }
    });
}
