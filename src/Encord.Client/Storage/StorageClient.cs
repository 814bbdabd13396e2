using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Storage;

/// <summary>Folders and items of the storage.</summary>
internal sealed class StorageClient(EncordTransport transport)
{
    private const int PageSize = 100;

    private static readonly ElementParser<StorageFolder> FolderParser = ElementParser<StorageFolder>.Of(StorageRecord.ReadFolder);

    private static readonly ElementParser<StorageItem> ItemParser = ElementParser<StorageItem>.Of(StorageRecord.ReadItem);

    public Task<StorageFolder> GetFolderAsync(string folderUuid, CancellationToken cancellationToken) =>
        transport.SendAsync(V2Request.Get($"storage/folders/{folderUuid}"), FolderParser, cancellationToken);

    /// <param name="parentUuid">Null for the top.</param>
    /// <param name="search">Part of the name; null for all.</param>
    /// <param name="isRecursive">At any depth below the parent.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<StorageFolder> ListFoldersAsync(string? parentUuid, string? search, bool isRecursive, CancellationToken cancellationToken = default)
    {
        var query = new QueryString()
            .Add("search", search)
            .Add("isRecursive", (bool?)isRecursive)
            .Add("order", "name")
            .Add("desc", (bool?)false)
            .Add("pageSize", (int?)PageSize);
        return transport.PageAsync(
            parentUuid is not null ? V2Request.Get($"storage/folders/{parentUuid}/folders", query)
                : isRecursive ? V2Request.Get($"storage/search/folders", query)
                : V2Request.Get($"storage/folders", query),
            FolderParser,
            cancellationToken: cancellationToken);
    }

    /// <param name="name">Need not be unique.</param>
    /// <param name="description">Null for none.</param>
    /// <param name="parentUuid">Null for the top.</param>
    /// <param name="clientMetadata">JSON text of an object, or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<StorageFolder> CreateFolderAsync(
        string name, string? description, string? parentUuid, string? clientMetadata, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Post($"storage/folders", JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteTextIfAny("description", description);
                writer.WriteTextIfAny("parent", parentUuid);
                writer.WriteTextIfAny("clientMetadata", clientMetadata);
                writer.WriteEndObject();
            })),
            FolderParser,
            cancellationToken);

    public Task<StorageItem> GetItemAsync(string itemUuid, bool signUrl, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Get($"storage/items/{itemUuid}", new QueryString().Add("signUrl", (bool?)signUrl)), ItemParser, cancellationToken);

    /// <summary>Items by their UUIDs, without links. Those that are gone are left out.</summary>
    public IAsyncEnumerable<StorageItem> GetItemsAsync(IReadOnlyList<string> itemUuids, CancellationToken cancellationToken = default) =>
        GetItemsAsync(itemUuids, signUrls: false, cancellationToken);

    /// <inheritdoc cref="GetItemsAsync(IReadOnlyList{string}, CancellationToken)"/>
    /// <param name="itemUuids">Which.</param>
    /// <param name="signUrls">Whether each has a link from which it can be downloaded.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<StorageItem> GetItemsAsync(
        IReadOnlyList<string> itemUuids, bool signUrls, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var start = 0; start < itemUuids.Count; start += PageSize)
        {
            string[] asked = [.. itemUuids.Skip(start).Take(PageSize)];
            var request = V2Request.Read($"storage/items/get-bulk", JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("itemUuids");
                foreach (var itemUuid in asked)
                {
                    writer.WriteStringValue(itemUuid);
                }

                writer.WriteEndArray();
                writer.WriteBoolean("signUrls", signUrls);
                writer.WriteEndObject();
            }));
            await foreach (var item in transport.PageAsync(request, ItemParser, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    /// <summary>Replaces the metadata of items: of all of them, or of none.</summary>
    /// <param name="metadata">By item, JSON of an object each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task SetMetadataAsync(IEnumerable<KeyValuePair<string, JsonFragment>> metadata, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Patch($"storage/items/patch-bulk", JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("itemPatches");
                foreach (var one in metadata)
                {
                    writer.WriteStartObject(one.Key);
                    writer.WritePropertyName("clientMetadata");
                    writer.WriteRawValue(one.Value.Utf8.Span, skipInputValidation: true);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            })),
            cancellationToken);

    /// <param name="folderUuid">Null for all folders.</param>
    /// <param name="filter">Listing at any depth needs a part of the name, or types.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<StorageItem> ListItemsAsync(string? folderUuid, StorageItemFilter filter, CancellationToken cancellationToken = default)
    {
        if ((filter.IsRecursive || folderUuid is null) && filter.Search is null && filter.ItemTypes is not { Count: > 0 })
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, "Listing the items of all folders, or of all folders below one, needs a part of the name or types of items.");
        }

        var query = new QueryString()
            .Add("search", filter.Search)
            .Add("isRecursive", (bool?)filter.IsRecursive)
            .Add("isInDataset", filter.IsInDataset)
            .Add("itemTypes", filter.ItemTypes?.Select(WireEnums.StorageItemType.Write))
            .Add("order", "name")
            .Add("desc", (bool?)false)
            .Add("pageSize", (int?)PageSize)
            .Add("signUrls", (bool?)filter.SignUrls);
        return transport.PageAsync(
            folderUuid is null ? V2Request.Get($"storage/search/items", query) : V2Request.Get($"storage/folders/{folderUuid}/items", query),
            ItemParser,
            cancellationToken: cancellationToken);
    }
}

/// <summary>Which items are listed. Null leaves a condition out.</summary>
internal sealed record StorageItemFilter
{
    /// <summary>Part of the name.</summary>
    public string? Search { get; init; }

    public bool IsRecursive { get; init; }

    public bool? IsInDataset { get; init; }

    /// <summary>As users see them.</summary>
    public IReadOnlyList<string>? ItemTypes { get; init; }

    public bool SignUrls { get; init; }
}
