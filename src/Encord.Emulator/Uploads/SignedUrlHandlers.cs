using Encord.Emulator.Datasets;
using Encord.Emulator.Files;
using Encord.Emulator.Hosting;
using Encord.Emulator.Storage;
using Encord.Emulator.Wire;

namespace Encord.Emulator.Uploads;

/// <summary>Gives out places for files, with links to write to them.</summary>
internal sealed class UploadPlaces(UploadStore uploads, SignedLinks links) : IEmulatorService
{
    private const int MostAtOnce = 1000;

    private static readonly HashSet<string> ItemTypes = ["image", "video", "audio", "dicomFile", "nifti", "plainText", "pdf"];

    /// <summary>The v1 answer for one file.</summary>
    public object ForFile(V1Call call, string itemType, string fileName)
    {
        var place = uploads.Reserve(itemType, 1, fileName)[0];
        return new
        {
            signed_url = links.ToWrite(call.BaseAddress, place.ObjectKey),
            data_hash = place.ItemUuid,
            title = fileName,
            file_link = place.ObjectKey,
        };
    }

    /// <summary>A v2 page with one entry for each file.</summary>
    public Answer Page(HttpContext context, string itemType, int count)
    {
        if (!ItemTypes.Contains(itemType))
        {
            throw WireError.InvalidArguments($"There is no upload of type '{itemType}'.");
        }

        if (count is < 1 or > MostAtOnce)
        {
            throw WireError.InvalidArguments($"count must be from 1 to {MostAtOnce}.");
        }

        return Answer.Page(uploads.Reserve(itemType, count), place => new
        {
            itemUuid = place.ItemUuid,
            objectKey = place.ObjectKey,
            signedUrl = links.ToWrite(context.BaseAddress(), place.ObjectKey),
        });
    }
}

/// <summary>Release 0.1.150 asks for each file: images and DICOM files in a list of one.</summary>
[V1("signedimagesurl", "GET", Scope = V1Scope.Resource)]
[V1("signeddicomsurl", "GET", Scope = V1Scope.Resource)]
internal sealed class GetSignedListUrl(DatasetService datasets, UploadPlaces places) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        var itemType = call.QueryType == "signedimagesurl" ? "image" : "dicomFile";
        return new(Answer.Of(call.UidList.Select(name => places.ForFile(call, itemType, name)).ToList()));
    }
}

[V1("signedvideourl", "GET", Scope = V1Scope.Resource)]
[V1("signedaudiourl", "GET", Scope = V1Scope.Resource)]
internal sealed class GetSignedUrl(DatasetService datasets, UploadPlaces places) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        return new(Answer.Of(places.ForFile(call, call.QueryType == "signedvideourl" ? "video" : "audio", call.UidText)));
    }
}

/// <summary>Release 0.1.190 asks for many at once.</summary>
internal sealed class UploadUrlEndpoints(UploadPlaces places, StorageAccess access) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("presigned-urls", (HttpContext context) => places.Page(
            context,
            context.QueryText("uploadItemType") ?? throw WireError.InvalidArguments("uploadItemType is missing."),
            context.QueryInteger("count") ?? throw WireError.InvalidArguments("count is missing.")));
        v2.MapPost("storage/folders/{folder}/upload-signed-urls", (HttpContext context, string folder) =>
        {
            access.Folder(context.Caller(), folder, toChange: true);
            var body = context.JsonBody();
            return places.Page(context, body.RequiredText("itemType"), body.Integer("count") ?? throw WireError.InvalidArguments("'count' is missing."));
        });
    }
}
