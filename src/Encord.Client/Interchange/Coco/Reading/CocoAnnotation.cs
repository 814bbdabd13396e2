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
    /// <summary>The id, where it is a number.</summary>
    public long Id { get; set; }

    /// <summary>The id, where it is text; null otherwise.</summary>
    public string? IdText { get; set; }

    /// <summary>False where the file gives the annotation none: it is known by its content then.</summary>
    public bool HasId { get; set; }

    public long ImageId { get; set; }

    /// <summary>The image's id where it is text; which image that is, the index knows.</summary>
    public string? ImageText { get; set; }

    public long CategoryId { get; set; }

    public string? CategoryText { get; set; }

    /// <summary>What is wrong with single members; null for nothing. It only matters where the member is needed.</summary>
    public string? BoxFault { get; set; }

    public string? SegmentationFault { get; set; }

    public string? KeypointsFault { get; set; }

    public string? CrowdFault { get; set; }

    public string? RotationFault { get; set; }

    /// <summary>Of members that no shape needs.</summary>
    public string? OtherFault { get; set; }

    public bool IsCrowd { get; set; }

    public bool HasBox { get; set; }

    /// <summary>Left, top, width, height in pixels.</summary>
    public double[] Box { get; } = new double[4];

    public CocoSegmentation Segmentation { get; set; }

    /// <summary>x, y, x, y, … of all rings, in pixels.</summary>
    public List<double> Coordinates { get; } = [];

    /// <summary>Where each ring ends in <see cref="Coordinates"/>.</summary>
    public List<int> RingEnds { get; } = [];

    /// <summary>Whether a ring has no numbers at all.</summary>
    public bool HasEmptyRing { get; set; }

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

    /// <summary>Whether fractions were made pixels.</summary>
    public bool IsScaled { get; private set; }

    /// <summary>Makes pixels of fractions; only once.</summary>
    public void Scale(int width, int height)
    {
        if (IsScaled)
        {
            return;
        }

        IsScaled = true;
        for (var i = 0; i < Box.Length; i++)
        {
            Box[i] *= i % 2 == 0 ? width : height;
        }

        for (var i = 0; i < Coordinates.Count; i++)
        {
            Coordinates[i] *= i % 2 == 0 ? width : height;
        }

        for (var i = 0; i + 2 < Keypoints.Count; i += 3)
        {
            Keypoints[i] *= width;
            Keypoints[i + 1] *= height;
        }
    }

    /// <summary>The id as the file has it; null for none.</summary>
    public string? IdOrNull() => !HasId ? null : IdText ?? Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What is wrong with a member; of several, one.</summary>
    public string? AnyFault() => BoxFault ?? SegmentationFault ?? KeypointsFault ?? CrowdFault ?? RotationFault ?? OtherFault;

    public void Clear()
    {
        Id = ImageId = CategoryId = 0;
        IdText = ImageText = CategoryText = null;
        HasId = IsCrowd = HasBox = HasEmptyRing = IsScaled = false;
        BoxFault = SegmentationFault = KeypointsFault = CrowdFault = RotationFault = OtherFault = null;
        Rotation = null;
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
