using Encord.Emulator.Datasets;
using Encord.Emulator.Media;

namespace Encord.Emulator.Storage;

/// <summary>A file, or several that belong together, in a folder.</summary>
/// <param name="ItemType">video, image, imageGroup, imageSequence, dicomFile, dicomSeries, audio, nifti, plainText or pdf.</param>
/// <param name="ClientMetadata">JSON text of an object.</param>
internal sealed record StorageItem(
    string Uuid, string FolderUuid, string ItemType, string Name, string Description, string ClientMetadata, string Owner, string CreatedAt, string LastEditedAt)
{
    /// <summary>Grows with every one that is made.</summary>
    public long Id { get; init; }

    /// <summary>Where the bytes are; null for groups, and for what lies in a user's own cloud.</summary>
    public string? ObjectKey { get; init; }

    /// <summary>Where it lies in a user's own cloud.</summary>
    public string? Url { get; init; }

    public string? IntegrationUuid { get; init; }

    public long? FileSize { get; init; }

    public string? MimeType { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>As for data rows: milliseconds of audio, slices, pages.</summary>
    public int? FrameCount { get; init; }

    public double? FramesPerSecond { get; init; }

    public double? Duration { get; init; }

    public AudioFormat? Audio { get; init; }

    public DicomIdentity? Dicom { get; init; }

    /// <summary>The items of a group or series, in order.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];
}
