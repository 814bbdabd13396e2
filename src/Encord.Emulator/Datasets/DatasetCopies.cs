using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Datasets;

/// <summary>Copies data units into a new dataset. The files behind them are shared.</summary>
internal sealed class DatasetCopies(DatasetService datasets, DataRowStore rows, TimeProvider clock) : IEmulatorService
{
    private const int OwnStorage = 0;

    /// <param name="caller">Becomes its admin.</param>
    /// <param name="title">Of the new dataset.</param>
    /// <param name="description">Of the new dataset.</param>
    /// <param name="wanted">Dataset to data hashes; null for all of a dataset.</param>
    /// <returns>The new dataset, and which data became which.</returns>
    public (string DatasetHash, Dictionary<string, string> DataHashes) Create(
        Caller caller, string title, string description, IReadOnlyDictionary<string, IReadOnlyList<string>?> wanted)
    {
        var target = datasets.Create(caller, title, description, OwnStorage, withFolder: false);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        var now = clock.Now();
        foreach (var (source, selection) in wanted)
        {
            var all = rows.List(source);
            if (selection?.FirstOrDefault(hash => all.All(row => row.Hash != hash)) is { } unknown)
            {
                throw WireError.NotFound($"There is no data {unknown} in dataset {source}.");
            }

            foreach (var row in all.Where(row => selection?.Contains(row.Hash) != false))
            {
                hashes[row.Hash] = Guid.NewGuid().ToString();
                rows.Add(row with { Hash = hashes[row.Hash], DatasetHash = target.Hash, CreatedAt = now, LastEditedAt = now });
            }
        }

        return (target.Hash, hashes);
    }
}
