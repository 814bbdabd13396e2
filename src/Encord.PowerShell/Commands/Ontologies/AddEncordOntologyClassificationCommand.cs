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

    private protected override (OntologyStructure Structure, OntologyFeature Added) Apply(OntologyStructure structure) =>
        OntologyStructureEditor.AddClassification(structure, new AttributeSpec(Name, Type.ToString().ToLowerInvariant())
        {
            Required = Required,
            Options = [.. Option.Select(option => new OptionSpec(option))],
        });
}
