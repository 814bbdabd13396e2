using System.Text.Json;
using Encord.Emulator.Files;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Storage;

namespace Encord.Emulator.Datasets;

/// <summary>Re-encodes videos of a dataset; the answer is the number of the job.</summary>
[V1("reencodevideotask", "PUT", Scope = V1Scope.Resource)]
internal sealed class StartReencode(DatasetService datasets, DataRowStore rows, ReencodeStore jobs, VideoCheck check) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        var videos = call.Payload.Texts("data_hash", required: true)!.Select(hash => DataRowLookup.Require(rows, dataset, hash)).ToList();
        videos.ForEach(video => check.Require(video.Type == "VIDEO", video.Title, video.ObjectKey));
        return new(Answer.Of(jobs.Add(dataset.Title, [.. videos.Select(video => video.Hash)]).Number));
    }
}

[V1("reencodevideotask", "GET", Scope = V1Scope.Resource)]
internal sealed class GetReencode(DatasetService datasets, DataRowStore rows, ReencodeStore jobs, SignedLinks links) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var dataset = datasets.Require(call.Caller, call.DatasetHash);
        var number = call.Uid is { ValueKind: JsonValueKind.Number } uid && uid.TryGetInt64(out var value)
            ? value : throw WireError.InvalidArguments("reencodevideotask GET needs the number of a job as uid.");
        var job = jobs.Find(number);
        var videos = job?.Hashes.Select(rows.Find).Where(row => row?.DatasetHash == dataset.Hash).OfType<DataRow>().ToList() ?? [];
        if (job is null || videos.Count < job.Hashes.Count)
        {
            throw WireError.NotFound($"There is no re-encoding {number} in dataset {dataset.Hash}.");
        }

        return new(Answer.Of(new
        {
            status = "DONE",
            result = videos.Select(video => new
            {
                data_hash = video.Hash,
                signed_url = video.ObjectKey is { } key ? links.ToRead(call.BaseAddress, key) : null,
                bucket_path = video.ObjectKey ?? "",
            }),
        }));
    }
}

/// <summary>Says so instead of finding no text in every picture.</summary>
[V1("imagegroupocr", "GET", Scope = V1Scope.Resource)]
internal sealed class RunOcr : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call) => throw WireError.NotAllowed("The emulator reads no text in pictures.");
}
