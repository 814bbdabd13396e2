using Encord.Emulator.Pipeline;
using Encord.Emulator.Storage;

namespace Encord.Emulator.Uploads;

/// <summary>v2: jobs that add to a folder.</summary>
internal sealed class FolderUploadEndpoints(StorageAccess access, UploadJobs jobs, TimeProvider clock) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapPost("storage/folders/{folder}/data-upload-jobs", (HttpContext context, string folder) =>
        {
            access.Folder(context.Caller(), folder, toChange: true);
            var request = UploadRequestReader.Read(context.JsonBody(), "externalFiles", "integrationHash");
            return Answer.Of(jobs.Start(context.Caller(), request, dataset: null, folder).Uuid);
        });
        v2.MapGet("storage/folders/{folder}/data-upload-jobs/{job}", PollAsync);
        v2.MapPost("storage/folders/{folder}/data-upload-jobs/{job}/cancel", (HttpContext context, string folder, string job) =>
        {
            access.Folder(context.Caller(), folder, toChange: true);
            var found = jobs.Require(job, folder);
            found.Cancel();
            return Answer.Of(new { unitsCancelledCount = found.PendingCount });
        });
    }

    private async Task<Answer> PollAsync(HttpContext context, string folder, string job)
    {
        access.Folder(context.Caller(), folder);
        var found = jobs.Require(job, folder);
        await UploadJobs.WaitAsync(found, context.QueryInteger("timeoutSeconds") ?? 60, clock, context.RequestAborted);
        return Answer.Of(new
        {
            status = found.Status,
            itemsWithNames = found.Added.Select(added => new { itemUuid = added.ItemUuid, name = added.Title }),
            errors = UploadMessages.Of(found),
            unitErrors = found.Errors.Select(error => new
            {
                objectUrls = error.ObjectUrls,
                error = error.Message,
                subtaskUuid = error.SubtaskUuid,
                actionDescription = UnitError.Action,
            }),
            unitsPendingCount = found.PendingCount,
            unitsDoneCount = found.DoneCount,
            unitsErrorCount = found.ErrorCount,
            unitsCancelledCount = found.CancelledCount,
            fileName = found.Request.FileName,
        });
    }
}
