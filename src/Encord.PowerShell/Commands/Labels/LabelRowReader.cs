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

    private LabelRowBundles Rows => field ??= new(command, new ReadLabels(command.Client.LabelRows, command.Client.Labels), BundleSize, 4, read);

    public LabelRowItem Add(LabelRowReference row, ProjectReference? project)
    {
        var item = new LabelRowItem(row, command.ProjectOf(row, project));
        Add(item);
        return item;
    }

    public void Add(LabelRowItem item) => Rows.Add(item);

    public void Finish() => Rows.Finish();
}
