namespace Encord.Client.Interchange.Yolo;

/// <summary>What a YOLO model learns; each has files of its own form.</summary>
internal enum YoloTask
{
    /// <summary>Boxes.</summary>
    Detect,

    /// <summary>Outlines.</summary>
    Segment,

    /// <summary>Skeletons.</summary>
    Pose,

    /// <summary>Turned boxes.</summary>
    Obb,

    /// <summary>One class for each image.</summary>
    Classify,
}
