using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;

namespace Encord.Emulator.Datasets;

/// <summary>What both wires do with datasets.</summary>
internal sealed class DatasetService(DatasetStore datasets, StorageFolderStore folders, TimeProvider clock) : IEmulatorService
{
    private const int LastStorageLocation = 4;

    public Dataset Require(Caller caller, string hash, bool toChange = false)
    {
        var role = caller.IsOrganisationAdmin ? DatasetRole.Admin : datasets.RoleOf(hash, caller.Email);
        var dataset = Access.Require(caller, "dataset", hash, datasets.Find, _ => role is not null);
        return role == DatasetRole.Admin || !toChange ? dataset : throw WireError.Forbidden($"{caller.Email} may not change dataset {hash}.");
    }

    public Dataset Create(Caller caller, string title, string? description, int storageLocation, bool withFolder)
    {
        if (storageLocation is < 0 or > LastStorageLocation)
        {
            throw WireError.InvalidArguments($"There is no storage location {storageLocation}.");
        }

        var now = clock.Now();
        var dataset = new Dataset(
            Guid.NewGuid().ToString(), title, description ?? "", storageLocation,
            withFolder ? Guid.NewGuid().ToString() : null, caller.UserHash, now, now);
        datasets.Add(dataset);
        if (dataset.BackingFolderUuid is not null)
        {
            folders.Add(new StorageFolder(dataset.BackingFolderUuid, Parent: null, title, dataset.Description, null, caller.Email, now, now));
        }

        datasets.SetUser(dataset.Hash, caller.Email, DatasetRole.Admin);
        return dataset;
    }
}
