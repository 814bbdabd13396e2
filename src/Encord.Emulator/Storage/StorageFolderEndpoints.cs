using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Storage;

/// <summary>v2 <c>/storage/folders</c>.</summary>
internal sealed class StorageFolderEndpoints(
    EmulatorDatabase database, StorageFolderStore folders, StorageItemStore items, StorageAccess access, StorageShapes shapes, TimeProvider clock)
    : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapPost("storage/folders", Create);
        v2.MapGet("storage/folders", (HttpContext context) => List(context, parent: null, anywhere: context.QueryFlag("isRecursive") == true));
        v2.MapGet("storage/search/folders", (HttpContext context) => List(context, parent: null, anywhere: true));
        v2.MapGet("storage/folders/{uuid}", (HttpContext context, string uuid) =>
            Answer.Of(shapes.Folder(context.Caller(), access.Folder(context.Caller(), uuid))));
        v2.MapGet("storage/folders/{uuid}/folders", (HttpContext context, string uuid) =>
            List(context, access.Folder(context.Caller(), uuid).Uuid, context.QueryFlag("isRecursive") == true));
        v2.MapPatch("storage/folders/{uuid}", Change);
        v2.MapPatch("storage/folders/patch-bulk", ChangeMany);
        v2.MapPost("storage/folders/move", Move);
        v2.MapDelete("storage/folders/{uuid}", Remove);
    }

    public static bool ByName(HttpContext context) => context.QueryText("order") switch
    {
        null or "name" => true,
        "createdAt" => false,
        var order => throw WireError.InvalidArguments($"order: '{order}' is neither name nor createdAt."),
    };

    /// <summary>JSON text of an object that a patch brings, or null.</summary>
    public static string? MetadataObject(JsonElement body) => body.Member("clientMetadata") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => value.GetRawText(),
        _ => throw WireError.InvalidArguments("'clientMetadata' must be an object."),
    };

    private Answer Create(HttpContext context)
    {
        var body = context.JsonBody();
        var caller = context.Caller();
        if (body.Member("cloudSyncedFolderParams") is not null)
        {
            throw WireError.NotAllowed("The emulator has no cloud to keep a folder in step with.");
        }

        var name = body.RequiredText("name").Trim();
        if (name.Length == 0)
        {
            throw WireError.InvalidArguments("'name' is empty.");
        }

        var parent = body.Text("parent") is { } uuid ? access.Folder(caller, uuid, toChange: true).Uuid : null;
        var now = clock.Now();
        var folder = new StorageFolder(
            Guid.NewGuid().ToString(), parent, name, body.Text("description") ?? "", MetadataText(body), caller.Email, now, now);
        folders.Add(folder);
        return Answer.Of(shapes.Folder(caller, folder));
    }

    /// <summary>Creating takes metadata as the text of an object, unlike changing.</summary>
    private static string? MetadataText(JsonElement body)
    {
        try
        {
            return body.Text("clientMetadata") is { } text && JsonDocument.Parse(text).RootElement.ValueKind != JsonValueKind.Object
                ? throw WireError.InvalidArguments("'clientMetadata' must be the text of a JSON object.")
                : body.Text("clientMetadata");
        }
        catch (JsonException)
        {
            throw WireError.InvalidArguments("'clientMetadata' must be the text of a JSON object.");
        }
    }

    private Answer List(HttpContext context, string? parent, bool anywhere)
    {
        var caller = context.Caller();
        var everything = caller.IsOrganisationAdmin && context.QueryFlag("includeOrgAccess") == true;
        var filter = new FolderFilter(
            context.QueryText("search"), context.QueryFlag("datasetSynced"), everything || parent is not null ? null : caller.Email, ByName(context),
            context.QueryFlag("desc") == true);
        var (page, next) = PageToken.Cut(
            context, folders.List(parent, anywhere, filter), folder => new PageKey(filter.ByName ? folder.Name : folder.CreatedAt, folder.Id),
            descending: filter.Descending);
        return Answer.Page(page, folder => shapes.Folder(caller, folder), next);
    }

    private Answer Change(HttpContext context, string uuid) =>
        Answer.Of(shapes.Folder(context.Caller(), Apply(context.Caller(), uuid, context.JsonBody())));

    /// <summary>All or none.</summary>
    private Answer ChangeMany(HttpContext context)
    {
        var patches = (context.JsonBody().Member("folderPatches") ?? default).Members("folderPatches");
        var caller = context.Caller();
        var changed = database.Transaction(() => patches.Select(patch => Apply(caller, patch.Key, patch.Value)).ToList());
        return Answer.Page(changed, folder => shapes.Folder(caller, folder));
    }

    private StorageFolder Apply(Caller caller, string uuid, JsonElement patch)
    {
        access.Folder(caller, uuid, toChange: true);
        folders.Update(uuid, patch.Text("name"), patch.Text("description"), MetadataObject(patch));
        return folders.Find(uuid)!;
    }

    /// <summary>All or none; a folder never comes below itself.</summary>
    private Answer Move(HttpContext context)
    {
        var body = context.JsonBody();
        var caller = context.Caller();
        var target = body.Text("newParentUuid") is { } parent ? access.Folder(caller, parent, toChange: true).Uuid : null;
        var above = target is null ? [] : folders.PathToRoot(target).Select(folder => folder.Uuid).ToHashSet(StringComparer.Ordinal);
        var moved = body.Texts("folderUuids", required: true)!.Select(uuid => access.Folder(caller, uuid, toChange: true)).ToList();
        if (moved.Find(folder => above.Contains(folder.Uuid)) is { } loop)
        {
            throw WireError.InvalidArguments($"Folder {loop.Uuid} cannot be moved into itself or a folder below it.");
        }

        database.Transaction(() => moved.ForEach(folder => folders.Move(folder.Uuid, target)));
        return Answer.Void;
    }

    /// <summary>Only when nothing is in it: items that datasets show must not vanish behind their back.</summary>
    private Answer Remove(HttpContext context, string uuid)
    {
        access.Folder(context.Caller(), uuid, toChange: true);
        var everything = new ItemFilter(null, Anywhere: true, null, null, ByName: true, Descending: false);
        if (items.List(uuid, everything).Count > 0 || folders.List(uuid, anywhere: false, new FolderFilter()).Count > 0)
        {
            throw WireError.InvalidArguments($"Folder {uuid} is not empty.");
        }

        folders.Remove(uuid);
        return Answer.Void;
    }
}
