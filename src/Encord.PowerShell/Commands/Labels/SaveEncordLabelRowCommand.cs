using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsData.Save, "EncordLabelRow", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class SaveEncordLabelRowCommand : LabelRowBundleCommand
{
    private readonly Dictionary<string, int> _unchecked = new(StringComparer.Ordinal);
    private LabelSnapshot? _last;
    private bool _warned;

    [Parameter]
    public SwitchParameter ValidateBeforeSaving { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool WritesRows => PassThru;

    private protected override LabelRowOperation CreateOperation() => new SaveLabels(Client.LabelRows, Client.Labels, ValidateBeforeSaving, overwrite: Force);

    private protected override void WriteSent(LabelRowItem item)
    {
        if (item.Unchecked is { } reason)
        {
            _unchecked[reason] = _unchecked.TryGetValue(reason, out var count) ? count + 1 : 1;
        }

        base.WriteSent(item);
    }

    private protected override void EndCommand()
    {
        base.EndCommand();
        foreach (var doubt in _unchecked)
        {
            WriteWarning($"{doubt.Value} label rows were saved without looking whether somebody else had changed them, because the list of rows could not be read: {doubt.Key}");
        }
    }

    private protected override bool Accept(LabelRowItem item)
    {
        if (item.Row is not { } row)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"The label row {item.Reference} is only a hash, so it has no labels to save. Pipe in the row that Initialize-EncordLabelRow wrote.");
        }

        var snapshot = LabelSnapshot.Of(row);
        // The instances that were added to a row come down the pipeline one by one; their row is saved once.
        if (_last is not null && ReferenceEquals(_last.Row, row) && ReferenceEquals(_last.Json, snapshot.Json))
        {
            return false;
        }

        if (!ShouldProcess(item.Description, "Save labels"))
        {
            return false;
        }

        if (snapshot.Document.IsFiltered && !_warned)
        {
            _warned = true;
            WriteWarning($"The labels of {item.Description} were loaded with a filter: saving them deletes on the server what the filter left out.");
        }

        _last = snapshot;
        item.Snapshot = snapshot;
        return true;
    }
}
