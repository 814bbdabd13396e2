using System.Management.Automation;
using Encord.PowerShell.Commands.Labels;

namespace Encord.PowerShell.Commands.Workflow;

/// <summary>What completing a row and opening it again share.</summary>
public abstract class WorkflowMoveCommand : BundledLabelRowCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The wire's name of the move.</summary>
    private protected abstract string Action { get; }

    private protected override async Task<IReadOnlyDictionary<LabelRowTask, EncordException>> SendAsync(
        string operation, string projectHash, IReadOnlyList<LabelRowTask> tasks, CancellationToken cancellationToken)
    {
        string[] hashes = tasks.Select(task => task.Row!.LabelHash!).Distinct(StringComparer.Ordinal).ToArray();
        await Client.Labels.MoveAsync(projectHash, hashes, Action, cancellationToken).ConfigureAwait(false);
        return NoFailures;
    }

    private protected override void WriteSent(LabelRowTask task)
    {
        if (PassThru)
        {
            WriteObject(task.Row);
        }
    }
}
