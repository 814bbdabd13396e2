using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Remove, "EncordObjectInstance", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class RemoveEncordObjectInstanceCommand : LabelRemovalCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? ObjectHash { get; set; }

    private protected override IReadOnlyList<KeyValuePair<string, string>> Find(LabelDocument document, OntologyStructure ontology)
    {
        if (ObjectHash is not null)
        {
            return ObjectHash.Select(hash => new KeyValuePair<string, string>(hash, "object")).ToArray();
        }

        if (Feature is null)
        {
            throw document.Fault.Invalid("", "say which objects to remove: with -ObjectHash, with -Feature, or by piping them in.");
        }

        HashSet<string> features = [.. Feature.Select(name => FeatureLookup.Object(ontology, name).FeatureHash)];
        return new LabelReader(document, ontology).Objects()
            .Where(instance => features.Contains(instance.FeatureHash) && (Frame is null || (instance.Frame is { } frame && Frame.Contains(frame))))
            .GroupBy(instance => instance.ObjectHash)
            .Select(group => new KeyValuePair<string, string>(group.Key, group.First().Name ?? "object")).ToArray();
    }

    private protected override void Remove(LabelDocument document, OntologyStructure ontology, string hash, FrameRangeList? frames) =>
        new ObjectEditor(document, ontology).Remove(hash, frames);
}
