using System.Management.Automation;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Ontologies;

[Cmdlet(VerbsCommon.Add, "EncordOntologyAttribute", SupportsShouldProcess = true, DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(OntologyAttribute))]
public sealed class AddEncordOntologyAttributeCommand : OntologyEditCommand
{
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("FeatureHash")]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    [ArgumentCompleter(typeof(FeatureCompleter))]
    public string Feature { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 3)]
    public ClassificationType Type { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? Option { get; set; }

    [Parameter]
    public SwitchParameter Required { get; set; }

    [Parameter]
    public SwitchParameter Dynamic { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ParentOption { get; set; }

    private protected override string Addition => $"Add the attribute '{Name}' ({Type}) to '{Feature}'{(ParentOption is null ? "" : $", option '{ParentOption}'")}";

    // Two attributes of one name are an error, and not only worth a warning: answers are given by name.
    private protected override OntologyFeature? Alike(OntologyStructure structure) => null;

    private protected override (OntologyStructure Structure, OntologyFeature Added) Apply(OntologyStructure structure) =>
        OntologyStructureEditor.AddAttribute(structure, Feature, ParentOption, new AttributeSpec(Name, Type.ToString().ToLowerInvariant())
        {
            Required = Required,
            Dynamic = Dynamic,
            Options = [.. (Option ?? []).Select(option => StructureInput.ReadOption(PlainValue.Of(option), Name))],
        });
}
