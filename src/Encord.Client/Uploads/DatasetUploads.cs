using Encord.Client.Datasets;

namespace Encord.Client.Uploads;

/// <summary>All that one command adds to one dataset: knows what was there before, and, where somebody wants them, which data rows came of it.</summary>
internal sealed class DatasetUploads(EncordClient client, string datasetHash, UploadOptions options, bool isListed)
{
    private const int HashesPerRequest = 500;

    private readonly List<string> _hashes = [];
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private PresentData? _data;

    public string DatasetHash => datasetHash;

    /// <summary>
    /// Tells which units the dataset holds already, unless everything is to be uploaded anyway. Their data rows count as ones that came of the command.
    /// </summary>
    /// <returns>Those that are there, and those of which it cannot be told.</returns>
    public async Task<(IReadOnlyList<PresentUnit> Present, IReadOnlyList<UploadResult> Failed)> FindPresentAsync(
        IReadOnlyList<UploadUnit> units, CancellationToken cancellationToken)
    {
        if (options.AllowDuplicate)
        {
            return ([], []);
        }

        _data ??= await PresentData.ReadAsync(client, datasetHash, options.CompareContent ? client.ContentComparison : null, cancellationToken).ConfigureAwait(false);
        var present = new List<PresentUnit>();
        var failed = new List<UploadResult>();
        foreach (var unit in units)
        {
            try
            {
                if (await _data.TakeAsync(unit, cancellationToken).ConfigureAwait(false) is { } there)
                {
                    present.Add(there);
                    _present.Add(there.DataHash);
                    Remember([there.DataHash]);
                }
            }
            catch (EncordException failure)
            {
                failed.Add(UploadResult.Failed(unit, failure));
            }
        }

        return (present, failed);
    }

    /// <summary>Whether a data row was there before the command.</summary>
    public bool WasPresent(string dataHash) => _present.Contains(dataHash);

    public async IAsyncEnumerable<UploadResult> RunAsync(
        IReadOnlyList<UploadUnit> units, UploadProgress progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var result in client.Uploader.RunAsync(datasetHash, units, options, progress, cancellationToken).ConfigureAwait(false))
        {
            Remember(result.DataHashes);
            yield return result;
        }
    }

    public async Task<UploadJobState> AddFromCloudAsync(
        ReadOnlyMemory<byte> manifest, string integrationUuid, string fileName, Action<UploadJobState> polled, CancellationToken cancellationToken)
    {
        var job = await client.UploadJobs.StartAsync(datasetHash, manifest, integrationUuid, fileName, cancellationToken).ConfigureAwait(false);
        var state = await client.UploadJobs.WaitAsync(datasetHash, job, polled, cancellationToken).ConfigureAwait(false);
        Remember(state.Added.Select(added => added.DataHash));
        return state;
    }

    /// <summary>The data rows that came of the command since the last time, in the order of the dataset.</summary>
    public async IAsyncEnumerable<DataRow> TakeRowsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string[] hashes = [.. _hashes];
        _hashes.Clear();
        for (var start = 0; start < hashes.Length; start += HashesPerRequest)
        {
            var filter = new DataRowFilter { DataHashes = [.. hashes.Skip(start).Take(HashesPerRequest)] };
            await foreach (var row in client.DataRows.ListAsync(datasetHash, filter, cancellationToken).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }

    private void Remember(IEnumerable<string> dataHashes)
    {
        if (isListed)
        {
            _hashes.AddRange(dataHashes);
        }
    }
}
