namespace Encord;

/// <summary>One image of an image group.</summary>
public sealed class LabelRowImage
{
    internal LabelRowImage()
    {
    }

    /// <summary>Its place in the group, from 0; also its frame.</summary>
    public int Index { get; internal set; }

    /// <summary>Its title, as a rule its file name.</summary>
    public string Title { get; internal set; } = string.Empty;

    /// <summary>Its MIME type.</summary>
    public string? FileType { get; internal set; }

    /// <summary>Pixels.</summary>
    public int? Width { get; internal set; }

    /// <summary>Pixels.</summary>
    public int? Height { get; internal set; }

    /// <summary>The id of the image.</summary>
    public string ImageHash { get; internal set; } = string.Empty;

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
