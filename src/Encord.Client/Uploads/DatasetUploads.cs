using Encord.Client.Datasets;

namespace Encord.Client.Uploads;

/// <summary>All that one command adds to one dataset: knows what was there before, and, where somebody wants them, which data rows came of it.</summary>
internal sealed class DatasetUploads(EncordClient client, string datasetHash, UploadOptions options, bool allowDuplicate, bool isListed)
{
    private const int HashesPerRequest = 500;

    private readonly List<string> _hashes = [];
    private PresentData? _present;

    public string DatasetHash => datasetHash;

    /// <summary>Learns what the dataset holds, unless everything is to be uploaded anyway. Asked once.</summary>
    public async Task<PresentData?> FindPresentAsync(CancellationToken cancellationToken) =>
        allowDuplicate ? null : _present ??= await PresentData.ReadAsync(client.DataRows, datasetHash, cancellationToken).ConfigureAwait(false);

    /// <summary>Whether the unit is in the dataset already; if so, its data row counts as one that came of the command.</summary>
    public bool IsPresent(UploadUnit unit)
    {
        if (_present?.Take(unit) is not { } hash)
        {
            return false;
        }

        Remember([hash]);
        return true;
    }

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
