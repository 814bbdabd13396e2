using System.Collections;
using System.Management.Automation;
using Encord.Client.Algorithms;

using Encord.PowerShell.Completers;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Algorithms;

[Cmdlet(VerbsLifecycle.Invoke, "EncordBoundingBoxFitting", SupportsShouldProcess = true, DefaultParameterSetName = LabelRowSet)]
[OutputType(typeof(LabelRow), ParameterSetName = [LabelRowSet])]
[OutputType(typeof(ObjectInstance), ParameterSetName = [FrameSet])]
[OutputType(typeof(string), ParameterSetName = [FrameSet])]
public sealed class InvokeEncordBoundingBoxFittingCommand : LabelAlgorithmCommand
{
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FrameSet)]
    [ValidateNotNull]
    public IDictionary? Frame { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = FrameSet)]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumberTransformation]
    public int Width { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = FrameSet)]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumberTransformation]
    public int Height { get; set; }

    [Parameter(ParameterSetName = LabelRowSet)]
    [ValidateNotNullOrEmpty]
    public string[]? ObjectHash { get; set; }

    [Parameter(ParameterSetName = LabelRowSet)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    [ArgumentCompleter(typeof(ObjectFeatureCompleter))]
    public string? Feature { get; set; }

    private protected override string Question => "Put fitted boxes into the row";

    private protected override string RunOnFrames(string projectHash) => Await(Client.Algorithms.FitBoxesAsync(
        projectHash, FrameObjects.Checked(JsonConversion.ToUtf8(Frame!)), Width, Height, EndToken));

    private protected override IReadOnlyList<ObjectInstance> RunOnRow(LabelRow row, OntologyStructure ontology, IReadOnlyList<ObjectInstance> instances)
    {
        var feature = BoxTargets.Choose(ontology, Feature);
        if (row.Width is not > 0 || row.Height is not > 0)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The size of '{row.DataTitle}' in pixels is not known, and boxes cannot be fitted without it.");
        }

        var shapes = instances.Where(instance =>
            instance.Coordinates is Polygon or Bitmask or RotatableBoundingBox or Polyline or Skeleton
            && (ObjectHash is null || ObjectHash.Contains(instance.ObjectHash))).ToList();
        return shapes.Count == 0 ? [] : BoxTargets.Rename(
            FrameObjects.Read(
                Await(Client.Algorithms.FitBoxesAsync(row.ProjectHash, RowFrames.ToJson(shapes), row.Width.Value, row.Height.Value, EndToken)), row.ProjectHash),
            feature);
    }
}
