namespace Encord.Client.LabelRows;

/// <summary>
/// Gathers items into bundles, keeps a few bundles in flight at once, and gives the outcomes in the order the items came. Used by one thread, which
/// adds items, waits, and takes outcomes.
/// </summary>
/// <param name="size">Items in a bundle.</param>
/// <param name="throttleLimit">Bundles in flight.</param>
/// <param name="send">Sends one bundle; gives the items that failed.</param>
/// <param name="cancellationToken">Ends what is in flight.</param>
internal sealed class BundleQueue<TItem>(
    int size,
    int throttleLimit,
    Func<BundleKey, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyDictionary<TItem, EncordException>>> send,
    CancellationToken cancellationToken) : IDisposable
    where TItem : class
{
    private readonly Queue<Slot> _slots = new();
    private readonly Dictionary<BundleKey, List<Slot>> _open = [];
    private readonly List<Task> _inFlight = [];
    private readonly SemaphoreSlim _places = new(throttleLimit);

    private sealed class Slot(TItem item, BundleKey key)
    {
        public TItem Item => item;

        public BundleKey Key => key;

        /// <summary>Whether the outcome was known from the start.</summary>
        public bool IsKnown { get; init; }

        public EncordException? Failure { get; set; }

        /// <summary>The bundle that the item went out with; null while it waits for others.</summary>
        public Task? Bundle { get; set; }
    }

    /// <summary>Whether items are without an outcome.</summary>
    public bool HasPending => _slots.Count > 0;

    /// <summary>Adds an item; a bundle that it fills goes out at once.</summary>
    public void Add(TItem item, BundleKey key)
    {
        var slot = new Slot(item, key);
        _slots.Enqueue(slot);
        if (!_open.TryGetValue(key, out List<Slot>? bundle))
        {
            _open[key] = bundle = new List<Slot>(Math.Min(size, 1024));
        }

        bundle.Add(slot);
        if (bundle.Count >= size)
        {
            Start(bundle);
        }
        else if (_slots.Count > (long)size * (throttleLimit + 1) && _slots.Peek() is { Bundle: null, IsKnown: false } first)
        {
            // The first item waits in a bundle that does not fill: everything behind it would be held back.
            Start(_open[first.Key]);
        }
    }

    /// <summary>Adds an item whose outcome is known already.</summary>
    public void AddFailed(TItem item, EncordException failure) => _slots.Enqueue(new Slot(item, new BundleKey("")) { IsKnown = true, Failure = failure });

    /// <summary>Sends what has gathered, full or not.</summary>
    public void Flush()
    {
        foreach (List<Slot> bundle in _open.Values.ToArray())
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

    /// <summary>Takes the next outcome in the order of the items, if it is known.</summary>
    public bool TryTake(out BundleOutcome<TItem> outcome)
    {
        outcome = null!;
        if (_slots.Count == 0 || _slots.Peek() is not { } first || !(first.IsKnown || first.Bundle is { IsCompleted: true }))
        {
            return false;
        }

        // A bundle that was cancelled has no outcomes: that comes out here.
        first.Bundle?.GetAwaiter().GetResult();
        Slot slot = _slots.Dequeue();
        outcome = new BundleOutcome<TItem>(slot.Item, slot.Failure);
        return true;
    }

    public void Dispose() => _places.Dispose();

    private void Start(List<Slot> bundle)
    {
        _open.Remove(bundle[0].Key);
        Task sending = Task.Run(() => SendAsync(bundle), cancellationToken);
        foreach (Slot slot in bundle)
        {
            slot.Bundle = sending;
        }

        _inFlight.Add(sending);
    }

    private async Task SendAsync(List<Slot> bundle)
    {
        // At the end several bundles start at once; they take turns.
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            IReadOnlyDictionary<TItem, EncordException> failures =
                await send(bundle[0].Key, bundle.ConvertAll(slot => slot.Item), cancellationToken).ConfigureAwait(false);
            foreach (Slot slot in bundle)
            {
                slot.Failure = failures.TryGetValue(slot.Item, out EncordException? failure) ? failure : null;
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
        foreach (Task done in _inFlight.Where(task => task.IsCompleted).ToArray())
        {
            _inFlight.Remove(done);
            await done.ConfigureAwait(false);
        }
    }
}
