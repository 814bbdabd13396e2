using System.Management.Automation;
using Encord.Client.Coco.Exporting;
using Encord.Client.LabelRows;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Coco;

[Cmdlet(VerbsData.Export, "EncordCocoLabel", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(CocoExportResult))]
public sealed class ExportEncordCocoLabelCommand : EncordConnectedCommand
{
    private const string ProjectSet = "Project";
    private const string LabelRowSet = "LabelRow";

    private readonly List<LabelRow> _rows = [];
    private readonly List<string> _hashes = [];

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ProjectSet)]
    [Parameter(ParameterSetName = LabelRowSet)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
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
    public string? Branch { get; set; }

    [Parameter]
    public SwitchParameter IncludeVideo { get; set; }

    [Parameter]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (LabelRowReference reference in LabelRow)
        {
            if (reference.Value is { } row)
            {
                _rows.Add(row);
            }
            else
            {
                _hashes.Add(reference.Hash!);
            }
        }
    }

    protected override void EndProcessing() => Guard(Path, () =>
    {
        string path = GetUnresolvedProviderPathFromPSPath(Path);
        if (File.Exists(path) && !Force)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The file '{path}' exists. Give another path, or -Force to replace it.");
        }

        string? project = Project is null ? null : Resolve(Project);
        if (ParameterSetName == LabelRowSet && _hashes.Count > 0 && project is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The label row {_hashes[0]} is a bare hash: give its project with -Project.");
        }

        string what = ParameterSetName == ProjectSet ? $"project {Project} ({project})" : $"{_rows.Count + _hashes.Count} label rows";
        if (ShouldProcess($"'{path}'", $"Export {what} as COCO"))
        {
            string? only = project ?? (_rows.Select(row => row.ProjectHash).Distinct(StringComparer.Ordinal).Take(2).ToArray() is { Length: 1 } one ? one[0] : null);
            WriteObject(Run(new CocoExportOptions(path) { IncludeVideo = IncludeVideo, BundleSize = BundleSize, ProjectHash = only }, project));
        }
    });

    private CocoExportResult Run(CocoExportOptions options, string? project)
    {
        using var progress = new ProgressMeter(this, "Exporting COCO labels");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(EndToken);
        var filter = new LabelRowFilter
        {
            BranchName = Branch,
            IncludeImagesData = true,
            LabelHashes = ParameterSetName == ProjectSet ? null : _hashes,
            IncludeAllBranches = ParameterSetName == LabelRowSet,
        };
        IAsyncEnumerable<LabelRow>? listed = project is null || (ParameterSetName == LabelRowSet && _hashes.Count == 0)
            ? null
            : Client.LabelRows.ListAsync(project, filter, stop.Token);
        Task<CocoExportResult> running = Task.Run(() => new CocoExport(Client, options).RunAsync(
            ExportedRows.Join(_rows, listed),
            (rows, annotations) => progress.Report($"{rows} label rows, {annotations} annotations", rows),
            (row, failure) => Post(() => WriteFailure(failure, row)),
            stop.Token));
        try
        {
            return Await(running);
        }
        finally
        {
            // Whatever ends the wait, the worker ends before what it uses is disposed.
            stop.Cancel();
            Task.WhenAny(running).Wait();
        }
    }
}
