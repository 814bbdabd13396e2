using System.Management.Automation;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Importing;
using Encord.Client.Interchange.Yolo;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Import, "EncordYoloLabel", SupportsShouldProcess = true)]
[OutputType(typeof(CocoImportResult), typeof(CocoImportPlan))]
public sealed class ImportEncordYoloLabelCommand : LabelImportCommand
{
    [Parameter]
    [ValidateSet("Detect", "Segment", "Pose", "Obb", "Classify")]
    public string Task { get; set; } = "Detect";

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Classification { get; set; }

    private protected override string Format => "YOLO " + Kind;

    private protected override string Labels => Kind == YoloTask.Classify ? "classifications" : base.Labels;

    private YoloTask Kind => (YoloTask)Enum.Parse(typeof(YoloTask), Task, ignoreCase: true);

    private protected override Task<ILabelImport> PrepareAsync(string path, CocoImportOptions options) =>
        Kind == YoloTask.Classify ? ClassImport.PrepareAsync(Client, path, options, ClassInput.Map(ClassMap), Classification, EndToken)
        : Classification is null ? FolderImport.PrepareAsync(Client, new YoloReader(Kind), path, options, ClassInput.Map(ClassMap), EndToken)
        : throw new EncordException(EncordErrorId.InvalidArgument, "-Classification says what -Task Classify fills. Give both, or neither.");
}
