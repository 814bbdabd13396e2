using System.Management.Automation;
using Encord.PowerShell.Commands.Workflow;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>A command whose wire form takes one label row in a request.</summary>
public abstract class SingleLabelRowCommand : LabelRowCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is done to the row, for the question.</summary>
    private protected abstract string Question { get; }

    private protected abstract Task SendAsync(string projectHash, string labelHash, LabelRow? row, CancellationToken cancellationToken);

    protected override void ProcessRecord()
    {
        foreach (LabelRowReference reference in LabelRow)
        {
            Guard(reference.Value ?? (object?)reference.Hash, () =>
            {
                var task = new LabelRowTask(reference, ProjectOf(reference));
                if (reference.Hash is not { } hash)
                {
                    throw new EncordException(
                        EncordErrorId.InvalidArgument, $"The row {task.Description} has no labels yet. Run Initialize-EncordLabelRow on it first.");
                }

                if (!ShouldProcess(task.Description, Question))
                {
                    return;
                }

                Await(SendAsync(task.ProjectHash, hash, reference.Value, EndToken));
                if (PassThru)
                {
                    WriteObject(Find(reference));
                }
            });
        }
    }
}
