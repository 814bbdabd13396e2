namespace Encord.Emulator.Datasets;

/// <summary>One data unit of a dataset.</summary>
/// <param name="Type">VIDEO, IMG_GROUP, DICOM, IMAGE, NIFTI, AUDIO, PLAIN_TEXT or PDF.</param>
/// <param name="FileType">MIME type; null for image groups.</param>
/// <param name="FileSize">Bytes; of a group or a series, of all its files. Null where a user's cloud did not say.</param>
/// <param name="ObjectKey">Where the bytes are; null for image groups and DICOM series, whose files are in <paramref name="Images"/>.</param>
/// <param name="NumberOfFrames">For audio: milliseconds.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="ClientMetadata">JSON text of an object, or null.</param>
/// <param name="Images">Images of a group, or slices of a DICOM series, in order.</param>
internal sealed record DataRow(
    string Hash, string DatasetHash, string Title, string Type, string? FileType, long? FileSize, string? ObjectKey, int NumberOfFrames,
    double? FramesPerSecond, double? Duration, int? Width, int? Height, AudioFormat? Audio, string? ClientMetadata,
    IReadOnlyList<DataImage> Images, string BackingItemUuid, string CreatedAt, string LastEditedAt);

internal sealed record AudioFormat(int SampleRate, int BitDepth, int Channels, string Codec);

internal sealed record DataImage(string Hash, string Title, string FileType, long? FileSize, int Width, int Height, string ObjectKey);
