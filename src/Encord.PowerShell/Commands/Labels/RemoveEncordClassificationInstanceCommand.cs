using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Remove, "EncordClassificationInstance", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class RemoveEncordClassificationInstanceCommand : LabelRemovalCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? ClassificationHash { get; set; }

    private protected override IReadOnlyList<KeyValuePair<string, string>> Find(LabelDocument document, OntologyStructure ontology)
    {
        if (ClassificationHash is not null)
        {
            return ClassificationHash.Select(hash => new KeyValuePair<string, string>(hash, "classification")).ToArray();
        }

        if (Feature is null)
        {
            throw document.Fault.Invalid("", "say which classifications to remove: with -ClassificationHash, with -Feature, or by piping them in.");
        }

        HashSet<string> features = [.. Feature.Select(name => FeatureLookup.Classification(ontology, name).FeatureHash)];
        return new LabelReader(document, ontology).Classifications()
            .Where(instance => features.Contains(instance.FeatureHash ?? "") && (Frame is null || Frame.Any(instance.Frames.Contains)))
            .Select(instance => new KeyValuePair<string, string>(instance.ClassificationHash, instance.Name ?? "classification")).ToArray();
    }

    private protected override void Remove(LabelDocument document, OntologyStructure ontology, string hash, FrameRangeList? frames) =>
        new ClassificationEditor(document).Remove(hash, frames);
}
