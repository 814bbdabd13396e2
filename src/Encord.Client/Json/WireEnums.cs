namespace Encord.Client.Json;

/// <summary>The enumerations of the wire.</summary>
internal static class WireEnums
{
    public static readonly EnumText LabelStatus =
        EnumText.Of("NOT_LABELLED", "LABEL_IN_PROGRESS", "LABELLED", "REVIEW_IN_PROGRESS", "REVIEWED", "REVIEWED_TWICE");

    public static readonly EnumText TaskStatus = EnumText.Of("QUEUED", "ASSIGNED", "IN_REVIEW", "RETURNED", "COMPLETED");

    public static readonly EnumText ShadowDataState = EnumText.Of("ALL_DATA", "SHADOW_DATA", "NOT_SHADOW_DATA");

    public static readonly EnumText ProjectType = EnumText.Of("workflow", "manual_qa");

    public static readonly EnumText ProjectStatus =
        EnumText.Of("notStarted", "inProgress", "inReview", "paused", "completed", "cancelled", "archived");

    public static readonly EnumText StageType =
        EnumText.Of("ANNOTATION", "REVIEW", "CONSENSUS_ANNOTATION", "CONSENSUS_REVIEW", "DONE", "AGENT", "USER_ROUTER", "PERCENTAGE_ROUTER");

    public static readonly EnumText DataType = EnumText.Of(
        ("VIDEO", "Video"), ("IMG_GROUP", "ImageGroup"), ("DICOM", "Dicom"), ("IMAGE", "Image"), ("DICOM_STUDY", "DicomStudy"), ("NIFTI", "Nifti"),
        ("AUDIO", "Audio"), ("PLAIN_TEXT", "PlainText"), ("PDF", "Pdf"), ("GROUP", "Group"), ("SCENE", "Scene"));

    public static readonly EnumText ProjectRole = EnumText.Of(
        ("0", "Admin"), ("1", "Annotator"), ("2", "Reviewer"), ("3", "AnnotatorReviewer"), ("4", "TeamManager"));

    /// <summary>Of ontologies, where it is a number, and of datasets, where it is a word.</summary>
    public static readonly EnumText UserRole = EnumText.Of(("0", "Admin"), ("1", "User"), ("admin", "Admin"), ("user", "User"));

    /// <summary>The list of datasets has numbers, a single dataset has words.</summary>
    public static readonly EnumText StorageLocation = EnumText.Of(
        ("0", "CordStorage"), ("1", "Aws"), ("2", "Gcp"), ("3", "Azure"), ("4", "S3Compatible"),
        ("CORD_STORAGE", "CordStorage"), ("AWS_S3", "Aws"), ("GCP_STR", "Gcp"), ("AZURE_STR", "Azure"), ("S3_COMPATIBLE_STR", "S3Compatible"), ("NEW_STORAGE", "NewStorage"));
}
