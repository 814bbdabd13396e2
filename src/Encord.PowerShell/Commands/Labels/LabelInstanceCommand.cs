using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>
/// Reads what is labelled in label rows, all or by feature and frame. Rows that are not loaded are read in bundles. Nothing is created, and the rows
/// stay as they are.
/// </summary>
public abstract class LabelInstanceCommand : LabelRowBundleCommand
{
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    public string[]? Feature { get; set; }

    [Parameter, WholeNumberTransformation]
    public int[]? Frame { get; set; }

    /// <summary>The instances of one row that are asked for.</summary>
    private protected abstract IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology);

    /// <summary>The hashes of the features that are asked for; null for all.</summary>
    private protected HashSet<string>? FeatureHashes(Func<string, OntologyFeature> find) =>
        Feature is null ? null : [.. Feature.Select(name => find(name).FeatureHash)];

    private protected override bool WritesRows => false;

    private protected override LabelRowOperation CreateOperation() => new ReadLabels(Client.LabelRows, Client.Labels);

    private protected override bool Accept(LabelRowItem item)
    {
        if (HasPending || item.Row is not { } row || !ReadLabels.IsKnown(row))
        {
            return true;
        }

        // Without a row before it to wait for, what is known is written at once.
        WriteSent(item);
        return false;
    }

    private protected override void WriteSent(LabelRowItem item)
    {
        if (ReadLabels.DocumentOf(item) is { } document)
        {
            Guard(item.Target, () => WriteObject(this.WithOntology(item.ProjectHash, ontology => Read(document, ontology)), enumerateCollection: true));
        }
    }
}
