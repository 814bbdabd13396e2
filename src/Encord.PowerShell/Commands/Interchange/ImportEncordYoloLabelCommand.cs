using System.Management.Automation;
using Encord.Client.Interchange.Importing;
using Encord.Client.Interchange.Yolo;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Import, "EncordYoloLabel", SupportsShouldProcess = true)]
[OutputType(typeof(CocoImportResult), typeof(CocoImportPlan))]
public sealed class ImportEncordYoloLabelCommand : LabelImportCommand
{
    [Parameter]
    [ValidateSet("Detect", "Segment", "Pose", "Obb")]
    public string Task { get; set; } = "Detect";

    private protected override IFolderReader CreateReader() => new YoloReader((YoloTask)Enum.Parse(typeof(YoloTask), Task, ignoreCase: true));
}
