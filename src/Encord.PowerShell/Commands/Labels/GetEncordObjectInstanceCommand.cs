using System.Management.Automation;
using Encord.Client.Labels;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Get, "EncordObjectInstance")]
[OutputType(typeof(ObjectInstance))]
public sealed class GetEncordObjectInstanceCommand : LabelRowCommand
{
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    public string[]? Feature { get; set; }

    [Parameter]
    public int[]? Frame { get; set; }

    [Parameter]
    public string[]? ObjectHash { get; set; }

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

    private List<ObjectInstance> Read(LabelRow row, OntologyStructure ontology)
    {
        HashSet<string>? features = Feature is null ? null : [.. Feature.Select(name => FeatureLookup.Object(ontology, name).FeatureHash)];
        var instances = new LabelReader(LabelDocuments.Of(row), ontology).Objects().ToList();
        instances.RemoveAll(instance =>
            features?.Contains(instance.FeatureHash) is false
            || (Frame is not null && !(instance.Frame is { } frame && Frame.Contains(frame)))
            || (ObjectHash is not null && !ObjectHash.Contains(instance.ObjectHash)));
        return instances;
    }
}
