using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Get, "EncordClassificationInstance")]
[OutputType(typeof(ClassificationInstance))]
public sealed class GetEncordClassificationInstanceCommand : LabelInstanceCommand
{
    [Parameter]
    public string[]? ClassificationHash { get; set; }

    private protected override IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology)
    {
        HashSet<string>? features = FeatureHashes(name => FeatureLookup.Classification(ontology, name));
        var instances = new LabelReader(document, ontology).Classifications().ToList();
        instances.RemoveAll(instance =>
            (features is not null && !features.Contains(instance.FeatureHash ?? ""))
            // What holds for the whole row holds on every frame.
            || (Frame is not null && instance.Frames.Count > 0 && !Frame.Any(instance.Frames.Contains))
            || (ClassificationHash is not null && !ClassificationHash.Contains(instance.ClassificationHash)));
        return instances;
    }
}
