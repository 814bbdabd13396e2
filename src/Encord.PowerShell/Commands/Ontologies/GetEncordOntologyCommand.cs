using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Ontologies;

[Cmdlet(VerbsCommon.Get, "EncordOntology", DefaultParameterSetName = TitleSet)]
[OutputType(typeof(Ontology))]
public sealed class GetEncordOntologyCommand : EncordConnectedCommand
{
    private const string TitleSet = "Title";
    private const string ProjectSet = "Project";
    private const string OntologySet = "Ontology";

    // What is piped in may have a ProjectHash, even an empty one, beside its own hash: the ontology is what is meant then, as it is by a bare text.
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OntologySet)]
    [Alias("ProjectHash")]
    [AllowNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[]? Project { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OntologySet)]
    [Alias("OntologyHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OntologyCompleter))]
    public OntologyReference[] Ontology { get; set; } = [];

    [Parameter(Position = 0, ParameterSetName = TitleSet)]
    [SupportsWildcards]
    [TitleTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OntologyCompleter))]
    public string[]? Title { get; set; }

    private protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case ProjectSet when Project is null:
                Guard(null, () => throw new EncordException(EncordErrorId.InvalidArgument, "-Project has no value."));
                break;

            case ProjectSet:
                foreach (var project in Project!)
                {
                    Guard(project, () => WriteObject(OfProject(project)));
                }

                break;

            case OntologySet:
                foreach (var ontology in Ontology)
                {
                    Guard(ontology, () => WriteObject(Await(Client.Ontologies.GetAsync(Resolve(ontology), ProjectBeside(ontology), EndToken))));
                }

                break;

            default:
                var search = Search();
                foreach (var title in Title ?? (string?[])[null])
                {
                    Guard(title, () => search.Write(title));
                }

                break;
        }
    }

    /// <summary>The project that came down the pipeline with the ontology; a bare text binds as both and is none.</summary>
    private string? ProjectBeside(OntologyReference ontology) =>
        ontology.Value?.ProjectHash ?? (Project is [{ Hash: { } hash }] && hash != ontology.Hash ? hash : null);

    private Ontology OfProject(ProjectReference reference)
    {
        var project = reference.Value ?? Await(Client.Projects.GetAsync(Resolve(reference), EndToken));
        return Await(Client.Ontologies.GetAsync(project.OntologyHash, project.ProjectHash, EndToken));
    }

    private TitleSearch<Ontology> Search() => new(
        this, ontology => new Titled(ontology.Title, ontology.OntologyHash), filter => Client.Ontologies.ListAsync(filter, EndToken), new TitleMiss("ontology", "ontologies"))
    {
        ByHash = hash => Await(Client.Ontologies.GetAsync(hash, null, EndToken)),
        Elsewhere = this.ProjectOfThatTitle,
    };
}
