using System.Collections;
using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Copy, "EncordObjectInstance", SupportsShouldProcess = true)]
[OutputType(typeof(ObjectInstance))]
public sealed class CopyEncordObjectInstanceCommand : InstanceEditCommand
{
    // An object on several frames comes as several instances and stays one object in each row that it is copied to.
    private readonly Dictionary<(object? Source, string Hash, LabelRow Destination), string> _copies = [];
    private readonly LabelAuthor _author = new(DateTimeOffset.UtcNow);
    private IDictionary? _answers;
    private IDictionary? _features;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ObjectInstance[] Instance { get; set; } = [];

    [Parameter(Position = 0)]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[]? Destination { get; set; }

    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AnswerCompleter))]
    public IDictionary? Answer { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Frame { get; set; }

    [Parameter]
    [ValidateNotNull]
    public IDictionary? FeatureMap { get; set; }

    [Parameter]
    public SwitchParameter KeepHash { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    private protected override ProjectReference? RowProject => Project;

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        _answers = Answer is null ? null : PlainValue.Of(Answer);
        _features = FeatureMap is null ? null : PlainValue.Of(FeatureMap);
        if (!PassThru && Destination?.FirstOrDefault(row => row.Value is null) is { } bare)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"The label row {bare} is a bare hash: what is copied into it would be lost. Give the row that Get-EncordLabelRow wrote, or use -PassThru and save what comes out.");
        }
    }

    private protected override void ProcessInput()
    {
        foreach (var instance in Instance)
        {
            foreach (var destination in (IEnumerable<LabelRowReference?>?)Destination ?? [null])
            {
                Guard(instance, () =>
                {
                    var row = destination ?? RowOf(instance.Row, new LabelRowReference(instance), instance);
                    if (ShouldProcess(row.Value is { } known ? LabelRowItem.Describe(known) : row.ToString(), $"Copy {Describe(instance)}"))
                    {
                        Gather(row, instance);
                    }
                });
            }
        }
    }

    private protected override string Describe(object instance) => EditedObjects.Describe(instance);

    private protected override IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology, IReadOnlyList<EditedPlace> edited) =>
        EditedObjects.Read(document, ontology, edited);

    private protected override EditedPlace Edit(LabelRow row, LabelDocument document, OntologyStructure ontology, object instance)
    {
        var source = (ObjectInstance)instance;
        var key = ((object?)source.Row ?? source.LabelHash, source.ObjectHash, row);
        var frames = Frame is null ? null : FrameRangeList.FromFrames(Frame);
        var known = _copies.TryGetValue(key, out var hash);
        if (!known)
        {
            hash = KeepHash ? source.ObjectHash : FeatureHash.ForLabel();
        }

        var copy = new ObjectCopy(source) { Frames = frames, ObjectHash = hash, FeatureMap = _features, Answers = _answers, Overwrite = Force };
        copy.To(document, ontology, _author);
        _copies[key] = hash!;
        return new EditedPlace(hash!, source.Frame is null ? FrameRangeList.Empty : frames ?? FrameRangeList.FromFrames([source.Frame.Value]));
    }
}
