using System.Management.Automation;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Yolo;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Export, "EncordYoloLabel", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(LabelExportResult))]
public sealed class ExportEncordYoloLabelCommand : LabelExportCommand
{
    [Parameter]
    [ValidateSet("Detect", "Segment", "Pose", "Obb", "Classify")]
    public string Task { get; set; } = "Detect";

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Classification { get; set; }

    private protected override string DefaultImage => IsClassify ? "Copy" : "None";

    private bool IsClassify => Task.Equals("Classify", StringComparison.OrdinalIgnoreCase);

    private protected override LabelFormat CreateFormat()
    {
        if (Classification is not null && !IsClassify)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "-Classification is for -Task Classify.");
        }

        var task = (YoloTask)Enum.Parse(typeof(YoloTask), Task, ignoreCase: true);
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Split)))
        {
            WriteWarning(IsClassify
                ? "No -Split was given, so everything is in 'train', and there is nothing to measure a training with. Give -Split @{ train = 0.8; val = 0.2 }."
                : "No -Split was given, so everything is in 'train', and 'val' is the same: the scores of a training mean nothing then. Give -Split @{ train = 0.8; val = 0.2 }.");
        }

        return task == YoloTask.Classify ? new YoloClassifyFormat(Classification) : new YoloFormat(task);
    }
}
