namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>An entry of <c>images</c>, with where its annotations stand in the file.</summary>
internal sealed class CocoImage
{
    public long Id { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public string? FileName { get; set; }

    /// <summary>The title that an export gives: of the image, or of the video that the frame is of.</summary>
    public string? Title { get; set; }

    /// <summary>The data unit that an export names.</summary>
    public string? DataHash { get; set; }

    /// <summary>The frame that an export names.</summary>
    public int? Frame { get; set; }

    public bool IsAmbiguous { get; set; }

    /// <summary>Valid annotations in the file.</summary>
    public int Annotations { get; set; }

    /// <summary>The first run of annotations in <see cref="CocoIndex.Runs"/>; −1 for none.</summary>
    public int FirstRun { get; set; } = -1;

    public int LastRun { get; set; } = -1;

    public bool MeansTheSame(CocoImage other) => FileName == other.FileName && Width == other.Width && Height == other.Height;
}
