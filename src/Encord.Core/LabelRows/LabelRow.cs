namespace Encord;

/// <summary>A label row: one data unit of a project, on one branch, with what is known of its labels. Source: <c>labelrowmetadata</c> of the v1 wire.</summary>
/// <remarks>Null is what the server did not say, or what does not apply to the kind of data.</remarks>
public sealed class LabelRow
{
    internal LabelRow(string projectHash) => ProjectHash = projectHash;

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the labels; null until the row is initialized.</summary>
    public string? LabelHash { get; internal set; }

    /// <summary>The id of the data unit.</summary>
    public string DataHash { get; internal set; } = string.Empty;

    /// <summary>The title of the data unit, as a rule its file name.</summary>
    public string DataTitle { get; internal set; } = string.Empty;

    /// <summary><c>Video</c>, <c>ImageGroup</c>, <c>Dicom</c>, <c>Image</c>, <c>DicomStudy</c>, <c>Nifti</c>, <c>Audio</c>, <c>PlainText</c>, <c>Pdf</c>, <c>Group</c> or <c>Scene</c>; what is not known is kept as the server spells it.</summary>
    public string DataType { get; internal set; } = string.Empty;

    /// <summary>The dataset the data unit is in.</summary>
    public string DatasetHash { get; internal set; } = string.Empty;

    /// <summary>The title of that dataset.</summary>
    public string DatasetTitle { get; internal set; } = string.Empty;

    /// <summary>The branch of the labels; <c>main</c> unless others were made.</summary>
    public string BranchName { get; internal set; } = string.Empty;

    /// <summary><c>NotLabelled</c>, <c>LabelInProgress</c>, <c>Labelled</c>, <c>ReviewInProgress</c>, <c>Reviewed</c> or <c>ReviewedTwice</c>. Of no meaning in a project with a workflow.</summary>
    public string? LabelStatus { get; internal set; }

    /// <summary><c>Queued</c>, <c>Assigned</c>, <c>InReview</c>, <c>Returned</c> or <c>Completed</c>; null in a project with a workflow.</summary>
    public string? TaskStatus { get; internal set; }

    /// <summary>The name of the workflow stage the row is in; null in a project without a workflow.</summary>
    public string? WorkflowStage { get; internal set; }

    /// <summary>The id of that stage.</summary>
    public string? WorkflowStageUuid { get; internal set; }

    /// <summary>The workflow task of the row.</summary>
    public string? TaskUuid { get; internal set; }

    /// <summary>0 (last) to 1 (first), for a row whose workflow is not complete.</summary>
    public double? Priority { get; internal set; }

    /// <summary>Who the task is assigned to.</summary>
    public string? AssignedUserEmail { get; internal set; }

    /// <summary>Who last did something with the task.</summary>
    public string? LastActionedByUserEmail { get; internal set; }

    /// <summary>Whether the row has labels on the server.</summary>
    public bool IsInitialized => LabelHash is not null;

    /// <summary>Whether the server finds the labels valid; true unless it says otherwise.</summary>
    public bool IsValid { get; internal set; } = true;

    /// <summary>Whether the row is there for training annotators only.</summary>
    public bool IsShadowData { get; internal set; }

    /// <summary>When the labels were made, in UTC; null until the row is initialized.</summary>
    public DateTimeOffset? CreatedAt { get; internal set; }

    /// <summary>When the labels were last changed, in UTC; null until the row is initialized.</summary>
    public DateTimeOffset? LastEditedAt { get; internal set; }

    /// <summary>The number of frames; 1 for an image.</summary>
    public int NumberOfFrames { get; internal set; }

    /// <summary>Seconds, of video and audio.</summary>
    public double? Duration { get; internal set; }

    /// <summary>Frames per second of a video; often not a whole number.</summary>
    public double? FramesPerSecond { get; internal set; }

    /// <summary>Pixels.</summary>
    public int? Width { get; internal set; }

    /// <summary>Pixels.</summary>
    public int? Height { get; internal set; }

    /// <summary>The MIME type of the file.</summary>
    public string? FileType { get; internal set; }

    /// <summary>Bytes.</summary>
    public long? FileSize { get; internal set; }

    /// <summary>Samples per second.</summary>
    public int? AudioSampleRate { get; internal set; }

    /// <summary>Bits per sample.</summary>
    public int? AudioBitDepth { get; internal set; }

    /// <summary>Such as <c>aac</c>.</summary>
    public string? AudioCodec { get; internal set; }

    /// <summary>1 for mono, 2 for stereo.</summary>
    public int? AudioNumChannels { get; internal set; }

    /// <summary>Where the data lies, in the terms of its storage; null for image groups and DICOM.</summary>
    public string? DataLink { get; internal set; }

    /// <summary>The storage item behind the data unit.</summary>
    public string? BackingItemUuid { get; internal set; }

    /// <summary>The group of data units it belongs to.</summary>
    public string? GroupHash { get; internal set; }

    /// <summary>The user's own metadata of the data unit, as JSON text; only when it was asked for.</summary>
    public string? ClientMetadata { get; internal set; }

    /// <summary>The images of an image group, in order; null unless they were asked for.</summary>
    public EncordList<LabelRowImage>? ImagesData { get; internal set; }

    /// <summary>The spaces of a data group, as JSON text; null where there are none.</summary>
    public string? Spaces { get; internal set; }

    /// <summary>The labels once they have been loaded, kept by the client.</summary>
    internal object? Labels { get; set; }

    /// <summary>Another object for the same row; its labels are still those of this one.</summary>
    internal LabelRow Copy() => (LabelRow)MemberwiseClone();

    /// <summary>The title of the data unit.</summary>
    public override string ToString() => DataTitle;
}
