using System.Management.Automation;
using Encord.Client.Pictures.Report;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Export, "EncordReport", SupportsShouldProcess = true)]
[OutputType(typeof(ReportExportResult))]
public sealed class ExportEncordReportCommand : EncordConnectedCommand
{
    private ProjectReference? _project;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, 200)]
    public int Gallery { get; set; } = 24;

    [Parameter]
    public SwitchParameter NoImage { get; set; }

    [Parameter]
    public SwitchParameter IncludeCsv { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Branch { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void ProcessInput() => Guard(Project, () =>
    {
        if (_project is not null && _project != Project)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"A file takes one project. Give {Project} a file of its own, for example in ForEach-Object.");
        }

        _project = Project;
    });

    private protected override void EndCommand()
    {
        if (_project is not null)
        {
            Guard(Path, () => Write(_project));
        }
    }

    private void Write(ProjectReference project)
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        string[] files = [path, .. IncludeCsv ? ReportTables.PathsOf(path) : []];
        if (!Force && files.FirstOrDefault(File.Exists) is { } there)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The file '{there}' exists. Give another path, or -Force to replace it.");
        }

        var hash = Resolve(project);
        if (!ShouldProcess($"'{path}'", $"Export a report of the project {DescribeProject(project, hash)}"))
        {
            return;
        }

        var export = new ReportExport(Client, new ReportOptions(hash, path)
        {
            Branch = Branch,
            Gallery = Gallery,
            HasImages = !NoImage,
            HasTables = IncludeCsv,
            DataPath = DataPath is null ? null : GetUnresolvedProviderPathFromPSPath(DataPath),
        });
        using (var progress = new ProgressMeter(this, "Making a report"))
        {
            WriteFailures(export.RunAsync(rows => progress.Report(rows, done => $"{done} label rows", rows), EndToken));
        }

        export.Result.LeftOut.ToList().ForEach(leftOut => WriteWarning($"'{path}': {leftOut}"));
        WriteObject(export.Result);
    }
}
