using System.Management.Automation;
using Encord.Client.Ontologies.Structure;

namespace Encord.PowerShell.Commands.Ontologies;

[Cmdlet(VerbsCommon.Add, "EncordOntologyClassification", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(OntologyClassification))]
public sealed class AddEncordOntologyClassificationCommand : OntologyEditCommand
{
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public ClassificationType Type { get; set; }

    [Parameter]
    public SwitchParameter Required { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] Option { get; set; } = [];

    private protected override string Addition => $"Add the classification '{Name}' ({Type})";

    private protected override OntologyFeature? Alike(OntologyStructure structure) =>
        structure.Classifications.FirstOrDefault(feature => !feature.Archived && string.Equals(feature.Name, Name, StringComparison.OrdinalIgnoreCase));

    private protected override (OntologyStructure Structure, OntologyFeature Added) Apply(OntologyStructure structure)
    {
        if (Type is ClassificationType.Radio or ClassificationType.Checklist && Option.Length == 0)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"A {Type} classification is answered by choosing: give -Option for '{Name}'.");
        }

        return OntologyStructureEditor.AddClassification(structure, Name, Type.ToString().ToLowerInvariant(), Required, Option);
    }
}
