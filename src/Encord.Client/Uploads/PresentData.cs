using Encord.Client.Datasets;

namespace Encord.Client.Uploads;

/// <summary>
/// What a dataset holds already, so that an upload that was stopped can be run again. The same title and the same size is the same data;
/// each data row stands for one file, so that two files of one name and size are two.
/// </summary>
internal sealed class PresentData
{
    private readonly Dictionary<(string? Kind, long? Length, string? Title), Queue<string>> _hashes = [];

    private PresentData()
    {
    }

    public static async Task<PresentData> ReadAsync(DataRowClient rows, string datasetHash, CancellationToken cancellationToken)
    {
        var present = new PresentData();
        await foreach (var row in rows.ListAsync(datasetHash, new DataRowFilter(), cancellationToken).ConfigureAwait(false))
        {
            var isGroup = row.DataType == UploadKind.ImageGroup.Name || row.DataType == UploadKind.Dicom.Name;
            var key = (row.DataType, isGroup ? null : row.FileSize, row.Title);
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
        TryTake(unit, unit.Kind.IsGroup ? null : unit.Length)
        // Where the server does not tell sizes, the title has to do.
        ?? (unit.Kind.IsGroup ? null : TryTake(unit, null));

    private string? TryTake(UploadUnit unit, long? length) =>
        _hashes.TryGetValue((unit.Kind.Name, length, unit.Title), out var hashes) && hashes.Count > 0 ? hashes.Dequeue() : null;
}
