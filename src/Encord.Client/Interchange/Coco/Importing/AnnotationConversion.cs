using System.Runtime.CompilerServices;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Json;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// Makes coordinates of the ontology's shape from what an annotation has. An annotation is judged by the members that its shape needs; what is wrong with
/// others is only counted. Pixels become fractions of the image as the file gives its size.
/// </summary>
internal static class AnnotationConversion
{
    /// <summary>Whether coordinates can be made, and what is lost on the way. Boxes and rings are looked at without making anything.</summary>
    [MethodImpl(HotPath.Compiled)]
    public static CocoVerdict Check(CocoAnnotation annotation, CocoImage image, CategoryTarget target, ConversionOptions options)
    {
        if (options.AreFractions)
        {
            annotation.Scale(image.Width, image.Height);
        }

        if (target.Feature.Shape == ObjectShape.BoundingBox && annotation.HasBox && annotation.AnyFault() is null)
        {
            return BoxConversion.Check(annotation, image, target, options);
        }

        if (target.Feature.Shape == ObjectShape.Polygon && annotation.Segmentation == CocoSegmentation.Polygons && annotation.AnyFault() is null
            && RingConversion.IsPlain(annotation, image))
        {
            return default;
        }

        Convert(annotation, image, target, options, out var verdict);
        return verdict;
    }

    /// <param name="annotation">What the file says.</param>
    /// <param name="image">Its image, which has a size.</param>
    /// <param name="target">What it becomes.</param>
    /// <param name="options">How far it may be changed.</param>
    /// <param name="verdict">Why it cannot, or what is lost.</param>
    /// <returns>Null where it is refused or left out.</returns>
    [MethodImpl(HotPath.Compiled)]
    public static Coordinates? Convert(CocoAnnotation annotation, CocoImage image, CategoryTarget target, ConversionOptions options, out CocoVerdict verdict)
    {
        if (options.AreFractions)
        {
            annotation.Scale(image.Width, image.Height);
        }

        var fault = NeededFault(annotation, target, options);
        if (fault is not null)
        {
            verdict = new CocoVerdict(fault);
            return null;
        }

        Coordinates? made;
        try
        {
            made = Make(annotation, image, target, options, out verdict);
        }
        catch (EncordException exception)
        {
            // Of masks that are larger than can be held.
            verdict = new CocoVerdict(exception.Message);
            return null;
        }

        // The rules that hold for all labels come last; boxes and masks were held to them already.
        if (made is Polygon or Polyline or Keypoint or Skeleton or RotatableBoundingBox
            && GeometryRules.FaultOf(made, PictureSize.Of(image.Width, image.Height)) is { } impossible)
        {
            verdict = new CocoVerdict(impossible.Message);
        }

        if (verdict.Reason is null && annotation.AnyFault() is not null)
        {
            verdict = verdict with { Notices = verdict.Notices | CocoNotices.MembersNotRead };
        }

        return verdict.Reason is null && !verdict.IsLeftOut ? made : null;
    }

    /// <summary>A position as a fraction; what lies outside by the tolerance is put on the edge.</summary>
    internal static double Fraction(double pixels, int size) => pixels <= 0 ? 0 : pixels >= size ? 1 : pixels / size;

    private static Coordinates? Make(CocoAnnotation annotation, CocoImage image, CategoryTarget target, ConversionOptions options, out CocoVerdict verdict)
    {
        var name = target.Feature.Name;
        switch (target.Feature.Shape)
        {
            case ObjectShape.BoundingBox:
                verdict = BoxConversion.Check(annotation, image, target, options);
                return verdict.Reason is null ? BoxConversion.Box(annotation, image) : null;
            case ObjectShape.RotatableBoundingBox when options.HasCorners:
                return CornerConversion.Box(annotation, image, out verdict);
            case ObjectShape.RotatableBoundingBox:
                verdict = BoxConversion.Check(annotation, image, target, options);
                return verdict.Reason is null ? BoxConversion.Rotatable(annotation, image) : null;
            case ObjectShape.Polygon when annotation.Segmentation == CocoSegmentation.Mask:
                return MaskConversion.Polygon(annotation, image, out verdict);
            case ObjectShape.Polygon when annotation.Segmentation == CocoSegmentation.Polygons:
                return RingConversion.Polygon(annotation, image, options, out verdict);
            case ObjectShape.Polygon when annotation.HasBox:
                verdict = BoxConversion.Check(annotation, image, target, options);
                return verdict.Reason is null ? new Polygon(BoxConversion.Box(annotation, image).Corners()) : null;
            case ObjectShape.Polygon:
                verdict = new CocoVerdict($"'{name}' is a polygon, and the annotation has neither 'segmentation' nor 'bbox'.");
                return null;
            case ObjectShape.Bitmask when image.IsOfOtherSize:
                verdict = new CocoVerdict(
                    $"its image is {image.Width} × {image.Height} in the file, and the picture is {image.PictureWidth} × {image.PictureHeight}; a mask must have the size of its picture.");
                return null;
            case ObjectShape.Bitmask when annotation.Segmentation == CocoSegmentation.Mask:
                return MaskConversion.Bitmask(annotation, image, out verdict);
            case ObjectShape.Bitmask when annotation.Segmentation == CocoSegmentation.Polygons:
                return RingConversion.Bitmask(annotation, image, options, out verdict);
            case ObjectShape.Bitmask:
                verdict = new CocoVerdict($"'{name}' is a bitmask, and the annotation has no area in 'segmentation'.");
                return null;
            case ObjectShape.Polyline:
                return RingConversion.Line(annotation, image, name, options, out verdict);
            case ObjectShape.Point:
                return KeypointConversion.Point(annotation, image, name, out verdict);
            case ObjectShape.Skeleton:
                return KeypointConversion.Skeleton(annotation, image, target, options, out verdict);
            default:
                verdict = new CocoVerdict($"'{name}' is a {target.Feature.Shape}, which COCO cannot hold.");
                return null;
        }
    }

    /// <summary>What is wrong with a member that the shape needs.</summary>
    private static string? NeededFault(CocoAnnotation annotation, CategoryTarget target, ConversionOptions options)
    {
        if (annotation.CrowdFault is not null && (target.CrowdAttribute is not null || options.NeedsCrowd))
        {
            return annotation.CrowdFault;
        }

        return target.Feature.Shape switch
        {
            ObjectShape.BoundingBox => annotation.BoxFault ?? (annotation.HasBox ? null : $"'{target.Feature.Name}' is a box, and the annotation has no 'bbox'."),
            ObjectShape.RotatableBoundingBox => annotation.BoxFault ?? annotation.RotationFault
                ?? (annotation.HasBox ? null : $"'{target.Feature.Name}' is a box, and the annotation has no 'bbox'."),
            ObjectShape.Polygon => annotation.SegmentationFault ?? (annotation.Segmentation == CocoSegmentation.None ? annotation.BoxFault : null),
            ObjectShape.Bitmask or ObjectShape.Polyline => annotation.SegmentationFault,
            ObjectShape.Point or ObjectShape.Skeleton => annotation.KeypointsFault,
            _ => null,
        };
    }
}
