namespace Encord;

/// <summary>The shapes of ontology objects, in the wire's spelling. A shape that is not here is carried as text.</summary>
public static class ObjectShape
{
    /// <summary>An upright box.</summary>
    public const string BoundingBox = "bounding_box";

    /// <summary>A box that can be turned.</summary>
    public const string RotatableBoundingBox = "rotatable_bounding_box";

    /// <summary>An area, with or without holes.</summary>
    public const string Polygon = "polygon";

    /// <summary>A line through points.</summary>
    public const string Polyline = "polyline";

    /// <summary>A single point.</summary>
    public const string Point = "point";

    /// <summary>Named points after a template.</summary>
    public const string Skeleton = "skeleton";

    /// <summary>A mask of pixels.</summary>
    public const string Bitmask = "bitmask";

    /// <summary>A stretch of sound.</summary>
    public const string Audio = "audio";

    /// <summary>A stretch of text.</summary>
    public const string Text = "text";

    /// <summary>A box in space.</summary>
    public const string Cuboid = "cuboid";

    /// <summary>The picture of a box in space.</summary>
    public const string Cuboid2D = "cuboid_2d";

    /// <summary>Points of a point cloud.</summary>
    public const string Segmentation = "segmentation";
}
