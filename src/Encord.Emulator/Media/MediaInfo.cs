using Encord.Emulator.Datasets;

namespace Encord.Emulator.Media;

/// <summary>What the content of a file says about itself.</summary>
/// <param name="ItemType">image, video, audio, dicomFile, nifti, plainText or pdf: what it is, whatever its name says.</param>
/// <param name="MimeType">By content, not by name.</param>
internal sealed record MediaInfo(string ItemType, string MimeType)
{
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Pictures of a video, frames of a DICOM file, slices of a volume, pages of a PDF; milliseconds of a recording; else 1.</summary>
    public int Frames { get; init; } = 1;

    public double? FramesPerSecond { get; init; }

    /// <summary>Seconds.</summary>
    public double? Duration { get; init; }

    public AudioFormat? Audio { get; init; }

    public DicomIdentity? Dicom { get; init; }

    /// <summary>A recording, which is counted in milliseconds.</summary>
    public static MediaInfo Recording(string mimeType, double seconds, AudioFormat format) => new("audio", mimeType)
    {
        Duration = seconds,
        Frames = Math.Max(1, (int)Math.Round(seconds * 1000)),
        FramesPerSecond = 1000,
        Audio = format,
    };
}

internal sealed record DicomIdentity(string? InstanceUid, string? StudyUid, string? SeriesUid);

/// <summary>The content is not what it was said to be, or cannot be understood. The message is for the person who sent the file.</summary>
internal sealed class UnreadableMediaException(string message, Exception? cause = null) : Exception(message, cause);
