using Encord.Client.Http;

namespace Encord.Client.Uploads;

/// <summary>Where one file goes.</summary>
/// <param name="ObjectKey">What the server calls it.</param>
/// <param name="SignedUrl">Whoever has it can write there: it must not be shown.</param>
internal sealed record UploadPlace(string ObjectKey, string SignedUrl)
{
    public override string ToString() => ObjectKey;
}

/// <summary>Asks for places.</summary>
internal sealed class UploadPlaces(EncordTransport transport)
{
    /// <summary>The vendor's clients ask for no more at once.</summary>
    public const int MostAtOnce = 200;

    private static readonly ElementParser<UploadPlace> Parser =
        ElementParser<UploadPlace>.Of(record => new(record.RequiredText("objectKey"), record.RequiredText("signedUrl")));

    /// <summary>A place for one file.</summary>
    public async Task<UploadPlace> AskAsync(string itemType, CancellationToken cancellationToken) =>
        (await AskAsync(itemType, 1, cancellationToken).ConfigureAwait(false))[0];

    public async Task<List<UploadPlace>> AskAsync(string itemType, int count, CancellationToken cancellationToken)
    {
        var places = new List<UploadPlace>(count);
        while (places.Count < count)
        {
            var wanted = Math.Min(MostAtOnce, count - places.Count);
            var before = places.Count;
            var request = V2Request.Get($"presigned-urls", new QueryString().Add("count", (int?)wanted).Add("uploadItemType", itemType));
            await foreach (var place in transport.PageAsync(request, Parser, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                places.Add(place);
            }

            if (places.Count - before != wanted)
            {
                throw new EncordException(
                    EncordErrorId.UnexpectedResponse, $"The server gave {places.Count - before} places for {wanted} files. [{request}]");
            }
        }

        return places;
    }
}
