using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Add, "EncordClassificationInstance", SupportsShouldProcess = true)]
[OutputType(typeof(ClassificationInstance))]
public sealed class AddEncordClassificationInstanceCommand : LabelEditCommand
{
    [Parameter(Position = 1)]
    [ValidateNotNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ClassificationAnswerCompleter))]
    public object? Answer { get; set; }

    [Parameter]
    public FrameRange[]? Range { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClassificationHash { get; set; }

    private protected override FrameRange[]? GivenRange => Range;

    private protected override string Question => $"Answer '{Feature}'";

    private protected override void Add(LabelRow row, OntologyStructure ontology)
    {
        var document = LabelDocuments.Of(row);
        var feature = FeatureLookup.Classification(ontology, Feature);
        // A question about the whole row has no frames, unless someone names some, which is refused.
        var whole = feature.Level == "global" || document.Layout == LabelLayout.Ranges;
        var edit = new ClassificationEdit(feature, Author)
        {
            ClassificationHash = ClassificationHash,
            Replace = Force,
            Frames = whole && Frame is null && Range is null ? FrameRangeList.Empty : FramesOf(document),
            Answers = Answer is null ? [] : AnswerInput.Read(PlainValue.Of(Answer)!, feature),
        };
        var hash = new ClassificationEditor(document).Add(edit);
        if (PassThru)
        {
            WriteObject(new LabelReader(document, ontology).Classifications().Where(instance => instance.ClassificationHash == hash), enumerateCollection: true);
        }
    }
}
