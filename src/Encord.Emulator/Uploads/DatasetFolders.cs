using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;

namespace Encord.Emulator.Uploads;

/// <summary>Where a dataset's new items go: the folder that is named, else the dataset's own; a dataset without one gets a folder of its own here.</summary>
internal sealed class DatasetFolders(StorageFolderStore folders, StorageAccess access, TimeProvider clock) : IEmulatorService
{
    public string For(Caller caller, Dataset dataset, string? named)
    {
        if (named is not null)
        {
            return access.Folder(caller, named, toChange: true).Uuid;
        }

        var uuid = dataset.BackingFolderUuid ?? dataset.Hash;
        if (folders.Find(uuid) is null)
        {
            var now = clock.Now();
            folders.Add(new StorageFolder(uuid, Parent: null, dataset.Title, "", null, caller.Email, now, now));
        }

        return uuid;
    }
}
