using System.Globalization;
using System.Text;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Interchange.Tables;

/// <summary>Makes the lines of a table: one for each object in a frame, one for each classification.</summary>
internal sealed class TableLine(TableSchema schema, bool isNormalized)
{
    /// <summary>A picture of a row, as lines say it.</summary>
    internal readonly record struct Place(string Title, string FileName, int Width, int Height);

    public object?[] Of(LabelRow row, ObjectInstance instance, Place place, string split)
    {
        var line = Begin("Object", row, place, split);
        Set(line, "Frame", instance.Frame);
        Set(line, "Ranges", instance.Ranges.Count == 0 ? null : instance.Ranges.ToString());
        Set(line, "ObjectHash", instance.ObjectHash);
        Set(line, "FeatureHash", instance.FeatureHash);
        Set(line, "ClassName", instance.Name);
        Set(line, "Shape", instance.Shape);
        Geometry(line, instance, place);
        Author(line, instance.Confidence, instance.ManualAnnotation, instance.CreatedBy, instance.CreatedAt, instance.LastEditedBy, instance.LastEditedAt);
        Answers(line, instance.Answers);
        return line;
    }

    public object?[] Of(LabelRow row, ClassificationInstance instance, Place place, string split)
    {
        var line = Begin("Classification", row, place, split);
        Set(line, "Frame", instance.Frames.FrameCount == 1 ? instance.Frames[0].Start : null);
        Set(line, "Ranges", instance.Frames.FrameCount > 1 ? instance.Frames.ToString() : null);
        Set(line, "ObjectHash", instance.ClassificationHash);
        Set(line, "FeatureHash", instance.FeatureHash);
        Set(line, "ClassName", instance.Name);
        Author(line, instance.Confidence, instance.ManualAnnotation, instance.CreatedBy, instance.CreatedAt, instance.LastEditedBy, instance.LastEditedAt);
        Answers(line, instance.Answers);
        return line;
    }

    /// <summary>Rings and points as JSON, in the unit of the table.</summary>
    public static string? PointsOf(Coordinates? coordinates, double across, double down) => coordinates switch
    {
        Polygon polygon => Areas(polygon, across, down),
        Polyline line => Points(line.Points, across, down),
        Keypoint point => Points([point.Point], across, down),
        Skeleton skeleton => "[" + string.Join(",", skeleton.Vertices.Select(vertex =>
            $"{{\"name\":{Quoted(vertex.Name)},\"x\":{Number(vertex.Point.X * across)},\"y\":{Number(vertex.Point.Y * down)},\"visibility\":{Quoted((vertex.Visibility ?? SkeletonVisibility.Visible).ToString())}}}")) + "]",
        Bitmask mask => $"{{\"size\":[{mask.Height.ToString(CultureInfo.InvariantCulture)},{mask.Width.ToString(CultureInfo.InvariantCulture)}],\"rows\":{Quoted(mask.Rle)}}}",
        CarriedCoordinates carried => carried.Json,
        _ => null,
    };

    private object?[] Begin(string kind, LabelRow row, Place place, string split)
    {
        var line = new object?[schema.All.Count];
        Set(line, "Kind", kind);
        Set(line, "ProjectHash", row.ProjectHash);
        Set(line, "DatasetTitle", row.DatasetTitle);
        Set(line, "DataHash", row.DataHash);
        Set(line, "DataTitle", row.DataTitle);
        Set(line, "DataType", row.DataType);
        Set(line, "LabelHash", row.LabelHash);
        Set(line, "Branch", row.BranchName);
        Set(line, "WorkflowStage", row.WorkflowStage);
        Set(line, "FrameTitle", place.Title);
        Set(line, "ImageWidth", place.Width > 0 ? place.Width : null);
        Set(line, "ImageHeight", place.Height > 0 ? place.Height : null);
        Set(line, "FileName", place.FileName);
        Set(line, "Split", split);
        return line;
    }

    private void Geometry(object?[] line, ObjectInstance instance, Place place)
    {
        var hasSize = place.Width > 0 && place.Height > 0;
        if (!isNormalized && !hasSize)
        {
            // Without a size there are no pixels.
            return;
        }

        double across = isNormalized ? 1 : place.Width;
        double down = isNormalized ? 1 : place.Height;
        Set(line, "X", Rounded(instance.X * across));
        Set(line, "Y", Rounded(instance.Y * down));
        Set(line, "Width", Rounded(instance.Width * across));
        Set(line, "Height", Rounded(instance.Height * down));
        Set(line, "Rotation", instance.Theta);
        Set(line, "Points", PointsOf(instance.Coordinates, across, down));
        if (instance.Coordinates is { } coordinates and (BoundingBox or Polygon or Bitmask) && hasSize)
        {
            var area = ShapeCut.AreaOf(coordinates, new PictureSize(place.Width, place.Height));
            Set(line, "Area", Rounded(isNormalized ? area / place.Width / place.Height : area));
        }
    }

    private void Author(object?[] line, double confidence, bool isManual, string? createdBy, DateTimeOffset? createdAt, string? editedBy, DateTimeOffset? editedAt)
    {
        Set(line, "Confidence", confidence);
        Set(line, "Manual", isManual);
        Set(line, "CreatedBy", createdBy);
        Set(line, "CreatedAt", createdAt?.UtcDateTime);
        Set(line, "LastEditedBy", editedBy);
        Set(line, "LastEditedAt", editedAt?.UtcDateTime);
    }

    private void Answers(object?[] line, AnswerSet answers)
    {
        foreach (var answer in answers)
        {
            if (schema.PlaceOfAnswer(answer.Key) is { } place)
            {
                line[place] = answer.Value is IEnumerable<string> labels ? string.Join("|", labels) : Convert.ToString(answer.Value, CultureInfo.InvariantCulture);
            }
        }
    }

    private void Set(object?[] line, string column, object? value) => line[schema.PlaceOf(column)] = value;

    /// <summary>Pixels to a hundredth; fractions as they are.</summary>
    private double? Rounded(double? value) => isNormalized ? value : value is { } number ? Math.Round(number, 2) : null;

    private static string Areas(Polygon polygon, double across, double down) => polygon.Areas.Count == 1 && polygon.Areas[0].Count == 1
        ? Points(polygon.Areas[0][0], across, down)
        : "[" + string.Join(",", polygon.Areas.Select(rings => "[" + string.Join(",", rings.Select(ring => Points(ring, across, down))) + "]")) + "]";

    private static string Points(IEnumerable<Point> points, double across, double down)
    {
        var text = new StringBuilder("[");
        foreach (var point in points)
        {
            text.Append(text.Length > 1 ? "," : "").Append('[').Append(Number(point.X * across)).Append(',').Append(Number(point.Y * down)).Append(']');
        }

        return text.Append(']').ToString();
    }

    private static string Number(double value) => Math.Round(value, 6).ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => "\"" + System.Text.Json.JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
