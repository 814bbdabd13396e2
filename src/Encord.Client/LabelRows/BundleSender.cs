namespace Encord.Client.LabelRows;

/// <summary>
/// Sends a bundle; one that the server finds too large is split and sent again, and the limit it named holds for the bundles after it. Sending a part
/// again is safe: the part that was refused was refused as a whole.
/// </summary>
/// <param name="send">Sends items in one request. Gives those that the server passed over, with the reason.</param>
internal sealed class BundleSender<TItem>(Func<BundleKey, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyDictionary<TItem, EncordException>>> send)
    where TItem : class
{
    private int _limit = int.MaxValue;

    public async Task<IReadOnlyDictionary<TItem, EncordException>> SendAsync(BundleKey key, IReadOnlyList<TItem> items, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<TItem, EncordException>();
        var waiting = new Stack<IReadOnlyList<TItem>>();
        waiting.Push(items);
        while (waiting.Count > 0)
        {
            IReadOnlyList<TItem> part = waiting.Pop();
            if (part.Count > Volatile.Read(ref _limit))
            {
                Split(part, Volatile.Read(ref _limit), waiting);
                continue;
            }

            try
            {
                foreach (KeyValuePair<TItem, EncordException> passedOver in await send(key, part, cancellationToken).ConfigureAwait(false))
                {
                    failures[passedOver.Key] = passedOver.Value;
                }
            }
            catch (EncordException failure) when (part.Count > 1 && failure.ErrorId is EncordErrorId.MultiLabelLimit or EncordErrorId.PayloadTooLarge)
            {
                int named = failure.MaximumLabelsAllowed is { } most && most > 0 && most < part.Count ? most : (part.Count + 1) / 2;
                if (failure.ErrorId == EncordErrorId.MultiLabelLimit)
                {
                    // Too many bytes says nothing about the next bundle; too many rows does.
                    Volatile.Write(ref _limit, Math.Min(Volatile.Read(ref _limit), named));
                }

                Split(part, named, waiting);
            }
            catch (EncordException failure)
            {
                foreach (TItem item in part)
                {
                    failures[item] = failure;
                }
            }
        }

        return failures;
    }

    /// <summary>Cuts into parts of at most <paramref name="size"/>, so that the first one is sent first.</summary>
    private static void Split(IReadOnlyList<TItem> items, int size, Stack<IReadOnlyList<TItem>> waiting)
    {
        var parts = new Stack<IReadOnlyList<TItem>>();
        for (int start = 0; start < items.Count; start += size)
        {
            parts.Push(items.Skip(start).Take(size).ToArray());
        }

        foreach (IReadOnlyList<TItem> part in parts)
        {
            waiting.Push(part);
        }
    }
}
