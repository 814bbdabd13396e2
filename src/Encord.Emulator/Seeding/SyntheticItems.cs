using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Seeding.Scenes;
using Encord.Emulator.Storage;

namespace Encord.Emulator.Seeding;

/// <summary>Makes the storage items of synthetic data. Their bytes are drawn when they are asked for.</summary>
internal sealed class SyntheticItems(StorageItemStore items, TimeProvider clock) : IEmulatorService
{
    /// <summary>The drawing of a plain picture repeats after so many.</summary>
    private const int Variety = 64;

    /// <returns>The item, and the items inside it.</returns>
    public (StorageItem Item, IReadOnlyList<StorageItem> Children) Add(string folder, SyntheticData wanted, int number)
    {
        List<StorageItem> children = wanted.Kind is SyntheticDataKind.ImageGroup or SyntheticDataKind.ImageSequence
            ? [.. wanted.Images.Select((image, i) => Keep(Picture(folder, image, number + i)))]
            : [];
        return (Keep(wanted.Kind switch
        {
            SyntheticDataKind.Image => Picture(folder, wanted, number),
            SyntheticDataKind.Video => Film(New(folder, "video", wanted.Title), wanted.Width, wanted.Height, wanted.Frames, wanted.FramesPerSecond, number),
            SyntheticDataKind.ImageSequence => Sequence(folder, wanted, children, number),
            _ => New(folder, "imageGroup", wanted.Title) with
            {
                Width = children[0].Width,
                Height = children[0].Height,
                FrameCount = children.Count,
                FileSize = children.Sum(child => child.FileSize),
                Children = [.. children.Select(child => child.Uuid)],
            },
        }), children);
    }

    /// <summary>A street as in the sample data.</summary>
    public StorageItem AddScene(string folder, string title, int number) =>
        Keep(Drawn(New(folder, "image", title) with { Width = StreetScene.Width, Height = StreetScene.Height }, SampleFiles.SceneKey("synthetic", number), "image/png"));

    private static StorageItem Drawn(StorageItem item, string key, string mimeType) =>
        item with { ObjectKey = key, FileSize = SampleFiles.LengthOf(key), MimeType = mimeType, FrameCount = item.FrameCount ?? 1 };

    private static StorageItem Film(StorageItem item, int width, int height, int frames, double framesPerSecond, int number) => Drawn(
        item with { Width = width, Height = height, FrameCount = frames, FramesPerSecond = framesPerSecond, Duration = frames / framesPerSecond },
        SampleFiles.FilmKey(number % Variety, width, height, frames, framesPerSecond),
        "video/x-msvideo");

    private StorageItem Picture(string folder, SyntheticData wanted, int number)
    {
        var isJpeg = Path.GetExtension(wanted.Title).ToLowerInvariant() is ".jpg" or ".jpeg";
        return Drawn(
            New(folder, "image", wanted.Title) with { Width = wanted.Width, Height = wanted.Height },
            SampleFiles.PlainKey(number % Variety, wanted.Width, wanted.Height, isJpeg ? ".jpg" : ".png"),
            isJpeg ? "image/jpeg" : "image/png");
    }

    private StorageItem Sequence(string folder, SyntheticData wanted, List<StorageItem> children, int number) =>
        Film(
            New(folder, "imageSequence", wanted.Title), children[0].Width!.Value, children[0].Height!.Value, children.Count, wanted.FramesPerSecond, number)
        with { Children = [.. children.Select(child => child.Uuid)] };

    private StorageItem New(string folder, string itemType, string name)
    {
        var now = clock.Now();
        return new StorageItem(Guid.NewGuid().ToString(), folder, itemType, name, "", "{}", WellKnown.AdminEmail, now, now);
    }

    private StorageItem Keep(StorageItem item)
    {
        items.Add(item);
        return item;
    }
}
