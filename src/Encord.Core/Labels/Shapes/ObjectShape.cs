namespace Encord;

/// <summary>The shapes of ontology objects, spelled as PowerShell spells them. A shape that is newer than this module is carried as the server spells it.</summary>
public static class ObjectShape
{
    /// <summary>An upright box.</summary>
    public const string BoundingBox = nameof(BoundingBox);

    /// <summary>A box that can be turned.</summary>
    public const string RotatableBoundingBox = nameof(RotatableBoundingBox);

    /// <summary>An area, with or without holes.</summary>
    public const string Polygon = nameof(Polygon);

    /// <summary>A line through points.</summary>
    public const string Polyline = nameof(Polyline);

    /// <summary>A single point.</summary>
    public const string Point = nameof(Point);

    /// <summary>Named points after a template.</summary>
    public const string Skeleton = nameof(Skeleton);

    /// <summary>A mask of pixels.</summary>
    public const string Bitmask = nameof(Bitmask);

    /// <summary>A stretch of sound.</summary>
    public const string Audio = nameof(Audio);

    /// <summary>A stretch of text.</summary>
    public const string Text = nameof(Text);

    /// <summary>A box in space.</summary>
    public const string Cuboid = nameof(Cuboid);

    /// <summary>The picture of a box in space.</summary>
    public const string Cuboid2D = nameof(Cuboid2D);

    /// <summary>Points of a point cloud.</summary>
    public const string Segmentation = nameof(Segmentation);
}
