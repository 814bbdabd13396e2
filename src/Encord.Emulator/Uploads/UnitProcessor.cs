using Encord.Emulator.Files;
using Encord.Emulator.Hosting;
using Encord.Emulator.Media;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;

namespace Encord.Emulator.Uploads;

/// <summary>Makes storage items of what was uploaded, with what their content says.</summary>
internal sealed class UnitProcessor(UploadStore uploads, ObjectStore objects, StorageAccess access, SequenceVideos sequences, TimeProvider clock)
    : IEmulatorService
{
    /// <summary>The items of one unit, each with the items inside it. Nothing is stored yet.</summary>
    /// <exception cref="UnreadableMediaException">A file is not there, or not what it was said to be.</exception>
    public List<PreparedItem> Prepare(UploadUnit unit, string? integrationUuid, string folderUuid, Caller caller) => unit.ItemType switch
    {
        "imageGroup" => Group(unit, Pictures(unit, integrationUuid, folderUuid, caller), folderUuid, caller),
        "dicomSeries" => [Series(unit, [.. unit.Files.Select(file => File(file, "dicomFile", file.Title, "{}", integrationUuid, folderUuid, caller))], folderUuid, caller)],
        _ => [new PreparedItem(File(unit.Files[0], unit.ItemType, unit.Title ?? unit.Files[0].Title, unit.ClientMetadata, integrationUuid, folderUuid, caller), [])],
    };

    private static string NameOf(string url)
    {
        var path = url.Split('?', '#')[0].TrimEnd('/');
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    private static string ShortName(string kind) => $"{kind}-{Guid.NewGuid().ToString("N")[..8]}";

    private List<StorageItem> Pictures(UploadUnit unit, string? integrationUuid, string folderUuid, Caller caller)
    {
        if (unit.ItemUuids is not { } uuids)
        {
            return [.. unit.Files.Select(file => File(file, "image", file.Title, "{}", integrationUuid, folderUuid, caller))];
        }

        var found = uuids.Select(uuid => access.Item(caller, uuid)).ToList();
        return found.TrueForAll(item => item.ItemType == "image")
            ? found
            : throw new UnreadableMediaException("An image group needs items that are images.");
    }

    private List<PreparedItem> Group(UploadUnit unit, List<StorageItem> pictures, string folderUuid, Caller caller)
    {
        if (pictures.Count == 0)
        {
            throw new UnreadableMediaException("An image group needs at least one image.");
        }

        var clusters = unit.ClusterByResolution ? pictures.GroupBy(picture => (picture.Width, picture.Height)).Select(cluster => cluster.ToList()) : [pictures];
        return [.. clusters.Select(cluster => new PreparedItem(GroupItem(unit, cluster, folderUuid, caller), cluster))];
    }

    private StorageItem GroupItem(UploadUnit unit, List<StorageItem> pictures, string folderUuid, Caller caller)
    {
        var group = New(
            Guid.NewGuid().ToString(), folderUuid, unit.CreateVideo ? "imageSequence" : "imageGroup", unit.Title ?? ShortName("image-group"),
            unit.ClientMetadata, caller) with
        {
            Width = pictures[0].Width,
            Height = pictures[0].Height,
            FrameCount = pictures.Count,
            FileSize = pictures.Sum(picture => picture.FileSize),
            Children = [.. pictures.Select(picture => picture.Uuid)],
        };
        return unit.CreateVideo ? sequences.WithVideo(group, pictures, caller) : group;
    }

    private PreparedItem Series(UploadUnit unit, List<StorageItem> slices, string folderUuid, Caller caller)
    {
        if (slices.Count == 0)
        {
            throw new UnreadableMediaException("A DICOM series needs at least one file.");
        }

        return new PreparedItem(
            New(Guid.NewGuid().ToString(), folderUuid, "dicomSeries", unit.Title ?? ShortName("dicom-series"), unit.ClientMetadata, caller) with
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

    private StorageItem File(UploadFile file, string itemType, string? title, string metadata, string? integrationUuid, string folderUuid, Caller caller)
    {
        var upload = (file.PlaceholderItemUuid is { } placeholder ? uploads.FindByItem(placeholder) : null) ?? uploads.Find(file.Url);
        if (upload is not null && upload.Owner != caller.Email && !caller.IsOrganisationAdmin)
        {
            upload = null;
        }

        var name = title ?? upload?.Title ?? NameOf(file.Url);
        if (upload is null)
        {
            return External(file, itemType, name, metadata, integrationUuid, folderUuid, caller);
        }

        if (objects.Find(upload.ObjectKey) is not { } content)
        {
            throw new UnreadableMediaException($"'{name}' was never uploaded.");
        }

        // What the user says is believed here too, so that nobody has to look.
        var (info, size) = file.Given is { } given && file.GivenSize is { } givenSize ? (given, givenSize) : Inspect(itemType, name, content);
        return Describe(New(upload.ItemUuid, folderUuid, itemType, name, metadata, caller), info) with
        {
            ObjectKey = upload.ObjectKey,
            FileSize = size,
        };
    }

    private static (MediaInfo Info, long Size) Inspect(string itemType, string name, ObjectContent content)
    {
        using var stream = content.Open();
        return (MediaInspector.Inspect(itemType, name, stream), stream.Length);
    }

    private StorageItem External(
        UploadFile file, string itemType, string name, string metadata, string? integrationUuid, string folderUuid, Caller caller)
    {
        if (integrationUuid is null || !file.Url.Contains("://", StringComparison.Ordinal))
        {
            throw new UnreadableMediaException($"'{file.Url}' is not a file that {caller.Email} uploaded to this server.");
        }

        var (info, size) = file.Given is { } given ? (given, file.GivenSize)
            : objects.Find(file.Url) is { } content ? Inspect(itemType, name, content)
            : throw new UnreadableMediaException($"There is no '{file.Url}' in the cloud, or nobody can tell what it is.");
        return Describe(New(Guid.NewGuid().ToString(), folderUuid, itemType, name, metadata, caller), info) with
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

    private StorageItem New(string uuid, string folderUuid, string itemType, string name, string metadata, Caller caller)
    {
        var now = clock.Now();
        return new StorageItem(uuid, folderUuid, itemType, name, "", metadata, caller.Email, now, now);
    }
}

/// <param name="Children">The items of a group or series: some of them may be in storage already.</param>
internal sealed record PreparedItem(StorageItem Item, IReadOnlyList<StorageItem> Children);
