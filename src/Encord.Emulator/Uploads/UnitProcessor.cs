using Encord.Emulator.Files;
using Encord.Emulator.Hosting;
using Encord.Emulator.Media;
using Encord.Emulator.Storage;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Uploads;

/// <summary>Makes storage items of what was uploaded, with what their content says.</summary>
internal sealed class UnitProcessor(UploadStore uploads, ObjectStore objects, StorageItemStore items, MediaInspector inspector, TimeProvider clock)
    : IEmulatorService
{
    /// <summary>The items of one unit, each with the items inside it. Nothing is stored yet.</summary>
    /// <exception cref="UnreadableMediaException">A file is not there, or not what it was said to be.</exception>
    public List<PreparedItem> Prepare(UploadUnit unit, string? integrationUuid, string folderUuid, string owner) => unit.ItemType switch
    {
        "imageGroup" => Group(unit, Pictures(unit, integrationUuid, folderUuid, owner), folderUuid, owner),
        "dicomSeries" => [Series(unit, [.. unit.Files.Select(file => File(file, "dicomFile", file.Title, "{}", integrationUuid, folderUuid, owner))], folderUuid, owner)],
        _ => [new PreparedItem(File(unit.Files[0], unit.ItemType, unit.Title ?? unit.Files[0].Title, unit.ClientMetadata, integrationUuid, folderUuid, owner), [])],
    };

    private static string NameOf(string url)
    {
        var path = url.Split('?', '#')[0].TrimEnd('/');
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    private static string ShortName(string kind) => $"{kind}-{Guid.NewGuid().ToString("N")[..8]}";

    private List<StorageItem> Pictures(UploadUnit unit, string? integrationUuid, string folderUuid, string owner)
    {
        if (unit.ItemUuids is not { } uuids)
        {
            return [.. unit.Files.Select(file => File(file, "image", file.Title, "{}", integrationUuid, folderUuid, owner))];
        }

        var found = items.Find(uuids);
        return found.Count == uuids.Count && found.TrueForAll(item => item.ItemType == "image")
            ? found
            : throw new UnreadableMediaException("An image group needs images that are in storage.");
    }

    private List<PreparedItem> Group(UploadUnit unit, List<StorageItem> pictures, string folderUuid, string owner)
    {
        if (pictures.Count == 0)
        {
            throw new UnreadableMediaException("An image group needs at least one image.");
        }

        var clusters = unit.ClusterByResolution ? pictures.GroupBy(picture => (picture.Width, picture.Height)).Select(cluster => cluster.ToList()) : [pictures];
        return
        [
            .. clusters.Select(cluster => new PreparedItem(
                New(Guid.NewGuid().ToString(), folderUuid, unit.CreateVideo ? "imageSequence" : "imageGroup", unit.Title ?? ShortName("image-group"), unit.ClientMetadata, owner) with
                {
                    Width = cluster[0].Width,
                    Height = cluster[0].Height,
                    FrameCount = cluster.Count,
                    FileSize = cluster.Sum(picture => picture.FileSize),
                    Children = [.. cluster.Select(picture => picture.Uuid)],
                },
                cluster)),
        ];
    }

    private PreparedItem Series(UploadUnit unit, List<StorageItem> slices, string folderUuid, string owner)
    {
        if (slices.Count == 0)
        {
            throw new UnreadableMediaException("A DICOM series needs at least one file.");
        }

        return new PreparedItem(
            New(Guid.NewGuid().ToString(), folderUuid, "dicomSeries", unit.Title ?? ShortName("dicom-series"), unit.ClientMetadata, owner) with
            {
                MimeType = "application/dicom",
                Width = slices[0].Width,
                Height = slices[0].Height,
                FrameCount = slices.Sum(slice => slice.FrameCount),
                FileSize = slices.Sum(slice => slice.FileSize),
                Dicom = slices[0].Dicom,
                Children = [.. slices.Select(slice => slice.Uuid)],
            },
            slices);
    }

    private StorageItem File(UploadFile file, string itemType, string? title, string metadata, string? integrationUuid, string folderUuid, string owner)
    {
        var upload = (file.PlaceholderItemUuid is { } placeholder ? uploads.FindByItem(placeholder) : null) ?? uploads.Find(file.Url);
        var name = title ?? upload?.Title ?? NameOf(file.Url);
        if (upload is null)
        {
            return External(file, itemType, name, metadata, integrationUuid, folderUuid, owner);
        }

        if (objects.Find(upload.ObjectKey) is not { } content)
        {
            throw new UnreadableMediaException($"'{name}' was never uploaded.");
        }

        // What the user says is believed here too, so that nobody has to look.
        var (info, size) = file.Given is { } given && file.GivenSize is { } givenSize ? (given, givenSize) : Inspect(itemType, name, content);
        return Describe(New(upload.ItemUuid, folderUuid, itemType, name, metadata, owner), info) with
        {
            ObjectKey = upload.ObjectKey,
            FileSize = size,
        };
    }

    private (MediaInfo Info, long Size) Inspect(string itemType, string name, ObjectContent content)
    {
        using var stream = content.Open();
        return (inspector.Inspect(itemType, name, stream), stream.Length);
    }

    private StorageItem External(
        UploadFile file, string itemType, string name, string metadata, string? integrationUuid, string folderUuid, string owner)
    {
        if (integrationUuid is null)
        {
            throw new UnreadableMediaException($"'{file.Url}' is not an object of this server.");
        }

        var (info, size) = file.Given is { } given ? (given, file.GivenSize)
            : objects.Find(file.Url) is { } content ? Inspect(itemType, name, content)
            : throw new UnreadableMediaException($"There is no '{file.Url}' in the cloud, or nobody can tell what it is.");
        return Describe(New(Guid.NewGuid().ToString(), folderUuid, itemType, name, metadata, owner), info) with
        {
            Url = file.Url,
            IntegrationUuid = integrationUuid,
            FileSize = size,
        };
    }

    private static StorageItem Describe(StorageItem item, MediaInfo info) => item with
    {
        MimeType = info.MimeType,
        Width = info.Width,
        Height = info.Height,
        FrameCount = info.Frames,
        FramesPerSecond = info.FramesPerSecond,
        Duration = info.Duration,
        Audio = info.Audio,
        Dicom = info.Dicom,
    };

    private StorageItem New(string uuid, string folderUuid, string itemType, string name, string metadata, string owner)
    {
        var now = clock.Now();
        return new StorageItem(uuid, folderUuid, itemType, name, "", metadata, owner, now, now);
    }
}

/// <param name="Children">The items of a group or series: some of them may be in storage already.</param>
internal sealed record PreparedItem(StorageItem Item, IReadOnlyList<StorageItem> Children);
