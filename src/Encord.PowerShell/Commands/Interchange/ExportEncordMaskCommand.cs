using System.Management.Automation;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Masks;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Export, "EncordMask", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(LabelExportResult))]
public sealed class ExportEncordMaskCommand : LabelExportCommand
{
    [Parameter]
    [ValidateSet("Semantic", "Instance")]
    public string Kind { get; set; } = "Semantic";

    [Parameter]
    public SwitchParameter Palette { get; set; }

    private protected override LabelFormat CreateFormat() => new MaskFormat((MaskKind)Enum.Parse(typeof(MaskKind), Kind, ignoreCase: true), Palette);
}
