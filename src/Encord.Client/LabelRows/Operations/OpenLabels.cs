using Encord.Client.Labels;

namespace Encord.Client.LabelRows.Operations;

/// <summary>Makes rows ready to be edited: loads the labels of those that were only read or listed, and creates them where there are none yet. Labels that are loaded stay as they are.</summary>
internal sealed class OpenLabels(LabelRowClient rows, LabelClient labels) : LabelRowOperation(rows)
{
    private readonly LoadLabels _load = new(rows, labels, new LabelOptions());

    public override bool IsKnown(LabelRowItem item) => item.Row is { Labels: not null };

    public override void Complete(LabelRowItem item)
    {
        // Another item of the same row may have come first and may have been edited since.
        if (item.Row!.Labels is null)
        {
            _load.Complete(item);
        }
    }

    protected override string RequestFor(LabelRow row) => LoadLabels.RequestOf(row);

    protected override Task<IReadOnlyDictionary<LabelRowItem, EncordException>> SendAsync(
        string request, string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken)
    {
        var unknown = items.Where(item => !IsKnown(item)).ToArray();
        return unknown.Length == 0 ? Task.FromResult(NoFailures) : _load.LoadAsync(request, projectHash, unknown, cancellationToken);
    }
}
