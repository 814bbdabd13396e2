using System.Collections.Concurrent;
using Encord.Emulator.CloudIntegrations;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.Media;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;

namespace Encord.Emulator.Uploads;

/// <summary>Runs upload jobs, each on its own, beside the requests.</summary>
internal sealed partial class UploadJobs(
    EmulatorDatabase database, UnitProcessor processor, StorageItemStore items, DataRowService rows, DatasetStore datasets, ProjectContent content,
    CloudIntegrationStore integrations, ILogger<UploadJobs> log) : IEmulatorService, IDisposable
{
    /// <summary>Clients give up a request after three minutes.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, UploadJob> _jobs = new(StringComparer.Ordinal);

    /// <param name="dataset">Null to add to the folder only.</param>
    public UploadJob Start(Caller caller, UploadRequest request, Dataset? dataset, string folderUuid)
    {
        if (request.IntegrationUuid is { } integration)
        {
            integrations.Require(integration);
        }

        var job = new UploadJob(dataset?.Hash ?? folderUuid, request);
        _jobs[job.Uuid] = job;
        _ = Task.Run(() => Run(job, caller, dataset, folderUuid));
        return job;
    }

    public UploadJob Require(string uuid, string scope) =>
        _jobs.TryGetValue(uuid, out var job) && job.Scope == scope ? job : throw WireError.NotFound($"There is no upload job {uuid} here.");

    /// <summary>Returns when the job has ended, or the time is over.</summary>
    public static async Task WaitAsync(UploadJob job, int seconds, TimeProvider clock, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, (int)LongestWait.TotalSeconds));
        try
        {
            await job.End.WaitAsync(wait, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Still pending is an answer.
        }
    }

    public void Dispose()
    {
        foreach (var job in _jobs.Values)
        {
            job.Dispose();
        }
    }

    private void Run(UploadJob job, Caller caller, Dataset? dataset, string folderUuid)
    {
        try
        {
            var prepared = new List<PreparedItem>();
            var known = new List<UploadUnit>();
            var errors = new List<UnitError>();
            foreach (var unit in job.Request.Units)
            {
                if (job.Cancelled.IsCancellationRequested)
                {
                    job.Finish("CANCELLED", [], errors);
                    return;
                }

                if (job.Request.SkipDuplicateUrls && unit.Files.Any(file => items.HasUrl(folderUuid, file.Url)))
                {
                    known.Add(unit);
                    job.CountUnit(succeeded: true);
                    continue;
                }

                Prepare(job, unit, caller, folderUuid, prepared, errors);
            }

            if (errors.Count > 0 && !job.Request.IgnoreErrors)
            {
                job.Finish("ERROR", [], errors);
                return;
            }

            job.Finish("DONE", database.Transaction(() => Add(prepared, job.Request.UpsertMetadata ? known : [], folderUuid, dataset)), errors);
        }
        catch (Exception error)
        {
            LogFailure(log, error, job.Uuid);
            job.Finish("ERROR", [], [], $"The emulator failed: {error.GetType().Name}: {error.Message}");
        }
    }

    private void Prepare(UploadJob job, UploadUnit unit, Caller caller, string folderUuid, List<PreparedItem> prepared, List<UnitError> errors)
    {
        try
        {
            prepared.AddRange(processor.Prepare(unit, job.Request.IntegrationUuid, folderUuid, caller));
            job.CountUnit(succeeded: true);
        }
        catch (Exception error) when (error is UnreadableMediaException or WireError)
        {
            errors.Add(new UnitError([.. unit.Files.Select(file => file.Url)], error.Message, Guid.NewGuid().ToString()));
            job.CountUnit(succeeded: false);
        }
    }

    /// <param name="known">What is in the folder already and takes new metadata.</param>
    private List<AddedItem> Add(List<PreparedItem> prepared, List<UploadUnit> known, string folderUuid, Dataset? dataset)
    {
        known.ForEach(unit => items.SetMetadata(folderUuid, [.. unit.Files.Select(file => file.Url)], unit.ClientMetadata));
        var added = new List<AddedItem>(prepared.Count);
        foreach (var (item, children) in prepared)
        {
            foreach (var child in children.Where(child => items.Find(child.Uuid) is null))
            {
                items.Add(child);
            }

            // The same upload named twice makes a second data unit of one item.
            if (items.Find(item.Uuid) is null)
            {
                items.Add(item);
            }

            added.Add(new AddedItem(item.Uuid, dataset is null ? null : rows.Link(dataset.Hash, item, children).Hash, item.Name));
        }

        if (dataset is not null)
        {
            datasets.Touch(dataset.Hash);
            content.DatasetChanged(dataset.Hash);
        }

        return added;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Upload job {Job} failed")]
    private static partial void LogFailure(ILogger logger, Exception error, string job);
}
