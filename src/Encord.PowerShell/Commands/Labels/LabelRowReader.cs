using Encord.Client.LabelRows.Operations;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>Reads the labels of rows in overlapping bundles and hands the rows on in the order in which they came. Nothing is put into them.</summary>
/// <param name="command">The command that reads.</param>
/// <param name="read">Called on the pipeline thread for each row, with its labels in <see cref="ReadLabels.DocumentOf"/>.</param>
internal sealed class LabelRowReader(EncordConnectedCommand command, Action<LabelRowItem> read)
{
    // A bundle is in memory as a whole, and the labels of its rows with it.
    private const int BundleSize = 200;

    private readonly ReadLabels _operation = new(command.Client.LabelRows, command.Client.Labels);
    private BundledInput<LabelRowBundleKey, LabelRowItem>? _rows;

    public LabelRowItem Add(LabelRowReference row, ProjectReference? project)
    {
        var item = new LabelRowItem(row, command.ProjectOf(row, project));
        Add(item);
        return item;
    }

    public void Add(LabelRowItem item)
    {
        _rows ??= new(command, _operation.CreateQueue(BundleSize, 4, command.EndToken), sent => sent.Target, (_, sent) => Hand(sent));
        if (_operation.IsKnown(item) && !_rows.HasPending)
        {
            Hand([item]);
        }
        else
        {
            _rows.Add(item, _operation.KeyOf(item));
        }
    }

    public void Finish() => _rows?.Finish();

    private void Hand(IReadOnlyList<LabelRowItem> items)
    {
        foreach (var item in items)
        {
            read(item);
        }
    }
}
