using System.Collections.Concurrent;
using Encord.Client.Bundles;

namespace Encord.Client.Uploads;

/// <summary>How files are uploaded.</summary>
internal sealed record UploadOptions
{
    /// <summary>How many files are sent at once.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>Image groups become image sequences, which are shown as a video.</summary>
    public bool CreateVideo { get; init; }

    /// <summary>Everything is uploaded, whether it is there or not.</summary>
    public bool AllowDuplicate { get; init; }

    /// <summary>Data counts as there already only where all bytes are the same.</summary>
    public bool CompareContent { get; init; }
}

/// <summary>
/// Uploads files into a dataset: several at once, in batches that each end with one job of the server, so that the jobs run while the next
/// files are sent, and so that what was added stays when the rest is stopped.
/// </summary>
internal sealed class DatasetUploader(FileUploader files, UploadPlaces places, UploadJobClient jobs)
{
    /// <summary>What becomes of each unit, in the order in which they end. One that fails leaves the others alone.</summary>
    public IAsyncEnumerable<UploadResult> RunAsync(
        string datasetHash, IReadOnlyList<UploadUnit> units, UploadOptions options, UploadProgress progress, CancellationToken cancellationToken = default) =>
        WorkStream<UploadResult>.RunAsync(
            (results, stop) =>
            {
                progress.Expect(units);
                return WorkAsync(new UploadContext(datasetHash, options, progress, results), units, stop);
            },
            cancellationToken);

    private async Task WorkAsync(UploadContext context, IReadOnlyList<UploadUnit> units, CancellationToken cancellationToken)
    {
        using var queue = new UploadQueue(units);
        var jobTasks = new ConcurrentQueue<Task>();
        var workers = Enumerable.Range(0, Math.Min(context.Options.ThrottleLimit, units.Sum(unit => unit.Files.Count)))
            .Select(_ => Task.Run(() => SendAsync(context, queue, jobTasks, cancellationToken), cancellationToken)).ToArray();
        await Task.WhenAll(workers).ConfigureAwait(false);
        await Task.WhenAll(jobTasks).ConfigureAwait(false);
    }

    /// <summary>Sends file after file, as one of several, until none is left.</summary>
    private async Task SendAsync(UploadContext context, UploadQueue queue, ConcurrentQueue<Task> jobTasks, CancellationToken cancellationToken)
    {
        using var lane = files.OpenLane(context.Progress, cancellationToken);
        while (queue.TryTake(out var task))
        {
            // Where a unit lacks a file already, sending its other files would be for nothing.
            if (task.Unit.Failure is null)
            {
                var kind = task.Unit.Unit.Kind;
                try
                {
                    var place = await task.Batch.TakePlaceAsync(kind.ItemType, places, cancellationToken).ConfigureAwait(false);
                    task.Unit.Places[task.Index] = await files.SendAsync(lane, task.Unit.Unit.Files[task.Index], kind, place).ConfigureAwait(false);
                }
                catch (EncordException failure)
                {
                    task.Unit.Failure = failure;
                }
            }

            if (task.Batch.CountDown())
            {
                jobTasks.Enqueue(AddAsync(context, task.Batch, cancellationToken));
            }
        }
    }

    /// <summary>Has the server add what has arrived of a batch.</summary>
    private async Task AddAsync(UploadContext context, UploadBatch batch, CancellationToken cancellationToken)
    {
        foreach (var unit in batch.Units.Where(unit => unit.Failure is not null))
        {
            context.Report(UploadResult.Failed(unit.Unit, unit.Failure!));
        }

        UploadedUnit[] uploaded = [.. batch.Units.Where(unit => unit.Failure is null).Select(unit => new UploadedUnit(unit.Unit, unit.Places))];
        if (uploaded.Length == 0)
        {
            return;
        }

        try
        {
            var job = await jobs.StartAsync(context.DatasetHash, uploaded, context.Options.CreateVideo, cancellationToken).ConfigureAwait(false);
            var state = await jobs.WaitAsync(context.DatasetHash, job, polled: null, cancellationToken).ConfigureAwait(false);
            foreach (var result in UploadOutcome.Assign(uploaded, state))
            {
                context.Report(result);
            }
        }
        catch (EncordException failure)
        {
            foreach (var unit in uploaded)
            {
                context.Report(UploadResult.Failed(unit.Unit, failure));
            }
        }
    }
}

/// <summary>What all workers of one run share.</summary>
internal sealed record UploadContext(string DatasetHash, UploadOptions Options, UploadProgress Progress, WorkStream<UploadResult> Results)
{
    public void Report(UploadResult result)
    {
        Progress.UnitDone();
        Results.Add(result);
    }
}
