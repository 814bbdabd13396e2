using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Storage;

/// <summary>v2: re-encodes videos of a folder.</summary>
internal sealed class ReencodeEndpoints(StorageAccess access, ReencodeStore jobs, VideoCheck check) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapPost("storage/items/reencode", (HttpContext context) =>
        {
            var body = context.JsonBody();
            var videos = body.Texts("storageItems", required: true)!.Select(uuid => access.Item(context.Caller(), uuid, toChange: true)).ToList();
            videos.ForEach(video => check.Require(video.ItemType == "video", video.Name, video.ObjectKey ?? video.Url));
            return Answer.Of(jobs.Add(body.Text("processTitle") ?? "", [.. videos.Select(video => video.Uuid)]).Uuid);
        });
        v2.MapGet("storage/items/reencode/{uuid}", (HttpContext context, string uuid) =>
        {
            // Who sees the videos sees the job.
            var job = Access.Require(
                context.Caller(), "re-encoding", uuid, jobs.Find, found => found.Hashes.All(item => access.MaySee(context.Caller(), item)));
            var videos = job.Hashes.Select(item => access.Item(context.Caller(), item)).ToList();
            return Answer.Of(new
            {
                status = "done",
                result = videos.Select(video => new { itemUuid = video.Uuid, bucketPath = video.ObjectKey ?? video.Url }),
            });
        });
    }
}
