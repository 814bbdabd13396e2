using System.Collections;
using System.Management.Automation;
using Encord.Client.Interchange.Coco.Importing;
using Encord.PowerShell.Commands.Coco;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Interchange;

/// <summary>A command that imports a folder of label files into a project.</summary>
public abstract class LabelImportCommand : EncordConnectedCommand
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
    [ValidateNotNull]
    public IDictionary? ClassMap { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Branch { get; set; }

    [Parameter]
    public SwitchParameter Clip { get; set; }

    [Parameter]
    public SwitchParameter SkipInvalid { get; set; }

    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    [Parameter]
    public SwitchParameter NoJournal { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = CocoImportOptions.DefaultBundleSize;

    /// <summary>What the format is called.</summary>
    private protected abstract string Format { get; }

    /// <summary>What is imported, in the plural.</summary>
    private protected virtual string Labels => "objects";

    /// <summary>Reads and checks everything, and changes nothing.</summary>
    private protected abstract Task<ILabelImport> PrepareAsync(string path, CocoImportOptions options);

    private protected override void ProcessInput() => Guard(Path, () =>
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path).TrimEnd('/', System.IO.Path.DirectorySeparatorChar);
        var options = new CocoImportOptions(path, Resolve(Project!))
        {
            Branch = Branch,
            BundleSize = BundleSize,
            Source = Source ?? "",
            SkipInvalid = SkipInvalid,
            Clip = Clip,
            Overwrite = Overwrite,
            JournalPath = NoJournal ? null : JournalPath is null ? path + ".encord-journal" : GetUnresolvedProviderPathFromPSPath(JournalPath),
        };
        using var import = Await(PrepareAsync(path, options));
        var plan = import.Plan;
        var mayRun = LabelImportRun.Tell(
            this, import, CocoReport.Warnings(plan, skipCrowd: false, hasMaps: true), SkipInvalid,
            $"Nothing of '{path}' was saved. Correct the files, cut what leaves its picture with -Clip, or import the good part with -SkipInvalid.");
        if (mayRun && ShouldProcess($"'{path}' ({Format}) into the project {DescribeProject(Project!, options.ProjectHash)}", CocoReport.Action(plan, Labels)))
        {
            LabelImportRun.Write(this, import, "Importing labels");
        }
        else if (IsWhatIf)
        {
            WriteObject(plan);
        }
    });
}
