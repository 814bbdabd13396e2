using System.Management.Automation;
using Encord.Client.Projects;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Ontologies;

[Cmdlet(VerbsCommon.Get, "EncordOntology", DefaultParameterSetName = TitleSet)]
[OutputType(typeof(Ontology))]
public sealed class GetEncordOntologyCommand : EncordConnectedCommand
{
    private const string TitleSet = "Title";
    private const string ProjectSet = "Project";
    private const string OntologySet = "Ontology";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OntologySet)]
    [Alias("OntologyHash")]
    [ValidateNotNullOrEmpty]
    public OntologyReference[] Ontology { get; set; } = [];

    [Parameter(ParameterSetName = TitleSet)]
    [SupportsWildcards]
    public string? Title { get; set; }

    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ProjectSet:
                foreach (ProjectReference project in Project)
                {
                    Guard(project, () => WriteObject(OfProject(project)));
                }

                break;

            case OntologySet:
                foreach (OntologyReference ontology in Ontology)
                {
                    Guard(ontology, () => WriteObject(Await(Client.Ontologies.GetAsync(ontology.Hash, null, EndToken))));
                }

                break;

            default:
                Guard(Title, List);
                break;
        }
    }

    private Ontology OfProject(ProjectReference reference)
    {
        Project project = reference.Value ?? Await(Client.Projects.GetAsync(Resolve(reference), EndToken));
        return Await(Client.Ontologies.GetAsync(project.OntologyHash, project.ProjectHash, EndToken));
    }

    private void List()
    {
        var title = TitlePattern.From(Title);
        var filter = new TitleFilter { Title = title?.Exact, TitleLike = title?.Like };
        bool found = false;
        foreach (Ontology ontology in Stream(Client.Ontologies.ListAsync(filter, EndToken)))
        {
            if (title?.IsMatch(ontology.Title) != false)
            {
                found = true;
                WriteObject(ontology);
            }
        }

        if (!found && title?.Exact is not null)
        {
            throw new EncordException(
                EncordErrorId.NotFound, $"There is no ontology with the title '{title.Exact}'. Get-EncordOntology lists the ontologies that this user sees.");
        }
    }
}
