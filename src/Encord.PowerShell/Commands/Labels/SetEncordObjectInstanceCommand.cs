using System.Collections;
using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Set, "EncordObjectInstance", SupportsShouldProcess = true, DefaultParameterSetName = AnswerSet)]
[OutputType(typeof(ObjectInstance))]
public sealed class SetEncordObjectInstanceCommand : InstanceEditCommand
{
    private const string AnswerSet = "Answer";
    private const string RangeSet = "Range";

    private readonly LabelAuthor _author = new(DateTimeOffset.UtcNow);
    private IDictionary? _answers;
    private GivenGeometry? _geometry;
    private ObjectChanger? _changer;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ObjectInstance[] Instance { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = ObjectShape.BoundingBox)]
    public object? BoundingBox { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ObjectShape.RotatableBoundingBox)]
    public object? RotatableBoundingBox { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ObjectShape.Polygon)]
    public object? Polygon { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ObjectShape.Polyline)]
    public object? Polyline { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ObjectShape.Point)]
    public object? Point { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ObjectShape.Skeleton)]
    public object? Skeleton { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ObjectShape.Bitmask)]
    public object? Bitmask { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = RangeSet)]
    public FrameRange[]? Range { get; set; }

    [Parameter(ParameterSetName = ObjectShape.BoundingBox)]
    [Parameter(ParameterSetName = ObjectShape.RotatableBoundingBox)]
    [Parameter(ParameterSetName = ObjectShape.Polygon)]
    [Parameter(ParameterSetName = ObjectShape.Polyline)]
    [Parameter(ParameterSetName = ObjectShape.Point)]
    [Parameter(ParameterSetName = ObjectShape.Skeleton)]
    [Parameter(ParameterSetName = ObjectShape.Bitmask)]
    public SwitchParameter Pixel { get; set; }

    [Parameter(ParameterSetName = ObjectShape.BoundingBox)]
    [Parameter(ParameterSetName = ObjectShape.RotatableBoundingBox)]
    [Parameter(ParameterSetName = ObjectShape.Polygon)]
    [Parameter(ParameterSetName = ObjectShape.Polyline)]
    [Parameter(ParameterSetName = ObjectShape.Point)]
    [Parameter(ParameterSetName = ObjectShape.Skeleton)]
    [Parameter(ParameterSetName = ObjectShape.Bitmask)]
    public SwitchParameter Clip { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    [ArgumentCompleter(typeof(ObjectFeatureCompleter))]
    public string? Feature { get; set; }

    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AnswerCompleter))]
    public IDictionary? Answer { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Frame { get; set; }

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        _answers = Answer is null ? null : PlainValue.Of(Answer);
        if (ParameterSetName is not (AnswerSet or RangeSet))
        {
            _geometry = GivenGeometry.Read(ParameterSetName, PlainValue.Of(BoundingBox ?? RotatableBoundingBox ?? Polygon ?? Polyline ?? Point ?? Skeleton ?? Bitmask), Pixel, Clip);
        }
        else if (ParameterSetName == AnswerSet && Answer is null && Feature is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "There is nothing to change. Give -Answer, -Feature, -Range or coordinates, such as -BoundingBox.");
        }
    }

    private protected override void ProcessInput()
    {
        foreach (var instance in Instance)
        {
            Guard(instance, () =>
            {
                var row = RowOf(instance.Row, new LabelRowReference(instance), instance);
                if (ShouldProcess($"{Describe(instance)} of {LabelRowItem.Describe(row.Value!)}", "Change the object"))
                {
                    Gather(row, instance);
                }
            });
        }
    }

    private protected override string Describe(object instance) => EditedObjects.Describe(instance);

    private protected override IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology, IReadOnlyList<EditedPlace> edited) =>
        EditedObjects.Read(document, ontology, edited);

    private protected override EditedPlace Edit(LabelRow row, LabelDocument document, OntologyStructure ontology, object instance)
    {
        var source = (ObjectInstance)instance;
        var change = new ObjectChange(source.ObjectHash, _author)
        {
            Frames = Frame is not null ? FrameRangeList.FromFrames(Frame) : source.Frame is { } own ? FrameRangeList.FromFrames([own]) : FrameRangeList.Empty,
            Geometry = _geometry,
            Ranges = Range is null ? null : FrameRangeList.Union(Range),
            Feature = Feature is null ? null : FeatureLookup.Object(ontology, Feature),
            Answers = _answers,
        };
        if (_changer?.IsFor(document, ontology) != true)
        {
            _changer = new ObjectChanger(document, ontology);
        }

        _changer!.Change(change);
        return new EditedPlace(source.ObjectHash, change.Frames);
    }
}
