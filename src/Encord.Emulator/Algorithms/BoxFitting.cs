using System.Text.Json.Nodes;

namespace Encord.Emulator.Algorithms;

/// <summary>The smallest upright box around each object. The objects keep their own shape and get a <c>boundingBox</c> besides.</summary>
internal static class BoxFitting
{
    /// <param name="frames">Frame number → <c>{"objects": […]}</c>.</param>
    /// <param name="width">Of the picture, in pixels: a rotated box stands upright only in pixels.</param>
    /// <param name="height">Of the picture, in pixels.</param>
    /// <exception cref="AlgorithmInputException">The labels cannot be read, or an object has no shape with an extent.</exception>
    public static JsonObject Fit(JsonNode? frames, double width, double height)
    {
        if (!(width > 0) || !(height > 0))
        {
            throw new AlgorithmInputException("Width and height of the video must be more than 0.");
        }

        FrameMap.Read(frames, "labels");
        var answer = frames!.DeepClone().AsObject();
        foreach (var (_, labels) in answer)
        {
            foreach (var labelObject in (labels!["objects"] as JsonArray ?? []).OfType<JsonObject>())
            {
                var box = FittedBox.Around(Vertices(labelObject, width, height));
                labelObject[GeometryJson.BoundingBox] = new JsonObject { ["h"] = box.Height, ["w"] = box.Width, ["x"] = box.X, ["y"] = box.Y };
            }
        }

        return answer;
    }

    /// <summary>The places that the box has to contain.</summary>
    private static List<Vertex> Vertices(JsonObject labelObject, double width, double height)
    {
        var vertices = new List<Vertex>();
        if (labelObject[GeometryJson.Polygons] is JsonArray rings)
        {
            vertices.AddRange(GeometryJson.Rings(rings).SelectMany(polygon => polygon.SelectMany(ring => ring)));
        }

        foreach (var member in (string[])[GeometryJson.Polygon, GeometryJson.Polyline, GeometryJson.Point, GeometryJson.Skeleton])
        {
            if (labelObject[member] is { } line)
            {
                vertices.AddRange(GeometryJson.Vertices(line, member, 0));
            }
        }

        if (labelObject[GeometryJson.Bitmask] is { } bitmask)
        {
            vertices.AddRange(PixelCorners(GeometryJson.Mask(bitmask)));
        }

        if (labelObject[GeometryJson.RotatableBoundingBox] is { } rotated)
        {
            vertices.AddRange(Corners(GeometryJson.Object(rotated, GeometryJson.RotatableBoundingBox), width, height));
        }

        if (vertices.Count == 0 && labelObject[GeometryJson.BoundingBox] is JsonObject box)
        {
            var corner = GeometryJson.Vertex(box, GeometryJson.BoundingBox);
            vertices.Add(corner);
            vertices.Add(corner + new Vertex(GeometryJson.Number(box["w"], "boundingBox.w"), GeometryJson.Number(box["h"], "boundingBox.h")));
        }

        return vertices.Count > 0
            ? vertices
            : throw new AlgorithmInputException($"The object {labelObject["objectHash"]?.ToJsonString() ?? "without a hash"} has no shape that a box could be put around.");
    }

    private static IEnumerable<Vertex> PixelCorners(BinaryMask mask)
    {
        var (left, top, right, bottom) = (mask.Width, mask.Height, -1, -1);
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                if (mask[x, y])
                {
                    (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
                }
            }
        }

        return right < 0
            ? []
            : [new((double)left / mask.Width, (double)top / mask.Height), new((right + 1.0) / mask.Width, (bottom + 1.0) / mask.Height)];
    }

    private static IEnumerable<Vertex> Corners(JsonObject box, double width, double height)
    {
        double Side(string name) => GeometryJson.Number(box[name], $"rotatableBoundingBox.{name}");
        var (halfWidth, halfHeight) = (Side("w") * width / 2, Side("h") * height / 2);
        var (centreX, centreY) = ((Side("x") * width) + halfWidth, (Side("y") * height) + halfHeight);
        var (sin, cos) = Math.SinCos(Side("theta") * Math.PI / 180);
        foreach (var (signX, signY) in ((int, int)[])[(-1, -1), (1, -1), (1, 1), (-1, 1)])
        {
            var (x, y) = (signX * halfWidth, signY * halfHeight);
            yield return new((centreX + (x * cos) - (y * sin)) / width, (centreY + (x * sin) + (y * cos)) / height);
        }
    }
}
