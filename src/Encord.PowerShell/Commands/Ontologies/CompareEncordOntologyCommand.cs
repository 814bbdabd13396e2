using System.Management.Automation;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Ontologies;

[Cmdlet(VerbsData.Compare, "EncordOntology")]
[OutputType(typeof(OntologyDifference))]
public sealed class CompareEncordOntologyCommand : EncordConnectedCommand
{
    private OntologyStructure? _reference;

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OntologyCompleter))]
    public object? Reference { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OntologyCompleter))]
    public object? Difference { get; set; }

    private protected override void ProcessInput() => Guard(Difference, () =>
    {
        _reference ??= StructureOf(Reference!);
        WriteObject(StructureComparison.Compare(_reference, StructureOf(Difference!)), enumerateCollection: true);
    });

    private OntologyStructure StructureOf(object given)
    {
        var ontology = PlainValue.Unwrap(given) switch
        {
            Ontology known => known,
            Project project => OfProject(project),
            OntologyReference reference => Read(reference),
            ProjectReference reference => OfProject(reference),
            Guid hash => Named(hash.ToString()),
            string text => Named(text),
            { } other => throw new EncordException(EncordErrorId.InvalidArgument, $"A {other.GetType().Name} has no ontology. Give an ontology or a project: a title, a hash, or the object."),
            null => throw new EncordException(EncordErrorId.InvalidArgument, "Give an ontology or a project: a title, a hash, or the object."),
        };
        return OntologyStructureReader.Read(ontology.Json);
    }

    /// <summary>The ontology of that title or hash, or else that of the project.</summary>
    private Ontology Named(string text)
    {
        try
        {
            return Read(new OntologyReference(text));
        }
        catch (EncordException absent) when (absent.ErrorId == EncordErrorId.NotFound)
        {
            try
            {
                return OfProject(new ProjectReference(text));
            }
            catch (EncordException failure) when (failure.ErrorId == EncordErrorId.NotFound)
            {
                throw new EncordException(EncordErrorId.NotFound, $"There is neither an ontology nor a project '{text}'. {absent.Message}", failure);
            }
        }
    }

    private Ontology Read(OntologyReference reference) => reference.Value ?? Await(Client.Ontologies.GetAsync(Resolve(reference), cancellationToken: EndToken));

    private Ontology OfProject(ProjectReference reference) => OfProject(reference.Value ?? Await(Client.Projects.GetAsync(Resolve(reference), EndToken)));

    private Ontology OfProject(Project project) => Await(Client.Ontologies.GetAsync(project.OntologyHash, project.ProjectHash, EndToken));
}
