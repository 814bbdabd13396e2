namespace Encord;

/// <summary>One image of an image group, or one file of a DICOM series.</summary>
public sealed class DataRowImage
{
    internal DataRowImage(string imageHash) => ImageHash = imageHash;

    /// <summary>The id of the image.</summary>
    public string ImageHash { get; }

    /// <summary>The title, as a rule the file name.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>Pixels.</summary>
    public int? Width { get; internal init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; internal init; }

    /// <summary>Bytes.</summary>
    public long? FileSize { get; internal init; }

    /// <summary>The MIME type.</summary>
    public string? FileType { get; internal init; }

    /// <summary>Where the file lies, in the terms of its storage.</summary>
    public string? FileLink { get; internal init; }

    /// <summary>An address from which whoever has it can download the file for a while; only when it was asked for.</summary>
    public string? SignedUrl { get; internal init; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
