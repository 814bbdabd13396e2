using Encord.Emulator.Files;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Uploads;

/// <summary>Gives out places for files, with links to write to them.</summary>
internal sealed class UploadPlaces(UploadStore uploads, SignedLinks links) : IEmulatorService
{
    private const int MostAtOnce = 1000;

    private static readonly HashSet<string> ItemTypes = ["image", "video", "audio", "dicomFile", "nifti", "plainText", "pdf"];

    /// <summary>The v1 answer for one file.</summary>
    public object ForFile(V1Call call, string itemType, string fileName)
    {
        var place = uploads.Reserve(call.Caller.Email, itemType, 1, fileName)[0];
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

        return Answer.Page(uploads.Reserve(context.Caller().Email, itemType, count), place => new
        {
            itemUuid = place.ItemUuid,
            objectKey = place.ObjectKey,
            signedUrl = links.ToWrite(context.BaseAddress(), place.ObjectKey),
        });
    }
}
