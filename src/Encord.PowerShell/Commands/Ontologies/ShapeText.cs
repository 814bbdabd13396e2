
namespace Encord.PowerShell.Commands.Ontologies;

/// <summary>The wire's spelling of a shape.</summary>
internal static class ShapeText
{
    public static string Of(OntologyShape shape) => shape switch
    {
        OntologyShape.BoundingBox => ObjectShape.BoundingBox,
        OntologyShape.RotatableBoundingBox => ObjectShape.RotatableBoundingBox,
        OntologyShape.Polygon => ObjectShape.Polygon,
        OntologyShape.Polyline => ObjectShape.Polyline,
        OntologyShape.Point => ObjectShape.Point,
        OntologyShape.Skeleton => ObjectShape.Skeleton,
        OntologyShape.Bitmask => ObjectShape.Bitmask,
        OntologyShape.Audio => ObjectShape.Audio,
        OntologyShape.Text => ObjectShape.Text,
        OntologyShape.Cuboid => ObjectShape.Cuboid,
        OntologyShape.Cuboid2D => ObjectShape.Cuboid2D,
        OntologyShape.Segmentation => ObjectShape.Segmentation,
        _ => throw new EncordException(EncordErrorId.InvalidArgument, $"There is no shape {shape}."),
    };
}
