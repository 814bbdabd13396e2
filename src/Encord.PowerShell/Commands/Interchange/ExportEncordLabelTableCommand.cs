using System.Management.Automation;
using Encord.Client.Interchange.Tables;
using Encord.Client.LabelRows;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Export, "EncordLabelTable", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(TableExportResult))]
public sealed class ExportEncordLabelTableCommand : EncordConnectedCommand
{
    private const string ProjectSet = "Project";
    private const string LabelRowSet = "LabelRow";

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
    [ValidateSet("Csv", "JsonLines", "Parquet")]
    public string Format { get; set; } = "Csv";

    [Parameter]
    public SwitchParameter Normalized { get; set; }

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
    public string? NamePattern { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void ProcessInput() => Input.Take(ParameterSetName == ProjectSet, Project, LabelRow);

    private protected override void EndCommand() => Guard(Path, () =>
    {
        if (!Input.Find())
        {
            WriteWarning($"There are no label rows to export; '{Path}' was not written.");
            return;
        }

        var path = GetUnresolvedProviderPathFromPSPath(Path);
        if (File.Exists(path) && !Force)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The file '{path}' exists. Give another path, or -Force to replace it.");
        }

        var splits = new SplitInput(this, Split, GroupBy);
        IAsyncEnumerable<LabelRow> List(CancellationToken token) => Input.List(new LabelRowFilter { BranchName = Branch, IncludeClientMetadata = splits.NeedsMetadata }, token);
        var options = new TableExportOptions(path, (TableFormat)Enum.Parse(typeof(TableFormat), Format, ignoreCase: true))
        {
            IsNormalized = Normalized,
            Split = splits.ToRule(() => Stream(List(EndToken))),
            NamePattern = NamePattern,
            BundleSize = BundleSize,
        };
        if (ShouldProcess($"'{path}'", $"Export the labels of {Input.Describe()} as {Format}"))
        {
            var export = new TableExport(Client, List, options);
            using (var progress = new ProgressMeter(this, "Exporting labels as a table"))
            {
                WriteFailures(export.RunAsync(rows => progress.Report($"{rows} label rows", rows), EndToken));
            }

            var result = export.Result;
            result.LeftOut.ToList().ForEach(one => WriteWarning($"'{path}': {one}"));
            WriteObject(result);
        }
    });
}
