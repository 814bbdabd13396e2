using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>A command whose wire form takes one label row in a request.</summary>
public abstract class LabelRowCommand : EncordConnectedCommand
{
    private protected OverlappedRequests Requests => field ??= new(this);

    [Parameter(Mandatory = true, Position = 3, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () =>
            {
                // A row that was read from a file without a label hash may have labels by now.
                var row = reference is { Value: null, Hash: null } ? new LabelRowReference(this.Find(reference, Project)) : reference;
                ProcessRow(row, this.ProjectOf(row, Project));
            });
        }
    }

    private protected override void EndCommand() => Requests.Finish();

    private protected abstract void ProcessRow(LabelRowReference row, string projectHash);

    /// <summary>The hash of the row's labels, if the user agrees to what is done with them; null if not.</summary>
    /// <exception cref="EncordException">The row has no labels yet.</exception>
    private protected string? AgreedHash(LabelRowReference row, string projectHash, string question)
    {
        var target = this.DescribeRow(row, projectHash);
        var hash = row.Hash ?? throw new EncordException(EncordErrorId.InvalidArgument, $"The row {target} has no labels yet. Run Initialize-EncordLabelRow on it first.");
        return ShouldProcess(target, question) ? hash : null;
    }
}
