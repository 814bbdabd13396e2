using Encord.Emulator.Datasets;
using Encord.Emulator.LabelRows;

namespace Encord.Emulator.Labels;

/// <summary>A label row with everything that its document shows.</summary>
/// <param name="AnnotationTaskStatus">Null in workflow projects.</param>
internal sealed record LabelDocument(
    LabelRow Row, DataRow Data, string DatasetTitle, string? AnnotationTaskStatus, bool IsShadow, LabelContent Content);

/// <summary>The data units of a document: one, or one for each image of a group.</summary>
/// <param name="Sequence">Position in the group; 0 otherwise.</param>
internal sealed record DataUnit(string Hash, string Title, string? FileType, int Sequence, int? Width, int? Height, string? ObjectKey)
{
    public static IReadOnlyList<DataUnit> Of(DataRow data) => data.Type == "IMG_GROUP"
        ? [.. data.Images.Select((image, index) =>
            new DataUnit(image.Hash, image.Title, image.FileType, index, image.Width, image.Height, image.ObjectKey))]
        : [new DataUnit(data.Hash, data.Title, data.FileType, 0, data.Width, data.Height, data.ObjectKey)];

    /// <summary>Whether labels are a map from frames, or objects and classifications at once.</summary>
    public static bool HasFrames(string dataType) => dataType is "VIDEO" or "DICOM" or "NIFTI" or "PDF";

    /// <summary>Whether labels stay empty because everything is in the answers.</summary>
    public static bool IsRangeOnly(string dataType) => dataType is "AUDIO" or "PLAIN_TEXT";
}
