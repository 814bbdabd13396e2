using System.Management.Automation;
using Encord.Client.Interchange.Importing;
using Encord.Client.Interchange.Voc;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Import, "EncordVocLabel", SupportsShouldProcess = true)]
[OutputType(typeof(CocoImportResult), typeof(CocoImportPlan))]
public sealed class ImportEncordVocLabelCommand : LabelImportCommand
{
    private protected override IFolderReader CreateReader() => new VocReader();
}
