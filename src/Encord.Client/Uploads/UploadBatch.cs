using System.Collections.Concurrent;

namespace Encord.Client.Uploads;

/// <summary>Units that one job of the server adds together.</summary>
internal sealed class UploadBatch
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ConcurrentQueue<UploadPlace>>>> _places = new(StringComparer.Ordinal);
    private int _left;

    public UploadBatch(IReadOnlyList<UploadUnit> units, int start, int count)
    {
        var own = new UnitInProgress[count];
        for (var i = 0; i < count; i++)
        {
            own[i] = new UnitInProgress(units[start + i]);
            _left += own[i].Unit.Files.Count;
        }

        Units = own;
    }

    public IReadOnlyList<UnitInProgress> Units { get; }

    /// <returns>True for the last file of the batch.</returns>
    public bool CountDown() => Interlocked.Decrement(ref _left) == 0;

    /// <summary>A place for a file. The first who asks gets places for the whole batch: links last only so long, so later batches wait for theirs.</summary>
    public ValueTask<UploadPlace> TakePlaceAsync(string itemType, UploadPlaces source, CancellationToken cancellationToken) =>
        _places.TryGetValue(itemType, out var asked) && asked.IsValueCreated && asked.Value.Status == TaskStatus.RanToCompletion
        && asked.Value.Result.TryDequeue(out var place)
            ? new(place)
            : new(AskAsync(itemType, source, cancellationToken));

    private async Task<UploadPlace> AskAsync(string itemType, UploadPlaces source, CancellationToken cancellationToken)
    {
        var asked = _places.GetOrAdd(itemType, _ => new(async () =>
            new ConcurrentQueue<UploadPlace>(await source.AskAsync(itemType, Wanted(itemType), cancellationToken).ConfigureAwait(false))));
        var places = await asked.Value.ConfigureAwait(false);
        return places.TryDequeue(out var place) ? place : await source.AskAsync(itemType, cancellationToken).ConfigureAwait(false);
    }

    private int Wanted(string itemType) => Units.Where(unit => unit.Unit.Kind.ItemType == itemType).Sum(unit => unit.Unit.Files.Count);
}

/// <summary>A unit while its files are sent.</summary>
internal sealed class UnitInProgress(UploadUnit unit)
{
    public UploadUnit Unit => unit;

    public UploadPlace[] Places { get; } = new UploadPlace[unit.Files.Count];

    /// <summary>The first failure of one of its files.</summary>
    public EncordException? Failure { get; set; }
}

/// <summary>One file to send.</summary>
internal readonly record struct UploadTask(UploadBatch Batch, UnitInProgress Unit, int Index);
