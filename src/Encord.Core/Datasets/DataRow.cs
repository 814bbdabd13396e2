namespace Encord;

/// <summary>A data row: one data unit of a dataset. Source: <c>datarows</c> of the v1 wire.</summary>
/// <remarks>Null is what the server did not say, or what does not apply to the kind of data.</remarks>
public sealed class DataRow
{
    internal DataRow(string datasetHash, string dataHash)
    {
        DatasetHash = datasetHash;
        DataHash = dataHash;
    }

    /// <summary>The dataset.</summary>
    public string DatasetHash { get; }

    /// <summary>The id of the data unit.</summary>
    public string DataHash { get; }

    /// <summary>The title, as a rule the file name.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary><c>Video</c>, <c>ImageGroup</c>, <c>Dicom</c>, <c>Image</c>, <c>Nifti</c>, <c>Audio</c>, <c>PlainText</c> or <c>Pdf</c>; what is not known is kept as the server spells it.</summary>
    public string DataType { get; internal init; } = string.Empty;

    /// <summary>Pixels.</summary>
    public int? Width { get; internal init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; internal init; }

    /// <summary>Frames per second of a video; often not a whole number.</summary>
    public double? FramesPerSecond { get; internal init; }

    /// <summary>Seconds, of video and audio.</summary>
    public double? Duration { get; internal init; }

    /// <summary>Bytes.</summary>
    public long? FileSize { get; internal init; }

    /// <summary>The MIME type.</summary>
    public string? FileType { get; internal init; }

    /// <summary>Where the file lies, in the terms of its storage.</summary>
    public string? FileLink { get; internal init; }

    /// <summary><c>CordStorage</c>, <c>Aws</c>, <c>Gcp</c>, <c>Azure</c> or <c>S3Compatible</c>.</summary>
    public string? StorageLocation { get; internal init; }

    /// <summary>The storage item behind it.</summary>
    public string? BackingItemUuid { get; internal init; }

    /// <summary>When it was added, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The user's own metadata, as JSON text; only when it was asked for.</summary>
    public string? ClientMetadata { get; internal init; }

    /// <summary>An address from which whoever has it can download the file for a while; only when it was asked for.</summary>
    public string? SignedUrl { get; internal init; }

    /// <summary>The images of an image group, or the files of a DICOM series; only when they were asked for.</summary>
    public EncordList<DataRowImage>? ImagesData { get; internal init; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
