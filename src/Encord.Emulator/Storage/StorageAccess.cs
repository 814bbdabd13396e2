using Encord.Emulator.Hosting;
using Encord.Emulator.Users;
using Encord.Emulator.Wire;

namespace Encord.Emulator.Storage;

/// <summary>A folder and what is in it belong to who made it; an organisation's admin may use all.</summary>
internal sealed class StorageAccess(StorageFolderStore folders, StorageItemStore items) : IEmulatorService
{
    public StorageFolder Folder(Caller caller, string uuid)
    {
        var folder = folders.Find(uuid) ?? throw WireError.NotFound($"There is no folder {uuid}.");
        return Sees(caller, folder) ? folder : throw WireError.Forbidden($"{caller.Email} may not see folder {uuid}.");
    }

    public StorageItem Item(Caller caller, string uuid)
    {
        var item = items.Find(uuid) ?? throw WireError.NotFound($"There is no item {uuid}.");
        Folder(caller, item.FolderUuid);
        return item;
    }

    private static bool Sees(Caller caller, StorageFolder folder) => caller.IsOrganisationAdmin || folder.Owner == caller.Email;
}
