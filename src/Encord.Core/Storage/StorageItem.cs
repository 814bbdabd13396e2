namespace Encord;

/// <summary>An item of the storage: a file, or several that belong together. Source: the item record of the v2 wire.</summary>
/// <remarks>Null is what the server did not say, or what does not apply to the kind of item.</remarks>
public sealed class StorageItem
{
    internal StorageItem(string itemUuid, string folderUuid)
    {
        ItemUuid = itemUuid;
        FolderUuid = folderUuid;
    }

    /// <summary>The id of the item.</summary>
    public string ItemUuid { get; }

    /// <summary>The folder it is in.</summary>
    public string FolderUuid { get; }

    /// <summary><c>Video</c>, <c>Image</c>, <c>ImageGroup</c>, <c>ImageSequence</c>, <c>DicomFile</c>, <c>DicomSeries</c>, <c>Audio</c>, <c>Nifti</c>, <c>PlainText</c>, <c>Pdf</c>, <c>Group</c> or <c>Scene</c>; what is not known is kept as the server spells it.</summary>
    public string ItemType { get; internal init; } = string.Empty;

    /// <summary>The name, as a rule the file name.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary>Bytes.</summary>
    public long? FileSize { get; internal init; }

    /// <summary>The MIME type.</summary>
    public string? MimeType { get; internal init; }

    /// <summary>Pixels.</summary>
    public int? Width { get; internal init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; internal init; }

    /// <summary>Frames of a video or a group, slices of a series or volume.</summary>
    public int? FrameCount { get; internal init; }

    /// <summary>Frames per second of a video; often not a whole number.</summary>
    public double? FramesPerSecond { get; internal init; }

    /// <summary>Seconds, of video and audio.</summary>
    public double? Duration { get; internal init; }

    /// <summary>Samples per second.</summary>
    public int? AudioSampleRate { get; internal init; }

    /// <summary>Bits per sample.</summary>
    public int? AudioBitDepth { get; internal init; }

    /// <summary>Such as <c>aac</c>.</summary>
    public string? AudioCodec { get; internal init; }

    /// <summary>1 for mono, 2 for stereo.</summary>
    public int? AudioNumChannels { get; internal init; }

    /// <summary>The DICOM series a file or series belongs to.</summary>
    public string? DicomSeriesUid { get; internal init; }

    /// <summary>In how many datasets it is.</summary>
    public int BackedDataUnitsCount { get; internal init; }

    /// <summary><c>Encord</c>, <c>Gcp</c>, <c>S3</c>, <c>Azure</c>, <c>OpenTelekom</c>, <c>DirectAccess</c> or <c>S3Compatible</c>.</summary>
    public string? StorageLocation { get; internal init; }

    /// <summary>The access to a user's own cloud that it was added with.</summary>
    public string? IntegrationUuid { get; internal init; }

    /// <summary>Where it lies, in the terms of its storage.</summary>
    public string? Url { get; internal init; }

    /// <summary>An address from which whoever has it can download the file for a while; only when it was asked for.</summary>
    public string? SignedUrl { get; internal init; }

    /// <summary>Who added it.</summary>
    public string? Owner { get; internal init; }

    /// <summary>The user's own metadata, as JSON text.</summary>
    public string? ClientMetadata { get; internal init; }

    /// <summary>When it was added, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
