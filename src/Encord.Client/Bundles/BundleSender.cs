namespace Encord.Client.Bundles;

/// <summary>
/// Sends a bundle, and finds out what can be sent of one that the server refuses. A bundle that is too large is split, and the limit that the
/// server named holds for the bundles after it. One that is refused because of an item is halved until the item stands alone. Sending a part
/// again is safe: the server takes all or nothing of a bundle, and this one was refused.
/// </summary>
/// <param name="send">Sends items in one request. Gives those that the server passed over, with the reason.</param>
/// <param name="isAboutOneItem">Whether a refusal is about one of the items; null where none ever is.</param>
internal sealed class BundleSender<TKey, TItem>(
    Func<TKey, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyDictionary<TItem, EncordException>>> send,
    Func<EncordException, bool>? isAboutOneItem = null)
    where TItem : notnull
{
    private static readonly IReadOnlyDictionary<TItem, EncordException> None = new Dictionary<TItem, EncordException>();

    private int _limit = int.MaxValue;

    /// <summary>For requests that the server takes or refuses as a whole.</summary>
    public BundleSender(Func<TKey, IReadOnlyList<TItem>, CancellationToken, Task> send, Func<EncordException, bool>? isAboutOneItem = null)
        : this((key, items, token) => AllOrNothingAsync(send(key, items, token)), isAboutOneItem)
    {
    }

    /// <summary>Whether a part of a bundle means anything to the server. Where it does not, a refusal is about every item.</summary>
    public bool IsDivisible { get; init; } = true;

    public async Task<IReadOnlyDictionary<TItem, EncordException>> SendAsync(TKey key, IReadOnlyList<TItem> items, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<TItem, EncordException>();
        var waiting = new Stack<IReadOnlyList<TItem>>();
        waiting.Push(items);
        while (waiting.Count > 0)
        {
            var part = waiting.Pop();
            if (IsDivisible && part.Count > Volatile.Read(ref _limit))
            {
                Split(part, Volatile.Read(ref _limit), waiting);
                continue;
            }

            try
            {
                foreach (var passedOver in await send(key, part, cancellationToken).ConfigureAwait(false))
                {
                    failures[passedOver.Key] = passedOver.Value;
                }
            }
            catch (EncordException failure) when (IsDivisible && part.Count > 1 && failure.ErrorId is EncordErrorId.MultiLabelLimit or EncordErrorId.PayloadTooLarge)
            {
                var named = failure.MaximumLabelsAllowed is { } most && most > 0 && most < part.Count ? most : (part.Count + 1) / 2;
                if (failure.ErrorId == EncordErrorId.MultiLabelLimit)
                {
                    // Too many bytes says nothing about the next bundle; too many rows does.
                    Volatile.Write(ref _limit, Math.Min(Volatile.Read(ref _limit), named));
                }

                Split(part, named, waiting);
            }
            catch (EncordException failure) when (IsDivisible && part.Count > 1 && isAboutOneItem?.Invoke(failure) == true)
            {
                Split(part, (part.Count + 1) / 2, waiting);
            }
            catch (EncordException failure)
            {
                foreach (var item in part)
                {
                    failures[item] = failure;
                }
            }
        }

        return failures;
    }

    private static async Task<IReadOnlyDictionary<TItem, EncordException>> AllOrNothingAsync(Task sending)
    {
        await sending.ConfigureAwait(false);
        return None;
    }

    /// <summary>Cuts into parts of at most <paramref name="size"/>, so that the first one is sent first.</summary>
    private static void Split(IReadOnlyList<TItem> items, int size, Stack<IReadOnlyList<TItem>> waiting)
    {
        var parts = new Stack<IReadOnlyList<TItem>>();
        for (var start = 0; start < items.Count; start += size)
        {
            parts.Push(items.Skip(start).Take(size).ToArray());
        }

        foreach (var part in parts)
        {
            waiting.Push(part);
        }
    }
}
