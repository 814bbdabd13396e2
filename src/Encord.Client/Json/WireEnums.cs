namespace Encord.Client.Json;

/// <summary>The enumerations of the wire.</summary>
internal static class WireEnums
{
    public static readonly EnumText ObjectShape = EnumText.Of(
        ("bounding_box", Encord.ObjectShape.BoundingBox), ("rotatable_bounding_box", Encord.ObjectShape.RotatableBoundingBox), ("polygon", Encord.ObjectShape.Polygon),
        ("polyline", Encord.ObjectShape.Polyline), ("point", Encord.ObjectShape.Point), ("skeleton", Encord.ObjectShape.Skeleton), ("bitmask", Encord.ObjectShape.Bitmask),
        ("audio", Encord.ObjectShape.Audio), ("text", Encord.ObjectShape.Text), ("cuboid", Encord.ObjectShape.Cuboid), ("cuboid_2d", Encord.ObjectShape.Cuboid2D),
        ("segmentation", Encord.ObjectShape.Segmentation), ("classification", "Classification"));

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

    public static readonly EnumText StorageItemType = EnumText.Of(
        "video", "image", "imageGroup", "imageSequence", "dicomFile", "dicomSeries", "audio", "nifti", "plainText", "pdf", "group", "scene");

    public static readonly EnumText StorageLocationName =
        EnumText.Of("encord", "gcp", "s3", "azure", "openTelekom", "directAccess", "s3Compatible");

    public static readonly EnumText LabelApprovalState = EnumText.Of("APPROVED", "PENDING", "REJECTED", "DELETED", "NOT_SELECTED_FOR_REVIEW");

    public static readonly EnumText WorkflowTaskStatus = EnumText.Of("NEW", "ASSIGNED", "RELEASED", "SKIPPED", "REOPENED", "COMPLETED");

    public static readonly EnumText LabelReviewStatus = EnumText.Of("NEW", "APPROVED", "REJECTED", "RESOLVED", "REOPENED");

    public static readonly EnumText IssueType = EnumText.Of("dataUnit", "frame", "frameCoordinate", "frameRange", "annotation");

    public static readonly EnumText TaskActionType = EnumText.Of("assign", "approve", "submit", "move", "reject", "release", "skip");

    public static readonly EnumText EditorLogCategory = EnumText.Of("object", "classification", "task", "agent", "editor");

    public static readonly EnumText CollectionType = EnumText.Of("FRAME", "LABEL");

    /// <summary>The numbers of the older log of the label editor; 18 was never given out.</summary>
    public static readonly EnumText LabelLogAction = EnumText.Of(
        ("0", "Add"), ("1", "Edit"), ("2", "Delete"), ("3", "Start"), ("4", "End"), ("5", "MarkAsNotLabelled"), ("6", "MarkAsInProgress"),
        ("7", "MarkAsLabelled"), ("8", "MarkAsReviewRequired"), ("9", "MarkAsReviewed"), ("10", "MarkAsReviewedTwice"), ("11", "SubmitTask"),
        ("12", "ApproveLabel"), ("13", "RejectLabel"), ("14", "ClickSave"), ("15", "ClickUndo"), ("16", "ClickRedo"), ("17", "ClickBulk"),
        ("19", "ClickZoom"), ("20", "ClickBrightness"), ("21", "ClickHotkeys"), ("22", "ClickSettings"), ("23", "AddAttribute"),
        ("24", "EditAttribute"), ("25", "DeleteAttribute"), ("26", "ApproveNestedAttribute"), ("27", "RejectNestedAttribute"),
        ("28", "SubmitLabel"), ("29", "SubmitNestedAttribute"), ("30", "BufferingOverlayShown"), ("31", "BitrateWarningShown"),
        ("32", "SeekingOverlayShown"), ("33", "ApproveTask"), ("34", "RejectTask"), ("35", "ConsensusApproveLabel"),
        ("36", "ConsensusCancelApproveLabel"), ("37", "ConsensusInAgreement"));

    public static readonly EnumText ModelArchitecture = EnumText.Of(
        ("faster_rcnn", "FasterRcnn"), ("mask_rcnn", "MaskRcnn"), ("fast_ai", "FastAi"), ("resnet18", "Resnet18"), ("resnet34", "Resnet34"),
        ("resnet50", "Resnet50"), ("resnet101", "Resnet101"), ("resnet152", "Resnet152"), ("vgg16", "Vgg16"), ("vgg19", "Vgg19"),
        ("fasterRcnn", "FasterRcnn"), ("maskRcnn", "MaskRcnn"));

    public static readonly EnumText TrainingStatus = EnumText.Of("PENDING", "DONE", "ERROR");

    public static readonly EnumText ModelDevice = EnumText.Of("cuda", "cpu");
}
