using System.Collections;
using System.Management.Automation;
using Encord.Client.Algorithms;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Algorithms;

[Cmdlet(VerbsLifecycle.Invoke, "EncordInterpolation", SupportsShouldProcess = true, DefaultParameterSetName = LabelRowSet)]
[OutputType(typeof(LabelRow), ParameterSetName = [LabelRowSet])]
[OutputType(typeof(ObjectInstance), ParameterSetName = [FrameSet])]
[OutputType(typeof(string), ParameterSetName = [FrameSet])]
public sealed class InvokeEncordInterpolationCommand : LabelAlgorithmCommand
{
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FrameSet)]
    [ValidateNotNull]
    public IDictionary? KeyFrame { get; set; }

    [Parameter(Mandatory = true, Position = 2, ParameterSetName = FrameSet)]
    [Parameter(ParameterSetName = LabelRowSet)]
    [ValidateNotNullOrEmpty]
    public string[]? ObjectHash { get; set; }

    private protected override string Question => "Put interpolated places of objects into the row";

    private protected override string RunOnFrames(string projectHash) => Await(Client.Algorithms.InterpolateAsync(
        projectHash, FrameObjects.Checked(JsonConversion.ToUtf8(KeyFrame!)), ObjectHash!, EndToken));

    private protected override IReadOnlyList<ObjectInstance> RunOnRow(LabelRow row, OntologyStructure ontology, IReadOnlyList<ObjectInstance> instances)
    {
        foreach (var absent in (ObjectHash ?? []).Where(hash => instances.All(instance => instance.ObjectHash != hash)))
        {
            throw new EncordException(EncordErrorId.NotFound, $"The label row of '{row.DataTitle}' has no object {absent}. Get-EncordObjectInstance lists those it has.");
        }

        // One key frame has nothing to fill towards.
        var keys = instances.Where(instance => ObjectHash is null || ObjectHash.Contains(instance.ObjectHash))
            .GroupBy(instance => instance.ObjectHash).Where(group => group.Count() > 1).ToList();
        return keys.Count == 0 ? [] : FrameObjects.Read(
            Await(Client.Algorithms.InterpolateAsync(row.ProjectHash, RowFrames.ToJson(keys.SelectMany(group => group)), [.. keys.Select(group => group.Key)], EndToken)),
            row.ProjectHash);
    }
}
