namespace Encord.Client.Bundles;

/// <summary>
/// Gathers items by what they have in common, sends those of one key together when they are enough and the rest at the end, and says how each
/// fared. Used by one thread, which adds items, waits, and takes outcomes; the sending is done by others.
/// </summary>
/// <param name="size">Items in a bundle.</param>
/// <param name="throttleLimit">Bundles in flight.</param>
/// <param name="send">Sends one bundle; gives the items that failed.</param>
/// <param name="cancellationToken">Ends what is in flight.</param>
internal sealed class BundleQueue<TKey, TItem>(
    int size,
    int throttleLimit,
    Func<TKey, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyDictionary<TItem, EncordException>>> send,
    CancellationToken cancellationToken) : IDisposable
    where TKey : notnull
    where TItem : notnull
{
    private readonly Queue<Slot> _slots = new();
    private readonly Dictionary<TKey, List<Slot>> _open = [];
    private readonly List<Task> _inFlight = [];
    private readonly SemaphoreSlim _places = new(throttleLimit);
    private int _waiting;

    private sealed class Slot(TItem item, TKey key)
    {
        public TItem Item => item;

        public TKey Key => key;

        public EncordException? Failure { get; set; }

        /// <summary>The bundle that the item went out with; null while it waits for others.</summary>
        public Task? Bundle { get; set; }
    }

    /// <summary>
    /// Whether outcomes come in the order of the items, over all bundles. Otherwise a bundle comes out as a whole, and bundles in the order in
    /// which they went out.
    /// </summary>
    public bool KeepsOrder { get; init; }

    /// <summary>Whether items are without an outcome.</summary>
    public bool HasPending => _slots.Count > 0 || _waiting > 0;

    /// <summary>Adds an item; a bundle that it fills goes out at once.</summary>
    public void Add(TItem item, TKey key)
    {
        var slot = new Slot(item, key);
        if (!_open.TryGetValue(key, out var bundle))
        {
            _open[key] = bundle = new List<Slot>(Math.Min(size, 1024));
        }

        bundle.Add(slot);
        _waiting++;
        if (KeepsOrder)
        {
            _slots.Enqueue(slot);
        }

        if (bundle.Count >= size)
        {
            Start(bundle);
        }
        else if (KeepsOrder && _slots.Count > (long)size * (throttleLimit + 1) && _slots.Peek() is { Bundle: null } first)
        {
            // The first item waits in a bundle that does not fill: everything behind it would be held back.
            Start(_open[first.Key]);
        }
    }

    /// <summary>Sends what has gathered, full or not.</summary>
    public void Flush()
    {
        foreach (var bundle in _open.Values.ToArray())
        {
            Start(bundle);
        }
    }

    /// <summary>Done when another bundle may go out.</summary>
    public async Task WhenRoomAsync()
    {
        while (_inFlight.Count >= throttleLimit)
        {
            await Task.WhenAny(_inFlight).ConfigureAwait(false);
            await ReapAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Done when the next outcome can be taken.</summary>
    public async Task WhenNextAsync()
    {
        if (_slots.Count > 0 && _slots.Peek().Bundle is { } bundle)
        {
            await bundle.ConfigureAwait(false);
        }

        await ReapAsync().ConfigureAwait(false);
    }

    /// <summary>Takes the next outcome, if it is known: of as many items as went out together and come next.</summary>
    public bool TryTake(out BundleOutcome<TKey, TItem> outcome)
    {
        outcome = null!;
        if (_slots.Count == 0 || _slots.Peek() is not { Bundle: { IsCompleted: true } bundle } first)
        {
            return false;
        }

        // A bundle that was cancelled has no outcomes: that comes out here.
        bundle.GetAwaiter().GetResult();
        var items = new List<ItemOutcome<TItem>>();
        while (_slots.Count > 0 && _slots.Peek().Bundle == bundle)
        {
            var slot = _slots.Dequeue();
            items.Add(new ItemOutcome<TItem>(slot.Item, slot.Failure));
        }

        outcome = new BundleOutcome<TKey, TItem>(first.Key, items);
        return true;
    }

    public void Dispose() => _places.Dispose();

    private void Start(List<Slot> bundle)
    {
        _open.Remove(bundle[0].Key);
        _waiting -= bundle.Count;
        var sending = Task.Run(() => SendAsync(bundle), cancellationToken);
        foreach (var slot in bundle)
        {
            slot.Bundle = sending;
            if (!KeepsOrder)
            {
                _slots.Enqueue(slot);
            }
        }

        _inFlight.Add(sending);
    }

    private async Task SendAsync(List<Slot> bundle)
    {
        // At the end several bundles start at once; they take turns.
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var failures =
                await send(bundle[0].Key, bundle.ConvertAll(slot => slot.Item), cancellationToken).ConfigureAwait(false);
            foreach (var slot in bundle)
            {
                slot.Failure = failures.TryGetValue(slot.Item, out var failure) ? failure : null;
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Forgets bundles that are done. What they failed with, beyond the failures of items, comes out here.</summary>
    private async Task ReapAsync()
    {
        foreach (var done in _inFlight.Where(task => task.IsCompleted).ToArray())
        {
            _inFlight.Remove(done);
            await done.ConfigureAwait(false);
        }
    }
}
