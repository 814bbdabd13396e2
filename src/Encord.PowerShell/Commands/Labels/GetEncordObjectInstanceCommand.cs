using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Get, "EncordObjectInstance")]
[OutputType(typeof(ObjectInstance))]
public sealed class GetEncordObjectInstanceCommand : LabelRowBundleCommand
{
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    [ArgumentCompleter(typeof(ObjectFeatureCompleter))]
    public string[]? Feature { get; set; }

    [Parameter, WholeNumberTransformation]
    public int[]? Frame { get; set; }

    [Parameter]
    public string[]? ObjectHash { get; set; }

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
        var named = Feature?.Select(name => FeatureLookup.Object(ontology, name)).ToArray();
        HashSet<string>? features = named is null ? null : [.. named.Select(feature => feature.FeatureHash)];
        var instances = new LabelReader(document, ontology).Objects().ToList();
        instances.RemoveAll(instance =>
            features?.Contains(instance.FeatureHash) is false
            || (Frame is not null && !(instance.Frame is { } frame && Frame.Contains(frame)))
            || (ObjectHash is not null && !ObjectHash.Contains(instance.ObjectHash)));
        if (!ExpandAnswer)
        {
            return instances;
        }

        var columns = new AnswerColumns(named ?? [.. ontology.Objects], typeof(ObjectInstance));
        return instances.Select(instance => columns.Expand(instance, instance.Answers));
    }
}
