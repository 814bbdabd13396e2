using Encord.Client.Datasets;

namespace Encord.Client.Uploads;

/// <summary>
/// What a dataset holds already, so that an upload that was stopped can be run again. The same title and the same size is the same data;
/// each data row stands for one file, so that two files of one name and size are two.
/// </summary>
internal sealed class PresentData
{
    private readonly Dictionary<string, Queue<string>> _hashes = new(StringComparer.Ordinal);

    private PresentData()
    {
    }

    public static async Task<PresentData> ReadAsync(DataRowClient rows, string datasetHash, CancellationToken cancellationToken)
    {
        var present = new PresentData();
        await foreach (var row in rows.ListAsync(datasetHash, new DataRowFilter(), cancellationToken).ConfigureAwait(false))
        {
            var isGroup = row.DataType == UploadKind.ImageGroup.Name || row.DataType == UploadKind.Dicom.Name;
            var key = Key(row.DataType, row.Title, isGroup ? null : row.FileSize);
            if (!present._hashes.TryGetValue(key, out var hashes))
            {
                present._hashes[key] = hashes = new();
            }

            hashes.Enqueue(row.DataHash);
        }

        return present;
    }

    /// <returns>The data row that the unit is already, or null. No other unit gets the same one.</returns>
    public string? Take(UploadUnit unit) =>
        TryTake(Key(unit.Kind.Name, unit.Title, unit.Kind.IsGroup ? null : unit.Length))
        // Where the server does not tell sizes, the title has to do.
        ?? (unit.Kind.IsGroup ? null : TryTake(Key(unit.Kind.Name, unit.Title, null)));

    private static string Key(string kind, string title, long? length) => FormattableString.Invariant($"{kind}\n{length}\n{title}");

    private string? TryTake(string key) => _hashes.TryGetValue(key, out var hashes) && hashes.Count > 0 ? hashes.Dequeue() : null;
}
