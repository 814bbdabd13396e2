using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Ontologies;

/// <summary>
/// What adding objects and classifications to an ontology share: each ontology is read once, edited as the document it is, and saved once,
/// so that what this module does not know stays in it.
/// </summary>
public abstract class OntologyEditCommand : EncordConnectedCommand
{
    private protected const string ProjectSet = "Project";
    private protected const string OntologySet = "Ontology";

    private readonly Dictionary<string, Edit> _edits = new(StringComparer.Ordinal);
    private BundledInput<Edit, OntologyFeature>? _bundles;
    private readonly Dictionary<string, string> _ofProjects = new(StringComparer.Ordinal);

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OntologySet)]
    [Alias("OntologyHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OntologyCompleter))]
    public OntologyReference? Ontology { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is added, for the question.</summary>
    private protected abstract string Addition { get; }

    /// <summary>What has the same name already; null for nothing.</summary>
    private protected abstract OntologyFeature? Alike(OntologyStructure structure);

    private protected abstract (OntologyStructure Structure, OntologyFeature Added) Apply(OntologyStructure structure);

    private protected override void ProcessInput() => Guard(Name, () =>
    {
        var ontologyHash = HashOf();
        if (!_edits.TryGetValue(ontologyHash, out var edit))
        {
            var ontology = Await(Client.Ontologies.GetAsync(ontologyHash, cancellationToken: EndToken));
            _edits[ontologyHash] = edit = new Edit(ontology, OntologyStructureReader.Read(ontology.Json));
        }

        // Names need not be unique, but a script that runs twice would rather hear of it.
        if (Alike(edit.Structure) is { } alike)
        {
            WriteWarning($"The ontology '{edit.Ontology.Title}' has {alike} already; there will be two with that name.");
        }

        (var structure, var added) = Apply(edit.Structure);
        if (ShouldProcess($"'{edit.Ontology.Title}' ({ontologyHash})", Addition))
        {
            added.OntologyHash = ontologyHash;
            edit.Structure = structure;
            (_bundles ??= CreateBundles()).Add(added, edit);
        }
    });

    private protected override void EndCommand() => _bundles?.Finish();

    private string HashOf()
    {
        if (ParameterSetName == OntologySet)
        {
            return Resolve(Ontology!);
        }

        var projectHash = Resolve(Project!);
        if (!_ofProjects.TryGetValue(projectHash, out var ontologyHash))
        {
            var project = Project!.Value ?? Await(Client.Projects.GetAsync(projectHash, EndToken));
            _ofProjects[projectHash] = ontologyHash = project.OntologyHash;
        }

        return ontologyHash;
    }

    /// <summary>The whole document goes out at the end, with all that was added to it.</summary>
    private BundledInput<Edit, OntologyFeature> CreateBundles()
    {
        var ontologies = Client.Ontologies;
        var sender = new BundleSender<Edit, OntologyFeature>((edit, _, token) => ontologies.SaveAsync(
            edit.Ontology.OntologyHash, edit.Ontology.Title, edit.Ontology.Description, edit.Structure.Json, token)) { IsDivisible = false };
        return new(this, int.MaxValue, sender, added => added.Title, PassThru ? (_, features) => WriteObject(features, enumerateCollection: true) : null);
    }

    private sealed class Edit(Ontology ontology, OntologyStructure structure)
    {
        public Ontology Ontology { get; } = ontology;

        public OntologyStructure Structure { get; set; } = structure;
    }
}
