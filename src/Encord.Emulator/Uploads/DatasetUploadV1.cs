using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Uploads;

/// <summary>Starts a job; its payload is camelCase, unlike the rest of v1.</summary>
[V1("datasetdatalongpolling", "POST", Scope = V1Scope.Resource)]
internal sealed class StartDatasetUpload(DatasetService datasets, DatasetFolders folders, UploadJobs jobs) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        var request = UploadRequestReader.Read(call.Payload, "files", "integrationId");
        var job = jobs.Start(call.Caller, request, dataset, folders.For(call.Caller, dataset, request.FolderUuid));
        return new(Answer.Of(new { process_hash = job.Uuid }));
    }
}

[V1("datasetdatalongpolling", "GET", Scope = V1Scope.Resource)]
internal sealed class PollDatasetUpload(DatasetService datasets, UploadJobs jobs, TimeProvider clock) : IV1Handler
{
    public async ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash);
        var job = jobs.Require(call.Payload.RequiredText("process_hash"), dataset.Hash);
        await UploadJobs.WaitAsync(job, call.Payload.Integer("timeout_seconds") ?? 0, clock, call.CancellationToken);
        return Answer.Of(new
        {
            status = job.Status,
            data_hashes_with_titles = job.Added.Select(added => new { data_hash = added.DataHash, title = added.Title, backing_item_uuid = added.ItemUuid }),
            errors = UploadMessages.Of(job),
            data_unit_errors = job.Errors.Select(error => new
            {
                object_urls = error.ObjectUrls,
                error = error.Message,
                subtask_uuid = error.SubtaskUuid,
                action_description = UnitError.Action,
            }),
            units_pending_count = job.PendingCount,
            units_done_count = job.DoneCount,
            units_error_count = job.ErrorCount,
            units_cancelled_count = job.CancelledCount,
        });
    }
}
