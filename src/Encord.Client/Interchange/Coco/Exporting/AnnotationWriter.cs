using System.Text.Json;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Geometry;

namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>Writes object instances as annotations. Pixels are fractions times the size of the image.</summary>
internal static class AnnotationWriter
{
    /// <returns>Why COCO has no place for it; what was written until then is not to be used. Null where it was written.</returns>
    public static string? Write(
        Utf8JsonWriter json, ObjectInstance instance, long id, long imageId, int categoryId, SkeletonTemplate? template, RowPicture picture, RowAnswers answers, Coordinates? cut = null)
    {
        if ((cut ?? instance.Coordinates) is not { } coordinates)
        {
            return "it has no coordinates";
        }

        if (Fault(coordinates, picture) is { } fault)
        {
            return fault;
        }

        try
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteNumber("image_id", imageId);
            json.WriteNumber("category_id", categoryId);
            WriteShape(json, coordinates, template, picture.Width, picture.Height);
            json.WriteNumber("iscrowd", IsCrowd(instance) ? 1 : 0);
            AnnotationAttributes.Write(json, instance);
            WriteCarried(json, instance, coordinates, template, answers);
            json.WriteEndObject();
            return null;
        }
        catch (EncordException exception)
        {
            // Of masks whose run lengths are damaged, or that are larger than can be held.
            return exception.Message.TrimEnd('.');
        }
    }

    private static string? Fault(Coordinates coordinates, RowPicture picture) => coordinates switch
    {
        BoundingBox or Keypoint => null,
        Bitmask mask when mask.Width != picture.Width || mask.Height != picture.Height =>
            $"the mask is {mask.Width} × {mask.Height} pixels, and the picture {picture.Width} × {picture.Height}",
        Bitmask => null,
        Polygon polygon when polygon.Areas.Count > 0 && polygon.Areas.All(rings => rings.Count > 0 && rings.All(ring => ring.Count >= 3)) => null,
        Polygon => "the polygon has a ring of fewer than three points",
        Polyline line => line.Points.Count >= 2 ? null : "the line has fewer than two points",
        Skeleton skeleton => skeleton.Vertices.Count > 0 ? null : "the skeleton has no points",
        _ => $"COCO has no place for the shape {coordinates.Shape}",
    };

    private static void WriteShape(Utf8JsonWriter json, Coordinates coordinates, SkeletonTemplate? template, int width, int height)
    {
        switch (coordinates)
        {
            case BoundingBox box:
                Point[] corners = [new(box.X, box.Y), new(box.X + box.Width, box.Y), new(box.X + box.Width, box.Y + box.Height), new(box.X, box.Y + box.Height)];
                WriteBox(json, box.X * width, box.Y * height, box.Width * width, box.Height * height);
                json.WriteNumber("area", box.Width * width * box.Height * height);
                WriteRings(json, [corners], width, height);
                break;
            case Polygon polygon:
                WritePolygon(json, polygon, width, height);
                break;
            case Bitmask bitmask:
                using (var mask = MaskCanvas.FromRows(bitmask.Counts(), bitmask.Width, bitmask.Height))
                {
                    WriteMask(json, mask);
                }

                break;
            case Polyline line:
                WriteExtent(json, line, width, height);
                json.WriteNumber("area", 0);
                WriteRings(json, [line.Points.Concat(line.Points.Reverse()).ToArray()], width, height);
                break;
            case Keypoint point:
                WriteExtent(json, point, width, height);
                json.WriteNumber("area", 0);
                WriteRings(json, [], width, height);
                WriteKeypoints(json, [(point.Point, SkeletonVisibility.Visible)], width, height);
                break;
            case Skeleton skeleton:
                WriteExtent(json, skeleton, width, height);
                json.WriteNumber("area", 0);
                WriteRings(json, [], width, height);
                WriteKeypoints(json, InOrder(skeleton, template).Select(vertex => (vertex.Point, vertex.Visibility ?? SkeletonVisibility.Visible)).ToArray(), width, height);
                break;
        }
    }

    /// <summary>COCO's rings are parts that add up. A hole can only be said with pixels; the exact rings are carried besides.</summary>
    private static void WritePolygon(Utf8JsonWriter json, Polygon polygon, int width, int height)
    {
        var pixels = polygon.Areas.Select(rings => (IReadOnlyList<IReadOnlyList<Point>>)rings
            .Select(ring => (IReadOnlyList<Point>)ring.Select(point => new Point(point.X * width, point.Y * height)).ToArray()).ToArray()).ToArray();
        if (polygon.Areas.Any(rings => rings.Count > 1))
        {
            using var mask = MaskCanvas.FromAreas(pixels, width, height);
            WriteMask(json, mask);
            return;
        }

        WriteExtent(json, polygon, width, height);
        json.WriteNumber("area", UnionArea.Of(pixels, width, height));
        WriteRings(json, polygon.Areas.Select(rings => rings[0]), width, height);
    }

    private static void WriteMask(Utf8JsonWriter json, MaskCanvas mask)
    {
        (var left, var top, var width, var height) = mask.FindBox();
        WriteBox(json, left, top, width, height);
        json.WriteNumber("area", mask.CountPixels());
        json.WriteStartObject("segmentation");
        json.WriteStartArray("size");
        json.WriteNumberValue(mask.PictureHeight);
        json.WriteNumberValue(mask.PictureWidth);
        json.WriteEndArray();
        json.WriteString("counts", RunLengthCode.Encode(mask.CountColumns()));
        json.WriteEndObject();
    }

    private static void WriteExtent(Utf8JsonWriter json, Coordinates coordinates, int width, int height)
    {
        (var x, var y, var across, var down) = coordinates.Extent ?? default;
        WriteBox(json, x * width, y * height, across * width, down * height);
    }

    private static void WriteBox(Utf8JsonWriter json, double x, double y, double width, double height)
    {
        json.WriteStartArray("bbox");
        json.WriteNumberValue(x);
        json.WriteNumberValue(y);
        json.WriteNumberValue(width);
        json.WriteNumberValue(height);
        json.WriteEndArray();
    }

    private static void WriteRings(Utf8JsonWriter json, IEnumerable<IReadOnlyList<Point>> rings, int width, int height)
    {
        json.WriteStartArray("segmentation");
        foreach (var ring in rings)
        {
            json.WriteStartArray();
            foreach (var point in ring)
            {
                json.WriteNumberValue(point.X * width);
                json.WriteNumberValue(point.Y * height);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteKeypoints(Utf8JsonWriter json, (Point Point, SkeletonVisibility Visibility)[] points, int width, int height)
    {
        json.WriteStartArray("keypoints");
        foreach ((var point, var visibility) in points)
        {
            json.WriteNumberValue(point.X * width);
            json.WriteNumberValue(point.Y * height);
            json.WriteNumberValue(visibility switch { SkeletonVisibility.Visible => 2, SkeletonVisibility.Invisible => 0, _ => 1 });
        }

        json.WriteEndArray();
        json.WriteNumber("num_keypoints", points.Count(point => point.Visibility != SkeletonVisibility.Invisible));
    }

    private static IEnumerable<SkeletonVertex> InOrder(Skeleton skeleton, SkeletonTemplate? template)
    {
        var names = template?.Vertices.Select(vertex => vertex.Name).ToList() ?? [];
        return skeleton.Vertices.OrderBy(vertex => names.IndexOf(vertex.Name) is >= 0 and int place ? place : int.MaxValue);
    }

    private static bool IsCrowd(ObjectInstance instance) => instance.Answers.Any(answer => CategoryTarget.IsCrowdAttribute(answer.Key) && answer.Value switch
    {
        IReadOnlyList<string> labels => labels.Count > 0,
        string text => text.ToLowerInvariant() is "1" or "true" or "yes" or "crowd" or "iscrowd",
        double number => number != 0,
        _ => false,
    });

    /// <summary>What COCO cannot say and an import of this file needs: see <see cref="CarriedLabel"/>.</summary>
    private static void WriteCarried(Utf8JsonWriter json, ObjectInstance instance, Coordinates coordinates, SkeletonTemplate? template, RowAnswers answers)
    {
        var areas = (coordinates as Polygon)?.Areas;
        areas = areas?.Any(rings => rings.Count > 1) == true ? areas : null;
        var everywhere = answers.Everywhere(instance.ObjectHash);
        var inFrame = answers.InFrame(instance.ObjectHash, instance.Frame ?? 0);
        var skeleton = coordinates as Skeleton;
        if (areas is null && everywhere is null && inFrame.Count == 0 && skeleton is null && instance.Confidence == 1)
        {
            return;
        }

        json.WriteStartObject("encord");
        if (areas is not null)
        {
            json.WriteStartArray("areas");
            foreach (var rings in areas)
            {
                WriteFractions(json, rings);
            }

            json.WriteEndArray();
        }

        if (everywhere is not null)
        {
            json.WritePropertyName("answers");
            json.WriteRawValue(everywhere, skipInputValidation: true);
        }

        if (inFrame.Count > 0)
        {
            json.WriteStartArray("frame_answers");
            foreach (var answer in inFrame)
            {
                json.WriteRawValue(answer, skipInputValidation: true);
            }

            json.WriteEndArray();
        }

        if (skeleton is not null)
        {
            json.WriteStartArray("visibility");
            foreach (var vertex in InOrder(skeleton, template))
            {
                json.WriteStringValue(vertex.Visibility?.ToString());
            }

            json.WriteEndArray();
        }

        if (instance.Confidence != 1)
        {
            json.WriteNumber("confidence", instance.Confidence);
        }

        json.WriteEndObject();
    }

    private static void WriteFractions(Utf8JsonWriter json, IReadOnlyList<IReadOnlyList<Point>> rings)
    {
        json.WriteStartArray();
        foreach (var ring in rings)
        {
            json.WriteStartArray();
            foreach (var point in ring)
            {
                json.WriteNumberValue(point.X);
                json.WriteNumberValue(point.Y);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
