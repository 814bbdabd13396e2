using System.Management.Automation;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>Reads what is labelled in label rows, all or by feature and frame.</summary>
public abstract class LabelInstanceCommand : LabelRowCommand
{
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

    protected override void ProcessRecord()
    {
        foreach (LabelRowReference reference in LabelRow)
        {
            Guard(reference.Value ?? (object?)reference.Hash, () =>
            {
                LabelRow row = FindLoaded(reference);
                WriteObject(WithOntology(row.ProjectHash, ontology => Read(row, ontology)), enumerateCollection: true);
            });
        }
    }
}
