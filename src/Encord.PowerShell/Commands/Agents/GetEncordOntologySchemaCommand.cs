using System.Management.Automation;
using Encord.Client.Agents;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

[Cmdlet(VerbsCommon.Get, "EncordOntologySchema", DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(string))]
public sealed class GetEncordOntologySchemaCommand : EncordConnectedCommand
{
    private const string ProjectSet = "Project";
    private const string OntologySet = "Ontology";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OntologySet)]
    [Alias("OntologyHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OntologyCompleter))]
    public OntologyReference? Ontology { get; set; }

    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    [ArgumentCompleter(typeof(FeatureCompleter))]
    public string[]? Feature { get; set; }

    private protected override void ProcessInput() => Guard((object?)Project ?? Ontology, () =>
    {
        var ontology = ParameterSetName == ProjectSet
            ? Await(Client.Labels.GetStructureAsync(Resolve(Project!), refresh: false, EndToken))
            : OntologyStructureReader.Read(Await(Client.Ontologies.GetAsync(Resolve(Ontology!), null, EndToken)).Json);
        WriteObject(OntologySchema.Write(Feature is null ? All(ontology) : Named(ontology)));
    });

    private List<OntologyFeature> All(OntologyStructure ontology)
    {
        var features = new List<OntologyFeature>();
        foreach (var feature in ontology.Objects.Concat<OntologyFeature>(ontology.Classifications).Where(feature => !feature.Archived))
        {
            if (feature is OntologyObject shaped && !OntologySchema.CanBeWritten(shaped))
            {
                WriteWarning($"'{shaped.Name}' is left out of the schema: a language model cannot write down a {shaped.Shape}.");
            }
            else
            {
                features.Add(feature);
            }
        }

        return features.Count > 0 ? features : throw new EncordException(EncordErrorId.InvalidArgument, "The ontology has no feature that a language model could answer.");
    }

    private OntologyFeature[] Named(OntologyStructure ontology) => [.. Feature!.Select(name =>
    {
        var feature = FeatureLookup.Top(ontology, name);
        return feature is OntologyObject shaped && !OntologySchema.CanBeWritten(shaped)
            ? throw new EncordException(EncordErrorId.InvalidArgument, $"'{shaped.Name}' cannot be in a schema: a language model cannot write down a {shaped.Shape}.")
            : feature;
    })];
}
