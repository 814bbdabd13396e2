using System.Collections.Concurrent;

namespace Encord.Client.Uploads;

/// <summary>Units that one job of the server adds together.</summary>
internal sealed class UploadBatch
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ConcurrentQueue<UploadPlace>>>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _wanted;
    private int _left;

    public UploadBatch(IReadOnlyList<UploadUnit> units)
    {
        Units = [.. units.Select(unit => new UnitInProgress(unit))];
        _left = units.Sum(unit => unit.Files.Count);
        _wanted = units.GroupBy(unit => unit.Kind.ItemType, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => kind.Sum(unit => unit.Files.Count), StringComparer.Ordinal);
    }

    public IReadOnlyList<UnitInProgress> Units { get; }

    public IEnumerable<UploadTask> Tasks => Units.SelectMany(unit => unit.Unit.Files.Select((_, index) => new UploadTask(this, unit, index)));

    /// <returns>True for the last file of the batch.</returns>
    public bool CountDown() => Interlocked.Decrement(ref _left) == 0;

    /// <summary>A place for a file. The first who asks gets places for the whole batch: links last only so long, so later batches wait for theirs.</summary>
    public async Task<UploadPlace> TakePlaceAsync(string itemType, UploadPlaces source, CancellationToken cancellationToken)
    {
        var asked = _places.GetOrAdd(itemType, _ => new(async () =>
            new ConcurrentQueue<UploadPlace>(await source.AskAsync(itemType, _wanted[itemType], cancellationToken).ConfigureAwait(false))));
        var places = await asked.Value.ConfigureAwait(false);
        return places.TryDequeue(out var place) ? place : (await source.AskAsync(itemType, 1, cancellationToken).ConfigureAwait(false))[0];
    }
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
