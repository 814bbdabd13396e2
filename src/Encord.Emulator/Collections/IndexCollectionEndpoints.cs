using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Presets;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;

namespace Encord.Emulator.Collections;

/// <summary>v2 <c>/index/collections</c>: sets of storage items. Who sees the folder of a collection sees the collection.</summary>
internal sealed class IndexCollectionEndpoints(
    EmulatorDatabase database, IndexCollectionStore collections, StorageFolderStore folders, StorageItemStore items, StorageAccess access,
    StorageShapes shapes, FilterPresets presets) : IEndpoints
{
    private const string Root = "index/collections";

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet(Root, List);
        v2.MapPost(Root, (HttpContext context) =>
        {
            var folder = context.QueryText("topLevelFolderUuid") ?? throw WireError.InvalidArguments("topLevelFolderUuid is missing.");
            var body = context.JsonBody();
            return Answer.Of(collections.Add(
                access.Folder(context.Caller(), folder, toChange: true).Uuid, body.RequiredText("name"), body.Text("description") ?? ""));
        });
        v2.MapPatch(Root + "/{uuid}", (HttpContext context, string uuid) =>
        {
            var body = context.JsonBody();
            collections.Update(Require(context, uuid, toChange: true).Uuid, body.Text("name"), body.Text("description"));
            return Answer.Void;
        });
        v2.MapDelete(Root + "/{uuid}", (HttpContext context, string uuid) =>
        {
            collections.Remove(Require(context, uuid, toChange: true).Uuid);
            return Answer.Void;
        });
        v2.MapGet(Root + "/{uuid}/accessible-items", (HttpContext context, string uuid) => Items(context, uuid, withOthers: false));
        v2.MapGet(Root + "/{uuid}/all-items", (HttpContext context, string uuid) => Items(context, uuid, withOthers: true));
        v2.MapPost(Root + "/{uuid}/add-items", (HttpContext context, string uuid) => Change(context, uuid, Add));
        v2.MapPost(Root + "/{uuid}/remove-items", (HttpContext context, string uuid) => Change(
            context, uuid, (_, collection, item) => collections.RemoveItem(collection, item)));
        v2.MapPost(Root + "/{uuid}/add-preset-items", (HttpContext context, string uuid) => ChangeByPreset(context, uuid, collections.AddItem));
        v2.MapPost(Root + "/{uuid}/remove-preset-items", (HttpContext context, string uuid) => ChangeByPreset(
            context, uuid, (collection, item) => collections.RemoveItem(collection, item)));
    }

    private Answer List(HttpContext context)
    {
        var found = collections.List(context.QueryText("topLevelFolderUuid"), context.QueryTexts("uuids"), context.QueryText("search"));
        found.RemoveAll(collection => RoleOf(context.Caller(), collection) is null);
        var (page, next) = PageToken.Cut(context, found, collection => PageKey.Of(collection.Id));
        return Answer.Page(
            page,
            collection => new
            {
                uuid = collection.Uuid,
                topLevelFolderUuid = collection.FolderUuid,
                name = collection.Name,
                description = collection.Description,
                createdAt = collection.CreatedAt,
                lastEditedAt = collection.LastEditedAt,
            },
            next);
    }

    /// <param name="withOthers">Of items that the caller may not see, show that they are there and no more.</param>
    private Answer Items(HttpContext context, string uuid, bool withOthers)
    {
        var caller = context.Caller();
        var members = collections.Items(Require(context, uuid).Uuid);
        var all = items.Find([.. members.Keys]).Select(item => (Item: item, IsSeen: access.MaySee(caller, item))).Where(entry => withOthers || entry.IsSeen);
        var sign = context.QueryFlag("signUrls") == true ? context.BaseAddress() : null;
        var (page, next) = PageToken.Cut(context, all, entry => PageKey.Of(members[entry.Item.Uuid]));
        return Answer.Page(page, entry => entry.IsSeen ? shapes.Item(entry.Item, sign) : new { uuid = entry.Item.Uuid }, next);
    }

    /// <summary>What cannot be done comes back as failed; the rest is done.</summary>
    private Answer Change(HttpContext context, string uuid, Func<Caller, string, string, bool> change)
    {
        var collection = Require(context, uuid, toChange: true);
        var wanted = context.JsonBody().Texts("itemUuids", required: true)!;
        return Answer.Of(new
        {
            failedItems = database.Transaction(() =>
            {
                var failed = wanted.Where(item => !change(context.Caller(), collection.Uuid, item)).ToList();
                collections.Update(collection.Uuid, name: null, description: null);
                return failed;
            }),
        });
    }

    private bool Add(Caller caller, string collection, string itemUuid)
    {
        if (items.Find(itemUuid) is not { } item || !access.MaySee(caller, item))
        {
            return false;
        }

        collections.AddItem(collection, itemUuid);
        return true;
    }

    /// <summary>Looks through the collection's folder and all below. Done before the answer, where the platform does it later.</summary>
    private Answer ChangeByPreset(HttpContext context, string uuid, Action<string, string> change)
    {
        var collection = Require(context, uuid, toChange: true);
        var preset = presets.RequireOfStorage(context.Caller(), context.JsonBody().RequiredText("presetUuid"));
        var found = items.List(collection.FolderUuid, new ItemFilter(null, Anywhere: true, null, null, ByName: false, Descending: false))
            .Where(item => PresetFilter.Passes(preset.Definition, new FilterSubject(item.Width, item.Height, item.FileSize, item.ClientMetadata)))
            .ToList();
        database.Transaction(() =>
        {
            found.ForEach(item => change(collection.Uuid, item.Uuid));
            collections.Update(collection.Uuid, name: null, description: null);
        });
        return Answer.Void;
    }

    private IndexCollection Require(HttpContext context, string uuid, bool toChange = false)
    {
        var collection = Access.Require(
            context.Caller(), "collection", uuid, one => collections.List(folderUuid: null, [one], search: null) is [var found] ? found : null,
            found => RoleOf(context.Caller(), found) is not null);
        access.Folder(context.Caller(), collection.FolderUuid, toChange);
        return collection;
    }

    private StorageRole? RoleOf(Caller caller, IndexCollection collection) =>
        folders.Find(collection.FolderUuid) is { } folder ? access.RoleOf(caller, folder) : null;
}
