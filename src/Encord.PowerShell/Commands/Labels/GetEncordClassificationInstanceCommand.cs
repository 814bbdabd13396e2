using System.Management.Automation;
using Encord.Client.Labels;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Get, "EncordClassificationInstance")]
[OutputType(typeof(ClassificationInstance))]
public sealed class GetEncordClassificationInstanceCommand : LabelRowCommand
{
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    public string[]? Feature { get; set; }

    [Parameter]
    public int[]? Frame { get; set; }

    [Parameter]
    public string[]? ClassificationHash { get; set; }

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

    private List<ClassificationInstance> Read(LabelRow row, OntologyStructure ontology)
    {
        HashSet<string>? features = Feature is null ? null : [.. Feature.Select(name => FeatureLookup.Classification(ontology, name).FeatureHash)];
        var instances = new LabelReader(LabelDocuments.Of(row), ontology).Classifications().ToList();
        instances.RemoveAll(instance =>
            (features is not null && !features.Contains(instance.FeatureHash ?? ""))
            // What holds for the whole row holds on every frame.
            || (Frame is not null && instance.Frames.Count > 0 && !Frame.Any(instance.Frames.Contains))
            || (ClassificationHash is not null && !ClassificationHash.Contains(instance.ClassificationHash)));
        return instances;
    }
}
