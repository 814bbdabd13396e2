namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>An entry of <c>images</c>, with where its annotations stand in the file.</summary>
internal sealed class CocoImage
{
    public long Id { get; set; }

    /// <summary>The place in the list.</summary>
    public int Index { get; set; }

    /// <summary>The byte of the file where it starts.</summary>
    public long Offset { get; set; }

    /// <summary>In pixels, as the file says; of the picture where the file does not say, and 0 until it is known.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>The size of the picture that it was matched with; 0 where the project does not know it.</summary>
    public int PictureWidth { get; set; }

    public int PictureHeight { get; set; }

    public bool HasSize => Width > 0 && Height > 0;

    /// <summary>Whether the picture that it was matched with is known to have another size.</summary>
    public bool IsOfOtherSize => (PictureWidth > 0 && PictureWidth != Width) || (PictureHeight > 0 && PictureHeight != Height);

    public string? FileName { get; set; }

    /// <summary>The title that an export gives: of the image, or of the video that the frame is of.</summary>
    public string? Title { get; set; }

    /// <summary>The data unit that an export names.</summary>
    public string? DataHash { get; set; }

    /// <summary>The video that it is a frame of, by its id in <c>videos</c>; null for none.</summary>
    public string? VideoId { get; set; }

    /// <summary>The frame that the file names: <c>frame_id</c>, or what an export says.</summary>
    public int? Frame { get; set; }

    public bool IsAmbiguous { get; set; }

    /// <summary>Already reported, so its annotations are not reported again.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Whether the title is that of a video.</summary>
    public bool IsVideoTitle { get; set; }

    /// <summary>Valid annotations in the file.</summary>
    public int Annotations { get; set; }

    /// <summary>The first run of annotations in <see cref="CocoIndex.Runs"/>; −1 for none.</summary>
    public int FirstRun { get; set; } = -1;

    public int LastRun { get; set; } = -1;

    public bool MeansTheSame(CocoImage other) => FileName == other.FileName && Width == other.Width && Height == other.Height;
}
