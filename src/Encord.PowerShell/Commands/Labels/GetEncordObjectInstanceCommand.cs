using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Get, "EncordObjectInstance")]
[OutputType(typeof(ObjectInstance))]
public sealed class GetEncordObjectInstanceCommand : LabelInstanceCommand
{
    [Parameter]
    public string[]? ObjectHash { get; set; }

    private protected override IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology)
    {
        HashSet<string>? features = FeatureHashes(name => FeatureLookup.Object(ontology, name));
        var instances = new LabelReader(document, ontology).Objects().ToList();
        instances.RemoveAll(instance =>
            features?.Contains(instance.FeatureHash) is false
            || (Frame is not null && !(instance.Frame is { } frame && Frame.Contains(frame)))
            || (ObjectHash is not null && !ObjectHash.Contains(instance.ObjectHash)));
        return instances;
    }
}
