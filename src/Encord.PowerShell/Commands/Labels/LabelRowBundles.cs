using Encord.Client.LabelRows.Operations;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>Sends label rows through an operation in overlapping bundles, and hands on those that went through in the order in which they came.</summary>
/// <param name="command">The command that sends.</param>
/// <param name="operation">What is done with the rows.</param>
/// <param name="bundleSize">Rows in a request.</param>
/// <param name="throttleLimit">Requests at once.</param>
/// <param name="done">Called on the pipeline thread for each row that went through.</param>
internal sealed class LabelRowBundles(EncordConnectedCommand command, LabelRowOperation operation, int bundleSize, int throttleLimit, Action<LabelRowItem> done)
{
    private BundledInput<LabelRowBundleKey, LabelRowItem> Rows =>
        field ??= new(command, operation.CreateQueue(bundleSize, throttleLimit, command.EndToken), sent => sent.Target, (_, sent) => HandOn(sent));

    public void Add(LabelRowItem item)
    {
        if (operation.IsKnown(item) && !Rows.HasPending)
        {
            // Without a row before it to wait for, what is known is handed on at once.
            HandOn([item]);
        }
        else
        {
            Rows.Add(item, operation.KeyOf(item));
        }
    }

    public void Finish() => Rows.Finish();

    private void HandOn(IReadOnlyList<LabelRowItem> sent)
    {
        foreach (var item in sent)
        {
            operation.Complete(item);
            done(item);
        }
    }
}
