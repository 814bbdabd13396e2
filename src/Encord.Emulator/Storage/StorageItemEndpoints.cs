using Encord.Emulator.Database;
using Encord.Emulator.Files;
using Encord.Emulator.Wire;

namespace Encord.Emulator.Storage;

/// <summary>v2 <c>/storage/items</c> and the items of a folder.</summary>
internal sealed class StorageItemEndpoints(
    EmulatorDatabase database, StorageItemStore items, StorageAccess access, StorageShapes shapes, FileStore files) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("storage/folders/{folder}/items", (HttpContext context, string folder) =>
            List(context, access.Folder(context.Caller(), folder).Uuid, context.QueryFlag("isRecursive") == true));
        v2.MapGet("storage/search/items", (HttpContext context) => List(context, folder: null, anywhere: true));
        v2.MapGet("storage/items/{uuid}", (HttpContext context, string uuid) =>
            Answer.Of(shapes.Item(access.Item(context.Caller(), uuid), context.QueryFlag("signUrl") == true ? context.BaseAddress() : null)));
        v2.MapPost("storage/items/get-bulk", GetMany);
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
        if (folder is null && !caller.IsOrganisationAdmin)
        {
            found.RemoveAll(item => item.Owner != caller.Email);
        }

        var sign = context.QueryFlag("signUrls") == true ? context.BaseAddress() : null;
        return StorageFolderEndpoints.Page(context, found, item => shapes.Item(item, sign));
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
        var body = context.JsonBody();
        InFolder(context, folder, uuid);
        items.Update(uuid, body.Text("name"), body.Text("description"), StorageFolderEndpoints.MetadataObject(body));
        return Answer.Of(shapes.Item(items.Find(uuid)!, baseAddress: null));
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
        var doomed = body.Texts("childUuids", required: true)!.Select(uuid => InFolder(context, folder, uuid)).ToList();
        if (doomed.Find(item => items.BackedDataUnits(item.Uuid) > 0) is { } used)
        {
            throw WireError.InvalidArguments($"Item {used.Uuid} is in a dataset.");
        }

        if (body.Flag("removeUnusedFrames"))
        {
            doomed.AddRange(doomed.SelectMany(item => items.Find(item.Children)).ToList());
        }

        database.Transaction(() => doomed.ForEach(item => items.Remove(item.Uuid)));
        doomed.ForEach(item => files.Delete(item.ObjectKey ?? ""));
        return Answer.Of(new { removedItemsCount = doomed.Count, removedFoldersCount = 0 });
    }

    private Answer Move(HttpContext context, string folder)
    {
        var body = context.JsonBody();
        var target = access.Folder(context.Caller(), body.RequiredText("newParentUuid"));
        var moved = body.Texts("itemUuids", required: true)!.Select(uuid => InFolder(context, folder, uuid)).ToList();
        database.Transaction(() => moved.ForEach(item => items.Move(item.Uuid, target.Uuid)));
        return Answer.Void;
    }

    private StorageItem InFolder(HttpContext context, string folder, string uuid)
    {
        var item = access.Item(context.Caller(), uuid);
        return item.FolderUuid == folder ? item : throw WireError.NotFound($"There is no item {uuid} in folder {folder}.");
    }
}
