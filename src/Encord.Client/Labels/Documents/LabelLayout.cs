
namespace Encord.Client.Labels.Documents;

/// <summary>Where the labels stand in a document; it follows from the kind of data.</summary>
internal enum LabelLayout
{
    /// <summary>One image: the unit's labels hold the lists themselves.</summary>
    SingleFrame,

    /// <summary>An image group: one unit for each frame.</summary>
    FramePerUnit,

    /// <summary>Video, DICOM, NIfTI, PDF, scenes: the unit's labels are a map from frame to lists.</summary>
    FrameMap,

    /// <summary>Audio and text: no frames, ranges stand in the answer dictionaries.</summary>
    Ranges,

    /// <summary>Data groups: labels stand in spaces. They are carried, not edited.</summary>
    Spaces,

    /// <summary>A kind of data newer than this module. Carried, not edited.</summary>
    Unknown,
}

internal static class LabelLayouts
{
    public static LabelLayout Of(string? dataType) => dataType?.ToLowerInvariant() switch
    {
        "image" => LabelLayout.SingleFrame,
        "img_group" => LabelLayout.FramePerUnit,
        "video" or "dicom" or "nifti" or "pdf" or "scene" or "dicom_study" => LabelLayout.FrameMap,
        "audio" or "plain_text" => LabelLayout.Ranges,
        "group" => LabelLayout.Spaces,
        _ => LabelLayout.Unknown,
    };

    /// <summary>Whether the number of frames in the list is a limit. For DICOM and scenes the vendor's client knows none, and slices may exceed it.</summary>
    public static bool HasFrameLimit(string? dataType) => dataType?.ToLowerInvariant() is not ("dicom" or "dicom_study" or "scene");
}
