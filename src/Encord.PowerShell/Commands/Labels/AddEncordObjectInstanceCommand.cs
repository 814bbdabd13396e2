using System.Collections;
using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Add, "EncordObjectInstance", SupportsShouldProcess = true, DefaultParameterSetName = ObjectShape.BoundingBox)]
[OutputType(typeof(ObjectInstance))]
public sealed class AddEncordObjectInstanceCommand : LabelEditCommand
{
    private const string Ranges = "Range";
    private const string Detected = "Detection";

    private readonly List<LabelRow> _rows = [];
    private bool _rowsArePiped;

    // Not mandatory, so that the error about a missing geometry can name all of them: the engine would name one.
    [Parameter(ParameterSetName = ObjectShape.BoundingBox)]
    [ValidateNotNull]
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

    [Parameter(Mandatory = true, ParameterSetName = Ranges)]
    public FrameRange[]? Range { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Detected)]
    public Detection? Detection { get; set; }

    [Parameter(ParameterSetName = ObjectShape.BoundingBox)]
    [Parameter(ParameterSetName = ObjectShape.RotatableBoundingBox)]
    [Parameter(ParameterSetName = ObjectShape.Polygon)]
    [Parameter(ParameterSetName = ObjectShape.Polyline)]
    [Parameter(ParameterSetName = ObjectShape.Point)]
    [Parameter(ParameterSetName = ObjectShape.Skeleton)]
    [Parameter(ParameterSetName = ObjectShape.Bitmask)]
    public SwitchParameter Pixel { get; set; }

    [Parameter]
    public SwitchParameter Clip { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(AnswerCompleter))]
    public IDictionary? Answer { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ObjectHash { get; set; }

    private protected override FrameRange[]? GivenRange => Range;

    private protected override string Question => $"Add '{Feature}'";

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        _rowsArePiped = LabelRow.Length == 0;
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName != Detected)
        {
            base.ProcessInput();
        }
        else if (_rowsArePiped)
        {
            // Which of them the detection belongs to is known when all are there.
            FindRows();
        }
        else
        {
            if (_rows.Count == 0)
            {
                FindRows();
            }

            AddDetection();
        }
    }

    private protected override void EndCommand()
    {
        if (_rowsArePiped && _rows.Count > 0)
        {
            AddDetection();
        }
    }

    private void FindRows()
    {
        foreach (var reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () => _rows.Add(Find(reference)));
        }
    }

    private void AddDetection() => Guard(Detection, () => AddTo(DetectionRow.Find(Detection!, _rows)));

    private protected override void Add(LabelRow row, OntologyStructure ontology)
    {
        var document = LabelDocuments.Of(row);
        var feature = FeatureLookup.Object(ontology, Feature);
        var frames = Detection is { } found && Frame is null ? FrameRangeList.FromFrames([found.Frame]) : FramesOf(document);
        var ranges = document.Layout == LabelLayout.Ranges;
        var author = Detection is null ? Author
            : Author with { Confidence = Confidence ?? Detection.Confidence, ManualAnnotation = Author.ManualAnnotation ?? false };
        var edit = new ObjectEdit(feature, author)
        {
            ObjectHash = ObjectHash ?? Detection?.ObjectHash,
            Overwrite = Force,
            Ranges = ranges ? frames : FrameRangeList.Empty,
            Frames = ranges ? [] : Geometry().On(document, feature, frames),
            Answers = Answer is null ? [] : AnswerInput.Read(PlainValue.Of(Answer), feature.Attributes, "'" + feature.Name + "'"),
        };
        var hash = new ObjectEditor(document, ontology).Add(edit);
        if (PassThru)
        {
            WriteObject(
                new LabelReader(document, ontology).Objects().Where(instance => instance.ObjectHash == hash && (instance.Frame is not { } frame || frames.Contains(frame))),
                enumerateCollection: true);
        }
    }

    private GivenGeometry Geometry() => Detection is not null
        ? GivenGeometry.Of(Detection, Clip)
        : GivenGeometry.Read(ParameterSetName, PlainValue.Of(BoundingBox ?? RotatableBoundingBox ?? Polygon ?? Polyline ?? Point ?? Skeleton ?? Bitmask), Pixel, Clip);
}
