using System.Collections;
using System.Management.Automation;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Ontologies;

[Cmdlet(VerbsCommon.Add, "EncordOntologyObject", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(OntologyObject))]
public sealed class AddEncordOntologyObjectCommand : OntologyEditCommand
{
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ShapeTransformation]
    public OntologyShape Shape { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Color { get; set; }

    [Parameter]
    public SwitchParameter Required { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public IDictionary[]? Attribute { get; set; }

    private protected override string Addition => $"Add the object '{Name}' ({Shape})";

    private protected override OntologyFeature? Alike(OntologyStructure structure) =>
        structure.Objects.FirstOrDefault(feature => !feature.Archived && string.Equals(feature.Name, Name, StringComparison.OrdinalIgnoreCase));

    private protected override (OntologyStructure Structure, OntologyFeature Added) Apply(OntologyStructure structure) =>
        OntologyStructureEditor.AddObject(structure, new ObjectSpec(Name, Shape.ToString())
        {
            Color = Color,
            Required = Required,
            Attributes = [.. (Attribute ?? []).Select(attribute => StructureInput.ReadAttribute(PlainValue.Of(attribute), Name))],
        });
}
