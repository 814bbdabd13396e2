using System.Management.Automation;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsCommon.New, "EncordModel", SupportsShouldProcess = true)]
[OutputType(typeof(Model))]
public sealed class NewEncordModelCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "";

    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    [Parameter(Mandatory = true)]
    [FeatureTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureCompleter))]
    public string[] FeatureHash { get; set; } = [];

    [Parameter(Mandatory = true)]
    public ModelArchitecture Architecture { get; set; }

    private protected override void ProcessInput() => Guard(Project, () =>
    {
        var projectHash = Resolve(Project!);
        var project = Project!.Value ?? Await(Client.Projects.GetAsync(projectHash, EndToken));
        var features = Find(Await(Client.Ontologies.GetAsync(project.OntologyHash, projectHash, EndToken)));
        if (ShouldProcess(
            $"'{Title}' ({Architecture})", $"Make a model of {string.Join(", ", features.AsEnumerable())} in the project '{project.Title}' ({projectHash})"))
        {
            string[] hashes = [.. features.Select(feature => feature.FeatureHash)];
            WriteObject(Await(Client.ModelGateway.CreateAsync(projectHash, Title, Description, hashes, Architecture.ToString(), EndToken)));
        }
    });

    /// <summary>The features by their hashes or names; what the server makes of them is its own to say.</summary>
    private OntologyFeature[] Find(Ontology ontology)
    {
        var structure = OntologyStructureReader.Read(ontology.Json);
        return [.. FeatureHash.Select(text => structure.Find(text) ?? FeatureLookup.Top(structure, text))];
    }
}
