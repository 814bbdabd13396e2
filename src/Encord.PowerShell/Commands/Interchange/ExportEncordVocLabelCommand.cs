using System.Management.Automation;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Voc;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Export, "EncordVocLabel", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(LabelExportResult))]
public sealed class ExportEncordVocLabelCommand : LabelExportCommand
{
    [Parameter]
    public SwitchParameter Polygon { get; set; }

    private protected override LabelFormat CreateFormat() => new VocFormat(Polygon);
}
