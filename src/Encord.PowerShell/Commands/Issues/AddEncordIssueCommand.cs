using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.Client.Issues;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Issues;

[Cmdlet(VerbsCommon.Add, "EncordIssue", DefaultParameterSetName = TaskSet, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class AddEncordIssueCommand : IssueCommand
{
    private BundledInput<string, NewIssue>? _issues;

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Comment { get; set; } = string.Empty;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, int.MaxValue)]
    public int? Frame { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.0, 1.0)]
    public double? X { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.0, 1.0)]
    public double? Y { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Tag { get; set; } = [];

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 1000)]
    public int BundleSize { get; set; } = 1000;

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        if (X is null != Y is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "A point needs both -X and -Y, as fractions of the width and the height.");
        }
    }

    private protected override void Process(string projectHash, string dataHash, string? dataTitle, object? target)
    {
        var place = X is { } x && Y is { } y ? FormattableString.Invariant($"the point {x}, {y} of frame {Frame ?? 0} of ") : Frame is { } frame ? $"frame {frame} of " : "";
        if (ShouldProcess($"{place}'{dataTitle}' ({dataHash})", "Open an issue"))
        {
            (_issues ??= CreateBundles()).Add(Create(dataHash, target), projectHash);
        }
    }

    private protected override void EndCommand() => _issues?.Finish();

    private NewIssue Create(string dataHash, object? target) => new(dataHash, Comment, target)
    {
        // A picture has one frame, so that a point needs no frame.
        Frame = Frame ?? (X is null ? null : 0),
        Point = X is { } x && Y is { } y ? (x, y) : null,
        Tags = Tag,
    };

    private BundledInput<string, NewIssue> CreateBundles()
    {
        var client = Client.Issues;
        var sender = new BundleSender<string, NewIssue>((projectHash, issues, token) => client.OpenAsync(projectHash, issues, token), ItemFaults.Contains);
        return new(this, BundleSize, sender, issue => issue.Target, writeSent: null);
    }
}
