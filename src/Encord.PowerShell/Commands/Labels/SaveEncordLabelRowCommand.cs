using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.PowerShell.Commands.Workflow;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsData.Save, "EncordLabelRow", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class SaveEncordLabelRowCommand : BundledLabelRowCommand
{
    private LabelSnapshot? _last;
    private bool _warned;

    [Parameter]
    public SwitchParameter ValidateBeforeSaving { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Accept(LabelRowTask task)
    {
        if (task.Row is not { } row)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"The label row {task.Reference.Hash} is a bare hash and has no labels to save. Pipe in the row that Initialize-EncordLabelRow wrote.");
        }

        LabelSnapshot snapshot = LabelSnapshot.Of(row);
        // The instances that were added to a row come down the pipeline one by one; their row is saved once.
        if (_last is not null && ReferenceEquals(_last.Row, row) && ReferenceEquals(_last.Json, snapshot.Json))
        {
            return false;
        }

        if (!ShouldProcess(task.Description, "Save labels"))
        {
            return false;
        }

        if (snapshot.Document.IsFiltered && !_warned)
        {
            _warned = true;
            WriteWarning($"The labels of {task.Description} were loaded with a filter: saving them deletes on the server what the filter left out.");
        }

        _last = snapshot;
        task.Snapshot = snapshot;
        return true;
    }

    private protected override async Task<IReadOnlyDictionary<LabelRowTask, EncordException>> SendAsync(
        string operation, string projectHash, IReadOnlyList<LabelRowTask> tasks, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<LabelRow, EncordException> changed = Force
            ? new Dictionary<LabelRow, EncordException>()
            : await Client.Labels.FindChangedAsync(projectHash, tasks.Select(task => task.Row!).ToArray(), cancellationToken).ConfigureAwait(false);
        LabelRowTask[] unchanged = changed.Count == 0 ? tasks.ToArray() : tasks.Where(task => !changed.ContainsKey(task.Row!)).ToArray();
        if (unchanged.Length > 0)
        {
            await Client.Labels.SaveAsync(projectHash, unchanged.Select(task => task.Snapshot!).ToArray(), ValidateBeforeSaving, cancellationToken).ConfigureAwait(false);
        }

        return changed.Count == 0 ? NoFailures : tasks.Where(task => changed.ContainsKey(task.Row!)).ToDictionary(task => task, task => changed[task.Row!]);
    }

    private protected override void WriteSent(LabelRowTask task)
    {
        if (PassThru)
        {
            WriteObject(task.Row);
        }
    }
}
