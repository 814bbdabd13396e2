using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Seeding;

namespace Encord.Emulator.Storage;

/// <summary>Gives the sample data what uploads leave behind: a folder for each dataset, and the items behind its rows.</summary>
internal sealed class StorageSeeder(EmulatorDatabase database, DatasetStore datasets, DataRowStore rows, StorageFolderStore folders, StorageItemStore items)
    : ISeeder
{
    public int Order => 25;

    public void Seed(SeedLevel level)
    {
        var everything = new ListingFilter(null, null, null, null, null, null, null, null);
        foreach (var dataset in datasets.List(WellKnown.AdminEmail, everything: true, everything))
        {
            if (dataset.BackingFolderUuid is not { } folder)
            {
                continue;
            }

            folders.Add(new StorageFolder(
                folder, Parent: null, dataset.Title, dataset.Description, null, WellKnown.AdminEmail, dataset.CreatedAt, dataset.LastEditedAt));
            database.Transaction(() => rows.List(dataset.Hash).ForEach(row => Add(folder, row)));
        }
    }

    private void Add(string folder, DataRow row)
    {
        var children = new List<string>();
        foreach (var image in row.Images)
        {
            var isSlice = row.Type == "DICOM";
            var child = SeedHash.Of("item of " + image.Hash);
            items.Add(new StorageItem(
                child, folder, isSlice ? "dicomFile" : "image", image.Title, "", "{}", WellKnown.AdminEmail, row.CreatedAt, row.LastEditedAt)
            {
                ObjectKey = image.ObjectKey,
                FileSize = image.FileSize,
                MimeType = image.FileType,
                Width = image.Width,
                Height = image.Height,
                FrameCount = isSlice ? 1 : null,
            });
            children.Add(child);
        }

        items.Add(new StorageItem(
            row.BackingItemUuid, folder, DataRowTypes.ItemType(row.Type), row.Title, "", row.ClientMetadata ?? "{}", WellKnown.AdminEmail,
            row.CreatedAt, row.LastEditedAt)
        {
            ObjectKey = row.ObjectKey,
            FileSize = row.FileSize,
            MimeType = row.FileType,
            Width = row.Width,
            Height = row.Height,
            FrameCount = row.NumberOfFrames,
            FramesPerSecond = row.FramesPerSecond,
            Duration = row.Duration,
            Audio = row.Audio,
            Children = children,
        });
    }
}
