namespace Encord.Client.LabelRows.Operations;

/// <summary>Does one thing with many label rows and gives those that failed.</summary>
internal static class RowBundle
{
    private const int Size = 1000;
    private const int AtOnce = 4;

    public static async Task<IReadOnlyDictionary<LabelRow, EncordException>> RunAsync(
        LabelRowOperation operation, IEnumerable<LabelRowItem> items, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<LabelRow, EncordException>();
        using var queue = operation.CreateQueue(Size, AtOnce, cancellationToken);
        foreach (var item in items)
        {
            queue.Add(item, operation.KeyOf(item));
        }

        queue.Flush();
        while (queue.HasPending)
        {
            await queue.WhenNextAsync().ConfigureAwait(false);
            while (queue.TryTake(out var outcome))
            {
                foreach (var item in outcome.Items)
                {
                    if (item.Failure is not null)
                    {
                        failures[item.Item.Row!] = item.Failure;
                    }
                    else
                    {
                        operation.Complete(item.Item);
                    }
                }
            }
        }

        return failures;
    }
}
