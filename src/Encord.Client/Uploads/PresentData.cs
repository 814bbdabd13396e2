using Encord.Client.Datasets;

namespace Encord.Client.Uploads;

/// <summary>What tells that a unit is in the dataset already. What is compared is named to the user, because less can be a mistake.</summary>
internal enum PresentBasis
{
    /// <summary>The server does not say more.</summary>
    Title,

    TitleAndSize,

    /// <summary>The titles and sizes of all files of a group or series, in order.</summary>
    Files,

    /// <summary>The UID of the DICOM series, and the number of its files.</summary>
    SeriesUid,

    /// <summary>Every byte.</summary>
    Content,
}

/// <summary>A unit that is in the dataset already.</summary>
internal sealed record PresentUnit(UploadUnit Unit, string DataHash, PresentBasis Basis);

/// <summary>
/// What a dataset holds already, so that an upload that was stopped can be run again. Data is the same as strictly as what is known allows: a title
/// alone is not enough where sizes, the files of a group or the UIDs of a series can be compared. Each data row stands for one unit, so that two
/// files of one name and size are two.
/// </summary>
internal sealed class PresentData
{
    private readonly EncordClient _client;
    private readonly string _datasetHash;
    private readonly ContentComparison? _comparison;
    private readonly Dictionary<(string Kind, long? Length, string Title), List<DataRow>> _rows = [];
    private ILookup<string, DataRow>? _series;

    private PresentData(EncordClient client, string datasetHash, ContentComparison? comparison)
    {
        _client = client;
        _datasetHash = datasetHash;
        _comparison = comparison;
    }

    /// <param name="client">Asks the server.</param>
    /// <param name="datasetHash">Where to look.</param>
    /// <param name="comparison">Compares bytes; null to trust what is known of the files.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<PresentData> ReadAsync(EncordClient client, string datasetHash, ContentComparison? comparison, CancellationToken cancellationToken)
    {
        var present = new PresentData(client, datasetHash, comparison);
        await foreach (var row in client.DataRows.ListAsync(datasetHash, new DataRowFilter(), cancellationToken).ConfigureAwait(false))
        {
            if (!present._rows.TryGetValue(KeyOf(row), out var rows))
            {
                present._rows[KeyOf(row)] = rows = [];
            }

            rows.Add(row);
        }

        return present;
    }

    /// <returns>The data row that the unit is already, or null. No other unit gets the same one.</returns>
    /// <exception cref="EncordException">It cannot be told: a file cannot be read, or the stored one cannot be fetched.</exception>
    public async ValueTask<PresentUnit?> TakeAsync(UploadUnit unit, CancellationToken cancellationToken)
    {
        var (candidates, basis) = await CandidatesAsync(unit, cancellationToken).ConfigureAwait(false);
        foreach (var row in candidates)
        {
            if (await BasisAsync(unit, row, basis, cancellationToken).ConfigureAwait(false) is { } sure)
            {
                _rows[KeyOf(row)].Remove(row);
                return new PresentUnit(unit, row.DataHash, sure);
            }
        }

        return null;
    }

    /// <summary>What the rows and the units of one place have in common. What consists of several files has no size of its own.</summary>
    private static (string Kind, long? Length, string Title) KeyOf(DataRow row) =>
        (row.DataType, row.DataType == UploadKind.ImageGroup.Name || row.DataType == UploadKind.Dicom.Name ? null : row.FileSize, row.Title);

    private async ValueTask<(IReadOnlyList<DataRow> Rows, PresentBasis Basis)> CandidatesAsync(UploadUnit unit, CancellationToken cancellationToken)
    {
        if (unit.SeriesUid is { } seriesUid)
        {
            _series ??= await ReadSeriesAsync(cancellationToken).ConfigureAwait(false);
            DataRow[] ofSeries = [.. _series[seriesUid].Where(IsFree)];
            if (ofSeries.Length > 0)
            {
                return (ofSeries, PresentBasis.SeriesUid);
            }

            // A series whose UID the server does not tell may still be known by its files; one with another UID is another series.
            return ([.. Rows(unit, null).Where(row => _series[string.Empty].Contains(row))], PresentBasis.Files);
        }

        if (unit.Kind.IsGroup)
        {
            return ([.. Rows(unit, null)], PresentBasis.Files);
        }

        // Where the server does not tell sizes, the title has to do.
        var sized = Rows(unit, unit.Length);
        return sized.Count > 0 ? ([.. sized], PresentBasis.TitleAndSize) : ([.. Rows(unit, null)], PresentBasis.Title);
    }

    /// <returns>What proves that the row is the unit; null when it is not.</returns>
    private async ValueTask<PresentBasis?> BasisAsync(UploadUnit unit, DataRow row, PresentBasis basis, CancellationToken cancellationToken)
    {
        if (_comparison is null && basis is PresentBasis.Title or PresentBasis.TitleAndSize)
        {
            return basis;
        }

        var whole = await _client.DataRows.GetAsync(_datasetHash, row.DataHash, signUrls: _comparison is not null, cancellationToken).ConfigureAwait(false);
        if (_comparison is not null)
        {
            return await _comparison.IsSameAsync(unit, whole, cancellationToken).ConfigureAwait(false) ? PresentBasis.Content : null;
        }

        if (whole.ImagesData is not { } files)
        {
            return basis == PresentBasis.SeriesUid ? basis : PresentBasis.Title;
        }

        return files.Count == unit.Files.Count && (basis == PresentBasis.SeriesUid || HasFiles(unit, files)) ? basis : null;
    }

    private static bool HasFiles(UploadUnit unit, IReadOnlyList<DataRowImage> files) =>
        unit.Files.Zip(files, (local, stored) => local.Name == stored.Title && (stored.FileSize is null || stored.FileSize == local.Length)).All(isSame => isSame);

    private List<DataRow> Rows(UploadUnit unit, long? length) => _rows.TryGetValue((unit.Kind.Name, length, unit.Title), out var rows) ? rows : [];

    private bool IsFree(DataRow row) => _rows.TryGetValue(KeyOf(row), out var rows) && rows.Contains(row);

    /// <summary>The DICOM series of the dataset by their UIDs; those that the server tells none for have the empty one.</summary>
    private async Task<ILookup<string, DataRow>> ReadSeriesAsync(CancellationToken cancellationToken)
    {
        DataRow[] rows = [.. _rows.Where(entry => entry.Key.Kind == UploadKind.Dicom.Name).SelectMany(entry => entry.Value)];
        var uids = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        string[] items = [.. rows.Select(row => row.BackingItemUuid).OfType<string>().Distinct()];
        await foreach (var item in _client.Storage.GetItemsAsync(items, cancellationToken).ConfigureAwait(false))
        {
            uids[item.ItemUuid] = item.DicomSeriesUid;
        }

        return rows.ToLookup(row => row.BackingItemUuid is { } item && uids.TryGetValue(item, out var uid) ? uid ?? string.Empty : string.Empty);
    }
}
