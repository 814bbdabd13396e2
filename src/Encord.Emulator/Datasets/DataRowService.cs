using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Storage;

namespace Encord.Emulator.Datasets;

/// <summary>Makes data units of storage items.</summary>
internal sealed class DataRowService(DataRowStore rows, TimeProvider clock) : IEmulatorService
{
    /// <summary>Adds a data unit. Tell <c>ProjectContent.DatasetChanged</c> when all are added.</summary>
    /// <param name="children">The items of a group or series, in order.</param>
    public DataRow Link(string datasetHash, StorageItem item, IReadOnlyList<StorageItem> children)
    {
        var type = DataRowTypes.RowType(item.ItemType) ?? throw WireError.InvalidArguments($"An item of type {item.ItemType} cannot be a data unit.");
        var now = clock.Now();
        var row = new DataRow(
            Guid.NewGuid().ToString(), datasetHash, item.Name, type, item.MimeType, item.FileSize, item.ObjectKey ?? item.Url, item.FrameCount ?? 1,
            item.FramesPerSecond, item.Duration, item.Width, item.Height, item.Audio, item.ClientMetadata == "{}" ? null : item.ClientMetadata,
            [.. children.Select(Image)], item.Uuid, now, now);
        rows.Add(row);
        return row;
    }

    private static DataImage Image(StorageItem child) => new(
        child.Uuid, child.Name, child.MimeType ?? "application/octet-stream", child.FileSize, child.Width ?? 0, child.Height ?? 0,
        child.ObjectKey ?? child.Url ?? "");
}
