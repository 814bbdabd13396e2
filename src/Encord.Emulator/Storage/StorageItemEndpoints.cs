using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Files;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Storage;

/// <summary>v2 <c>/storage/items</c> and the items of a folder.</summary>
internal sealed class StorageItemEndpoints(
    EmulatorDatabase database, StorageItemStore items, StorageFolderStore folders, StorageAccess access, StorageShapes shapes, FileStore files)
    : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("storage/folders/{folder}/items", (HttpContext context, string folder) =>
            List(context, access.Folder(context.Caller(), folder).Uuid, context.QueryFlag("isRecursive") == true));
        v2.MapGet("storage/search/items", (HttpContext context) => List(context, folder: null, anywhere: true));
        v2.MapGet("storage/items/{uuid}", (HttpContext context, string uuid) =>
            Answer.Of(shapes.Item(access.Item(context.Caller(), uuid), context.QueryFlag("signUrl") == true ? context.BaseAddress() : null)));
        v2.MapPost("storage/items/get-bulk", GetMany);
        v2.MapPatch("storage/items/patch-bulk", ChangeMany);
        v2.MapPatch("storage/folders/{folder}/items/{uuid}", Change);
        v2.MapGet("storage/folders/{folder}/items/{uuid}/child-items", Children);
        v2.MapPost("storage/folders/{folder}/items/delete", Remove);
        v2.MapPost("storage/folders/{folder}/items/move", Move);
    }

    private Answer List(HttpContext context, string? folder, bool anywhere)
    {
        var caller = context.Caller();
        var filter = new ItemFilter(
            context.QueryText("search"), anywhere, context.QueryFlag("isInDataset"), context.QueryTexts("itemTypes"),
            StorageFolderEndpoints.ByName(context), context.QueryFlag("desc") == true);
        if (anywhere && filter is { Search: null, Types: null })
        {
            throw WireError.InvalidArguments("Listing items of all folders below needs 'search' or 'itemTypes'.");
        }

        var found = items.List(folder, filter);
        if (folder is null && !(caller.IsOrganisationAdmin && context.QueryFlag("includeOrgAccess") != false))
        {
            var seen = folders.List(parent: null, anywhere: true, new FolderFilter(Reader: caller.Email))
                .Select(one => one.Uuid).ToHashSet(StringComparer.Ordinal);
            found.RemoveAll(item => !seen.Contains(item.FolderUuid));
        }

        var sign = context.QueryFlag("signUrls") == true ? context.BaseAddress() : null;
        var (page, next) = PageToken.Cut(
            context, found, item => new PageKey(filter.ByName ? item.Name : item.CreatedAt, item.Id), descending: filter.Descending);
        return Answer.Page(page, item => shapes.Item(item, sign), next);
    }

    private Answer GetMany(HttpContext context)
    {
        var body = context.JsonBody();
        var caller = context.Caller();
        var found = body.Texts("itemUuids", required: true)!.Select(uuid => access.Item(caller, uuid)).ToList();
        var sign = body.Flag("signUrls") ? context.BaseAddress() : null;
        return Answer.Page(found, item => shapes.Item(item, sign));
    }

    private Answer Change(HttpContext context, string folder, string uuid)
    {
        InFolder(context, folder, uuid);
        return Answer.Of(shapes.Item(Apply(context.Caller(), uuid, context.JsonBody()), baseAddress: null));
    }

    /// <summary>All or none.</summary>
    private Answer ChangeMany(HttpContext context)
    {
        var patches = (context.JsonBody().Member("itemPatches") ?? default).Members("itemPatches");
        var caller = context.Caller();
        var changed = database.Transaction(() => patches.Select(patch => Apply(caller, patch.Key, patch.Value)).ToList());
        return Answer.Page(changed, item => shapes.Item(item, baseAddress: null));
    }

    private StorageItem Apply(Caller caller, string uuid, JsonElement patch)
    {
        access.Item(caller, uuid, toChange: true);
        items.Update(uuid, patch.Text("name"), patch.Text("description"), StorageFolderEndpoints.MetadataObject(patch));
        return items.Find(uuid)!;
    }

    private Answer Children(HttpContext context, string folder, string uuid)
    {
        var sign = context.QueryFlag("signUrls") == true ? context.BaseAddress() : null;
        return Answer.Page(items.Find(InFolder(context, folder, uuid).Children), item => shapes.Item(item, sign));
    }

    /// <summary>All or none; what a dataset still shows stays.</summary>
    private Answer Remove(HttpContext context, string folder)
    {
        var body = context.JsonBody();
        var doomed = body.Texts("childUuids", required: true)!.Select(uuid => InFolder(context, folder, uuid, toChange: true)).ToList();
        if (doomed.Find(item => items.BackedDataUnits(item.Uuid) > 0) is { } used)
        {
            throw WireError.InvalidArguments($"Item {used.Uuid} is in a dataset.");
        }

        if (body.Flag("removeUnusedFrames"))
        {
            var alone = doomed.Select(item => item.Uuid).ToHashSet(StringComparer.Ordinal);
            doomed.AddRange(doomed
                .SelectMany(item => items.Find(item.Children)).Where(frame => IsUnused(frame, alone)).DistinctBy(frame => frame.Uuid).ToList());
        }

        database.Transaction(() => doomed.ForEach(item => items.Remove(item.Uuid)));
        doomed.ForEach(item => files.Delete(item.ObjectKey ?? ""));
        return Answer.Of(new { removedItemsCount = doomed.Count, removedFoldersCount = 0 });
    }

    private Answer Move(HttpContext context, string folder)
    {
        var body = context.JsonBody();
        var target = access.Folder(context.Caller(), body.RequiredText("newParentUuid"), toChange: true);
        var moved = body.Texts("itemUuids", required: true)!.Select(uuid => InFolder(context, folder, uuid, toChange: true)).ToList();
        database.Transaction(() => moved.ForEach(item => items.Move(item.Uuid, target.Uuid)));
        return Answer.Void;
    }

    /// <param name="groups">Items that go too, so that what only they use is unused.</param>
    private bool IsUnused(StorageItem frame, HashSet<string> groups) =>
        !groups.Contains(frame.Uuid) && items.BackedDataUnits(frame.Uuid) == 0 && items.GroupsWith(frame.Uuid).TrueForAll(group => groups.Contains(group.Uuid));

    private StorageItem InFolder(HttpContext context, string folder, string uuid, bool toChange = false)
    {
        var item = access.Item(context.Caller(), uuid, toChange);
        return item.FolderUuid == folder ? item : throw WireError.NotFound($"There is no item {uuid} in folder {folder}.");
    }
}
