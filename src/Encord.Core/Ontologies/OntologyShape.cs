namespace Encord;

/// <summary>The shapes that a new kind of object can have; <see cref="ObjectShape"/> has them in the wire's spelling.</summary>
public enum OntologyShape
{
    /// <summary>An upright box.</summary>
    BoundingBox,

    /// <summary>A box that can be turned.</summary>
    RotatableBoundingBox,

    /// <summary>An area.</summary>
    Polygon,

    /// <summary>A line through points.</summary>
    Polyline,

    /// <summary>A single point.</summary>
    Point,

    /// <summary>Named points after a template.</summary>
    Skeleton,

    /// <summary>A mask of pixels.</summary>
    Bitmask,

    /// <summary>A stretch of sound.</summary>
    Audio,

    /// <summary>A stretch of text.</summary>
    Text,

    /// <summary>A box in space.</summary>
    Cuboid,

    /// <summary>The picture of a box in space.</summary>
    Cuboid2D,

    /// <summary>Points of a point cloud.</summary>
    Segmentation,
}
