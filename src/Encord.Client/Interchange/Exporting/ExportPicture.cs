using Encord.Client.Downloads;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Interchange.Exporting;

/// <summary>A picture of a label row with its labels: an image, an image of a group, or a frame.</summary>
internal sealed class ExportPicture(LabelRow row, int frame, string unitHash, string title, int width, int height)
{
    public LabelRow Row => row;

    public int Frame => frame;

    /// <summary>The image of a group; otherwise the data unit of the row.</summary>
    public string UnitHash => unitHash;

    /// <summary>Of the image, or of the video.</summary>
    public string Title => title;

    /// <summary>In pixels; 0 where nobody knows.</summary>
    public int Width => width;

    public int Height => height;

    public bool HasSize => width > 0 && height > 0;

    /// <summary>Whether there is a file that shows it. Frames are parts of one.</summary>
    public bool IsFile => row.DataType is "Image" or "ImageGroup";

    /// <summary>As MIME, where somebody said it.</summary>
    public string? FileType { get; init; }

    public string Split { get; set; } = "";

    /// <summary>The name without extension, which no other picture has.</summary>
    public string Stem { get; set; } = "";

    /// <summary>With its dot. Of the file itself once it is there.</summary>
    public string Extension { get; set; } = ".jpg";

    public string FileName => Stem + Extension;

    /// <summary>The image file below the folder; null where there is none.</summary>
    public string? ImageFile { get; set; }

    /// <summary>What that file says of its size; null where nobody looked.</summary>
    public ImageHeader? Header { get; set; }

    /// <summary>What to say where the file and the label row do not agree about the size, with a place for how many there are; null for nothing.</summary>
    public string? SizeNotice => Header is not { } header || !HasSize ? null : header.Match(width, height) switch
    {
        SizeMatch.Neither => "{0} image files have another size than their label rows say. Check that their labels fit.",
        SizeMatch.Stored => "{0} image files are turned for showing (EXIF orientation), and their label rows have the size from before. "
            + "Labels fit the pixels as they are stored; readers that turn the image put them wrong.",
        _ when header.Orientation != 1 => "{0} image files are to be turned for showing (EXIF orientation), and their label rows have the size as shown. "
            + "Labels fit the turned image; readers that ignore the orientation put them wrong.",
        _ => null,
    };

    public IReadOnlyList<ObjectInstance> Objects { get; init; } = [];

    /// <summary>The labels of its row, as they came.</summary>
    public LabelDocument? Document { get; init; }

    /// <summary>What of it goes into the files.</summary>
    public IReadOnlyList<ExportLabel> Labels { get; set; } = [];

    /// <summary>What is said of this picture as a whole.</summary>
    public IReadOnlyList<ClassificationInstance> Classifications { get; init; } = [];

    /// <summary>What the manifest says of a file of this picture.</summary>
    public ManifestEntry EntryFor(string file) => new()
    {
        File = file,
        Split = Split,
        DataHash = row.DataHash,
        UnitHash = unitHash,
        LabelHash = row.LabelHash ?? "",
        Dataset = row.DatasetTitle,
        Title = title,
        Frame = frame,
        Width = HasSize ? width : null,
        Height = HasSize ? height : null,
    };
}

/// <summary>Something that is written.</summary>
/// <param name="Class">As what.</param>
/// <param name="Instance">Which object; null for what is said of the whole picture.</param>
/// <param name="Shape">The part of it that lies in the picture; null for what is said of the whole picture.</param>
/// <param name="IsClipped">Whether that is not all of it.</param>
internal sealed record ExportLabel(ExportClass Class, ObjectInstance? Instance, Coordinates? Shape, bool IsClipped = false)
{
    /// <summary>What a comparison says of it; null where nothing is compared.</summary>
    public LabelMatch? Match { get; init; }
}
