using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Set, "EncordClassificationInstance", SupportsShouldProcess = true)]
[OutputType(typeof(ClassificationInstance))]
public sealed class SetEncordClassificationInstanceCommand : InstanceEditCommand
{
    private readonly LabelAuthor _author = new(DateTimeOffset.UtcNow);
    private bool _answers;
    private object? _answer;
    private FrameRangeList? _frames;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ClassificationInstance[] Instance { get; set; } = [];

    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ClassificationAnswerCompleter))]
    public object? Answer { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Frame { get; set; }

    [Parameter]
    public FrameRange[]? Range { get; set; }

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        _answers = MyInvocation.BoundParameters.ContainsKey(nameof(Answer));
        _answer = PlainValue.Of(Answer);
        _frames = Frame is null && Range is null
            ? null
            : FrameRangeList.Union((Range ?? []).Concat((Frame ?? []).Select(frame => new FrameRange(frame, frame))));
        if (!_answers && _frames is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "There is nothing to change. Give -Answer, -Frame or -Range.");
        }
    }

    private protected override void ProcessInput()
    {
        foreach (var instance in Instance)
        {
            Guard(instance, () =>
            {
                var row = RowOf(instance.Row, new LabelRowReference(instance), instance);
                if (ShouldProcess($"{Describe(instance)} of {LabelRowItem.Describe(row.Value!)}", "Change the classification"))
                {
                    Gather(row, instance);
                }
            });
        }
    }

    private protected override string Describe(object instance) => $"'{((ClassificationInstance)instance).Name}' {((ClassificationInstance)instance).ClassificationHash}";

    private protected override EditedPlace Edit(LabelRow row, LabelDocument document, OntologyStructure ontology, object instance)
    {
        var source = (ClassificationInstance)instance;
        var feature = FeatureLookup.Classification(ontology, source.FeatureHash ?? source.Name ?? "");
        new ClassificationChanger(document).Change(new ClassificationChange(source.ClassificationHash, feature, _author)
        {
            Answers = !_answers ? [] : AnswerInput.Read(_answer, feature),
            Frames = _frames,
        });
        return new EditedPlace(source.ClassificationHash, FrameRangeList.Empty);
    }

    private protected override IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology, IReadOnlyList<EditedPlace> edited)
    {
        HashSet<string> hashes = [.. edited.Select(place => place.Hash)];
        return new LabelReader(document, ontology).Classifications().Where(instance => hashes.Contains(instance.ClassificationHash)).ToArray();
    }
}
