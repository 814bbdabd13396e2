using System.Management.Automation;
using Encord.Client.Interchange.Coco.Exporting;
using Encord.Client.Interchange.Exporting;
using Encord.Client.LabelRows;
using Encord.PowerShell.Commands.Interchange;
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

    [Parameter]
    public SwitchParameter IncludeVideo { get; set; }

    private protected override LabelFormat CreateFormat() => new CocoFolderFormat(IncludeVideo);

    private protected override void EndCommand()
    {
        // What only folders have was asked for.
        if (FolderParameters.Any(MyInvocation.BoundParameters.ContainsKey))
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

        if (!Input.Find())
        {
            WriteWarning($"There are no label rows to export; '{path}' was not written.");
            return;
        }

        if (ShouldProcess($"'{path}'", $"Export {Input.Describe()} as COCO"))
        {
            var export = new CocoExport(Client, new CocoExportOptions(path) { IncludeVideo = IncludeVideo, BundleSize = BundleSize, ProjectHash = Input.OnlyProject });
            var rows = Input.List(new LabelRowFilter { BranchName = Branch, IncludeImagesData = true }, EndToken);
            using (var progress = new ProgressMeter(this, "Exporting COCO labels"))
            {
                WriteFailures(export.RunAsync(rows, (done, annotations) => progress.Report($"{done} label rows, {annotations} annotations", done), EndToken));
            }

            export.Result.LeftOut.ToList().ForEach(leftOut => WriteWarning($"'{path}': {leftOut}"));
            WriteObject(export.Result);
        }
    });
}
