using System.Management.Automation;
using Encord.Client.Interchange.Coco.Exporting;
using Encord.Client.Interchange.Exporting;
using Encord.Client.LabelRows;
using Encord.PowerShell.Commands.Interchange;
using Encord.PowerShell.Commands.Labels;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Coco;

[Cmdlet(VerbsData.Export, "EncordCocoLabel", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(CocoExportResult), typeof(LabelExportResult))]
public sealed class ExportEncordCocoLabelCommand : LabelExportCommand
{
    private static readonly string[] FolderParameters =
    [
        nameof(Split), nameof(GroupBy), nameof(Class), nameof(ClassMap), nameof(Image), nameof(DataPath), nameof(NamePattern), nameof(MinimumArea), nameof(ExcludeEmpty), nameof(FrameStep),
    ];

    private readonly List<LabelRow> _rows = [];
    private readonly List<(string Project, string Hash)> _hashes = [];
    private ProjectReference? _project;

    [Parameter]
    public SwitchParameter IncludeVideo { get; set; }

    /// <summary>Whether a folder is wanted: what only folders have was asked for.</summary>
    private bool IsFolder => FolderParameters.Any(MyInvocation.BoundParameters.ContainsKey);

    private protected override LabelFormat CreateFormat() => new CocoFolderFormat(IncludeVideo);

    private protected override void ProcessInput()
    {
        if (IsFolder)
        {
            base.ProcessInput();
            return;
        }

        if (ParameterSetName == ProjectSet)
        {
            if (_project is not null && _project != Project)
            {
                WriteFailure(new EncordException(EncordErrorId.InvalidArgument, $"A file takes one project. Give {Project} a file of its own, for example in ForEach-Object."), Project);
                return;
            }

            _project = Project;
        }

        foreach (var reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () =>
            {
                if (reference is { Value: null, Hash: { } hash })
                {
                    _hashes.Add((this.ProjectOf(reference, Project), hash));
                }
                else
                {
                    _rows.Add(this.Find(reference, Project));
                }
            });
        }
    }

    private protected override void EndCommand()
    {
        if (IsFolder)
        {
            base.EndCommand();
        }
        else
        {
            WriteFile();
        }
    }

    private void WriteFile() => Guard(Path, () =>
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        if (File.Exists(path) && !Force)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The file '{path}' exists. Give another path, or -Force to replace it.");
        }

        var project = _project is null ? null : Resolve(_project);
        Find();
        if (_project is null && _rows.Count == 0)
        {
            WriteWarning($"There are no label rows to export; '{path}' was not written.");
            return;
        }

        var what = _project is not null ? $"the project {DescribeProject(_project, project!)}" : $"{_rows.Count} label rows";
        if (ShouldProcess($"'{path}'", $"Export {what} as COCO"))
        {
            var only = project ?? (_rows.Select(row => row.ProjectHash).Distinct(StringComparer.Ordinal).Take(2).ToArray() is { Length: 1 } one ? one[0] : null);
            var result = Run(new CocoExportOptions(path) { IncludeVideo = IncludeVideo, BundleSize = BundleSize, ProjectHash = only });
            result.LeftOut.ToList().ForEach(leftOut => WriteWarning($"'{path}': {leftOut}"));
            WriteObject(result);
        }
    });

    /// <summary>The rows behind bare hashes.</summary>
    private void Find()
    {
        foreach (var wanted in _hashes.GroupBy(bare => bare.Project, bare => bare.Hash, StringComparer.Ordinal))
        {
            var found = Await(Client.LabelRows.FindAsync(wanted.Key, wanted.ToArray(), EndToken));
            _rows.AddRange(found.Values);
            foreach (var hash in wanted.Where(hash => !found.ContainsKey(hash)))
            {
                WriteFailure(LabelRowClient.Absent(new LabelRowReference(hash)), hash);
            }
        }
    }

    private CocoExportResult Run(CocoExportOptions options)
    {
        using var progress = new ProgressMeter(this, "Exporting COCO labels");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(EndToken);
        var listed = _project is null
            ? null
            : Client.LabelRows.ListAsync(options.ProjectHash!, new LabelRowFilter { BranchName = Branch, IncludeImagesData = true }, stop.Token);
        var running = Task.Run(() => new CocoExport(Client, options).RunAsync(
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
