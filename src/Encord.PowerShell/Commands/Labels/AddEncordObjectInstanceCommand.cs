using System.Collections;
using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Labels.Rules;
using Encord.Client.Ontologies.Structure;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Add, "EncordObjectInstance", SupportsShouldProcess = true, DefaultParameterSetName = ObjectShape.BoundingBox)]
[OutputType(typeof(ObjectInstance))]
public sealed class AddEncordObjectInstanceCommand : LabelEditCommand
{
    private const string Ranges = "Range";
    private const string Detected = "Detection";

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

    [Parameter(Mandatory = true, ParameterSetName = Ranges)]
    public FrameRange[]? Range { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Detected)]
    public Detection? Detection { get; set; }

    [Parameter]
    public IDictionary? Answer { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ObjectHash { get; set; }

    private protected override FrameRange[]? GivenRange => Range;

    private protected override string Question => $"Add '{Feature}'";

    private protected override void Add(LabelRow row, OntologyStructure ontology)
    {
        LabelDocument document = LabelDocuments.Of(row);
        OntologyObject feature = FeatureLookup.Object(ontology, Feature);
        FrameRangeList frames = Detection is { } found && Frame is null ? FrameRangeList.FromFrames([found.Frame]) : FramesOf(document);
        bool ranges = document.Layout == LabelLayout.Ranges;
        Coordinates? coordinates = ranges ? null : Coordinates(document, feature);
        LabelAuthor author = Detection is null ? Author
            : Author with { Confidence = Confidence ?? Detection.Confidence, ManualAnnotation = Author.ManualAnnotation ?? false };
        var edit = new ObjectEdit(feature, author)
        {
            ObjectHash = ObjectHash ?? Detection?.ObjectHash,
            Overwrite = Force,
            Ranges = ranges ? frames : FrameRangeList.Empty,
            Frames = ranges ? [] : [.. FrameRules.Checked(document, frames).Frames().Select(frame => new KeyValuePair<int, Coordinates>(frame, coordinates!))],
            Answers = Answer is null ? [] : AnswerInput.Read(PlainValue.Of(Answer), feature.Attributes, "'" + feature.Name + "'"),
        };
        string hash = new ObjectEditor(document, ontology).Add(edit);
        if (PassThru)
        {
            WriteObject(
                new LabelReader(document, ontology).Objects().Where(instance => instance.ObjectHash == hash && (instance.Frame is not { } frame || frames.Contains(frame))),
                enumerateCollection: true);
        }
    }

    private Coordinates Coordinates(LabelDocument document, OntologyObject feature)
    {
        if (Detection is not null)
        {
            return Detection.BoundingBox ?? (Coordinates?)Detection.Polygon
                ?? throw document.Fault.Invalid("object '" + feature.Name + "'", "the detection says what the frame shows and is no object.");
        }

        object value = ParameterSetName switch
        {
            ObjectShape.BoundingBox => BoundingBox,
            ObjectShape.RotatableBoundingBox => RotatableBoundingBox,
            ObjectShape.Polygon => Polygon,
            ObjectShape.Polyline => Polyline,
            ObjectShape.Point => Point,
            ObjectShape.Skeleton => Skeleton,
            ObjectShape.Bitmask => Bitmask,
            _ => null,
        } ?? throw document.Fault.Invalid("object '" + feature.Name + "'", "it is drawn on frames and needs coordinates.");
        try
        {
            return CoordinateInput.Read(ParameterSetName, PlainValue.Of(value)!);
        }
        catch (EncordException failure)
        {
            throw document.Fault.At("object '" + feature.Name + "'", failure);
        }
    }
}
