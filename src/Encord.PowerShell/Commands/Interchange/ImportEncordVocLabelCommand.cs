using System.Management.Automation;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Importing;
using Encord.Client.Interchange.Voc;

namespace Encord.PowerShell.Commands.Interchange;

[Cmdlet(VerbsData.Import, "EncordVocLabel", SupportsShouldProcess = true)]
[OutputType(typeof(CocoImportResult), typeof(CocoImportPlan))]
public sealed class ImportEncordVocLabelCommand : LabelImportCommand
{
    private protected override string Format => "Pascal VOC";

    private protected override Task<ILabelImport> PrepareAsync(string path, CocoImportOptions options) =>
        FolderImport.PrepareAsync(Client, new VocReader(), path, options, ClassInput.Map(ClassMap), EndToken);
}
