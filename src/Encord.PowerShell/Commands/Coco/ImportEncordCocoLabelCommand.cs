using System.Collections;
using System.Management.Automation;
using Encord.Client.Interchange.Coco.Importing;
using Encord.PowerShell.Commands.Interchange;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Coco;

[Cmdlet(VerbsData.Import, "EncordCocoLabel", SupportsShouldProcess = true)]
[OutputType(typeof(CocoImportResult), typeof(CocoImportPlan))]
public sealed class ImportEncordCocoLabelCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    [Parameter]
    public IDictionary? CategoryMap { get; set; }

    [Parameter]
    public IDictionary? ImageMap { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Branch { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = CocoImportOptions.DefaultBundleSize;

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    [Parameter]
    public SwitchParameter NoJournal { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    [Parameter]
    public SwitchParameter SkipInvalid { get; set; }

    [Parameter]
    public SwitchParameter Clip { get; set; }

    [Parameter]
    public SwitchParameter SkipCrowd { get; set; }

    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    private protected override void ProcessInput() => Guard(Path, () =>
    {
        var options = Options();
        using var import = Prepare(options);
        var plan = import.Plan;
        var mayRun = LabelImportRun.Tell(
            this, import, CocoReport.Warnings(plan, SkipCrowd, CategoryMap is not null || ImageMap is not null), SkipInvalid, CocoReport.Refusal(plan));
        if (mayRun && ShouldProcess($"'{options.Path}' into the project {DescribeProject(Project!, options.ProjectHash)}", CocoReport.Action(plan)))
        {
            LabelImportRun.Write(this, import, "Importing COCO labels");
        }
        else if (IsWhatIf)
        {
            WriteObject(plan);
        }
    });

    private CocoImportOptions Options()
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        return new CocoImportOptions(path, Resolve(Project!))
        {
            Branch = Branch,
            CategoryMap = CocoMaps.Categories(CategoryMap),
            ImageMap = CocoMaps.Images(ImageMap),
            BundleSize = BundleSize,
            Source = Source ?? "",
            SkipInvalid = SkipInvalid,
            Clip = Clip,
            SkipCrowd = SkipCrowd,
            Overwrite = Overwrite,
            JournalPath = NoJournal ? null : JournalPath is null ? path + ".encord-journal" : GetUnresolvedProviderPathFromPSPath(JournalPath),
        };
    }

    private CocoImport Prepare(CocoImportOptions options)
    {
        using var progress = new ProgressMeter(this, "Reading " + System.IO.Path.GetFileName(options.Path));
        return Await(CocoImport.PrepareAsync(Client, options, (read, all) => progress.Report($"{read / 1_000_000} of {all / 1_000_000} MB", read, all), EndToken));
    }
}
