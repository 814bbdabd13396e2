using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Get, "EncordClassificationInstance")]
[OutputType(typeof(ClassificationInstance))]
public sealed class GetEncordClassificationInstanceCommand : LabelRowBundleCommand
{
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    [ArgumentCompleter(typeof(ClassificationFeatureCompleter))]
    public string[]? Feature { get; set; }

    [Parameter, WholeNumberTransformation]
    public int[]? Frame { get; set; }

    [Parameter]
    public string[]? ClassificationHash { get; set; }

    [Parameter]
    public SwitchParameter ExpandAnswer { get; set; }

    private protected override bool WritesRows => false;

    private protected override LabelRowOperation CreateOperation() => new ReadLabels(Client.LabelRows, Client.Labels);

    private protected override bool Accept(LabelRowItem item) => true;

    private protected override void WriteSent(LabelRowItem item)
    {
        if (ReadLabels.DocumentOf(item) is { } document)
        {
            Guard(item.Target, () => WriteObject(this.WithOntology(item.ProjectHash, ontology => Read(document, ontology)), enumerateCollection: true));
        }
    }

    private IEnumerable<object> Read(LabelDocument document, OntologyStructure ontology)
    {
        var named = Feature?.Select(name => FeatureLookup.Classification(ontology, name)).ToArray();
        HashSet<string>? features = named is null ? null : [.. named.Select(feature => feature.FeatureHash)];
        var instances = new LabelReader(document, ontology).Classifications().ToList();
        instances.RemoveAll(instance =>
            (features is not null && !features.Contains(instance.FeatureHash ?? ""))
            // What holds for the whole row holds on every frame.
            || (Frame is not null && instance.Frames.Count > 0 && !Frame.Any(instance.Frames.Contains))
            || (ClassificationHash is not null && !ClassificationHash.Contains(instance.ClassificationHash)));
        if (!ExpandAnswer)
        {
            return instances;
        }

        var columns = new AnswerColumns(named ?? [.. ontology.Classifications], typeof(ClassificationInstance));
        return instances.Select(instance => columns.Expand(instance, instance.Answers));
    }
}
