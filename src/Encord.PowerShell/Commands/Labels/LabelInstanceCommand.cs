using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>Reads what is labelled in label rows, all or by feature and frame.</summary>
public abstract class LabelInstanceCommand : EncordConnectedCommand
{
    // Behind what these commands take by position: rows come down the pipeline as a rule.
    [Parameter(Mandatory = true, Position = 3, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    public string[]? Feature { get; set; }

    [Parameter, WholeNumberTransformation]
    public int[]? Frame { get; set; }

    /// <summary>The instances of one row that are asked for.</summary>
    private protected abstract IReadOnlyList<object> Read(LabelRow row, OntologyStructure ontology);

    /// <summary>The hashes of the features that are asked for; null for all.</summary>
    private protected HashSet<string>? FeatureHashes(Func<string, OntologyFeature> find) =>
        Feature is null ? null : [.. Feature.Select(name => find(name).FeatureHash)];

    private protected override void ProcessInput()
    {
        foreach (LabelRowReference reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () =>
            {
                LabelRow row = this.FindLoaded(reference, Project);
                WriteObject(this.WithOntology(row.ProjectHash, ontology => Read(row, ontology)), enumerateCollection: true);
            });
        }
    }
}
