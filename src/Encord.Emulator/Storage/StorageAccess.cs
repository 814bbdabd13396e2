using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;

namespace Encord.Emulator.Storage;

/// <summary>
/// A folder and what is in it belong to who made it and to the groups that it, or a folder above it, is shared with; an organisation's admin
/// may use all.
/// </summary>
internal sealed class StorageAccess(StorageFolderStore folders, StorageItemStore items) : IEmulatorService
{
    public StorageFolder Folder(Caller caller, string uuid, bool toChange = false)
    {
        var folder = Access.Require(caller, "folder", uuid, folders.Find, found => RoleOf(caller, found) is not null);
        return !toChange || RoleOf(caller, folder) == StorageRole.Admin ? folder : throw WireError.Forbidden($"{caller.Email} may not change folder {uuid}.");
    }

    public bool MaySee(Caller caller, string itemUuid) => items.Find(itemUuid) is { } item && MaySee(caller, item);

    public StorageItem Item(Caller caller, string uuid, bool toChange = false)
    {
        var item = Access.Require(caller, "item", uuid, items.Find, found => MaySee(caller, found));
        Folder(caller, item.FolderUuid, toChange);
        return item;
    }

    public bool MaySee(Caller caller, StorageItem item) => folders.Find(item.FolderUuid) is { } folder && RoleOf(caller, folder) is not null;

    /// <summary>Null when the caller may not even see the folder.</summary>
    public StorageRole? RoleOf(Caller caller, StorageFolder folder) =>
        caller.IsOrganisationAdmin || folder.Owner == caller.Email ? StorageRole.Admin : folders.RoleOf(folder.Uuid, caller.Email);
}
