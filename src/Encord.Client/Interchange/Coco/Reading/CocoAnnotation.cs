
namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>What an annotation has in <c>segmentation</c>.</summary>
internal enum CocoSegmentation
{
    None,
    Polygons,
    Mask,
}

/// <summary>An entry of <c>annotations</c>. One object is filled again and again, so that a million annotations cost no garbage.</summary>
internal sealed class CocoAnnotation
{
    public long Id { get; set; }

    public long ImageId { get; set; }

    public long CategoryId { get; set; }

    public bool IsCrowd { get; set; }

    public double? Area { get; set; }

    public bool HasBox { get; set; }

    /// <summary>Left, top, width, height in pixels.</summary>
    public double[] Box { get; } = new double[4];

    public CocoSegmentation Segmentation { get; set; }

    /// <summary>x, y, x, y, … of all rings, in pixels.</summary>
    public List<double> Coordinates { get; } = [];

    /// <summary>Where each ring ends in <see cref="Coordinates"/>.</summary>
    public List<int> RingEnds { get; } = [];

    public int MaskHeight { get; set; }

    public int MaskWidth { get; set; }

    /// <summary>Run lengths column by column, zeros first.</summary>
    public List<long> MaskCounts { get; } = [];

    /// <summary>x, y, visibility, …; empty for none.</summary>
    public List<double> Keypoints { get; } = [];

    /// <summary>The object that an export names: the same one on all frames of a video.</summary>
    public string? ObjectHash { get; set; }

    /// <summary>Degrees; of rotatable boxes in an export.</summary>
    public double? Rotation { get; set; }

    /// <summary>What an export carries besides: JSON text of the member <c>encord</c>.</summary>
    public byte[]? Carried { get; set; }

    public void Clear()
    {
        Id = ImageId = CategoryId = 0;
        IsCrowd = HasBox = false;
        Area = Rotation = null;
        Segmentation = CocoSegmentation.None;
        MaskHeight = MaskWidth = 0;
        ObjectHash = null;
        Carried = null;
        Coordinates.Clear();
        RingEnds.Clear();
        MaskCounts.Clear();
        Keypoints.Clear();
    }
}
