using Encord.Emulator.Hosting;
using Encord.Emulator.Users;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Storage;

/// <summary>
/// A folder and what is in it belong to who made it and to the groups that it, or a folder above it, is shared with; an organisation's admin
/// may use all.
/// </summary>
internal sealed class StorageAccess(StorageFolderStore folders, StorageItemStore items) : IEmulatorService
{
    public StorageFolder Folder(Caller caller, string uuid, bool toChange = false)
    {
        var folder = folders.Find(uuid) ?? throw WireError.NotFound($"There is no folder {uuid}.");
        return RoleOf(caller, folder) switch
        {
            StorageRole.Admin => folder,
            StorageRole.User when !toChange => folder,
            _ => throw WireError.Forbidden($"{caller.Email} may not {(toChange ? "change" : "see")} folder {uuid}."),
        };
    }

    public StorageItem Item(Caller caller, string uuid, bool toChange = false)
    {
        var item = items.Find(uuid) ?? throw WireError.NotFound($"There is no item {uuid}.");
        Folder(caller, item.FolderUuid, toChange);
        return item;
    }

    /// <summary>Null when the caller may not even see the folder.</summary>
    public StorageRole? RoleOf(Caller caller, StorageFolder folder) =>
        caller.IsOrganisationAdmin || folder.Owner == caller.Email ? StorageRole.Admin : folders.RoleOf(folder.Uuid, caller.Email);
}
