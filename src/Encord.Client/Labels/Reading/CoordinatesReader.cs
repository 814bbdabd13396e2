using System.Globalization;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Labels.Reading;

/// <summary>Reads the coordinates of a frame object. Needs no ontology: the key tells the shape.</summary>
internal static class CoordinatesReader
{
    /// <summary>The keys of shapes, with the shape that each stands for.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ShapeKeys { get; } =
    [
        new("boundingBox", ObjectShape.BoundingBox),
        new("rotatableBoundingBox", ObjectShape.RotatableBoundingBox),
        new("polygon", ObjectShape.Polygon),
        new("polygons", ObjectShape.Polygon),
        new("point", ObjectShape.Point),
        new("polyline", ObjectShape.Polyline),
        new("skeleton", ObjectShape.Skeleton),
        new("bitmask", ObjectShape.Bitmask),
        new("cuboid", ObjectShape.Cuboid),
        new("cuboid_2d", ObjectShape.Cuboid2D),
        new("segmentation", ObjectShape.Segmentation),
    ];

    /// <summary>The coordinates; null when the object has none.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.CorruptedLabel"/>: a number is missing.</exception>
    public static Coordinates? Read(JsonElement entry)
    {
        foreach (var shape in ShapeKeys)
        {
            if (entry.TryMember(shape.Key, out var value) && value.ValueKind != JsonValueKind.Null && !IsEmptyPolygon(entry, shape.Key, value))
            {
                return Read(shape.Value, shape.Key, entry, value);
            }
        }

        return null;
    }

    private static bool IsEmptyPolygon(JsonElement entry, string key, JsonElement value) =>
        key == "polygon" && entry.TryMember("polygons", out var polygons) && polygons.ValueKind == JsonValueKind.Array && polygons.GetArrayLength() > 0
        && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !Points(value, key).Any();

    private static Coordinates Read(string shape, string key, JsonElement entry, JsonElement value) => shape switch
    {
        ObjectShape.BoundingBox => new BoundingBox(Need(value, key, "x"), Need(value, key, "y"), Need(value, key, "w"), Need(value, key, "h")),
        ObjectShape.RotatableBoundingBox => new RotatableBoundingBox(
            Need(value, key, "x"), Need(value, key, "y"), Need(value, key, "w"), Need(value, key, "h"), value.Number("theta") ?? 0),
        ObjectShape.Polygon => ReadPolygon(entry, value, key),
        ObjectShape.Point => Points(value, key).Select(point => new Keypoint(point)).FirstOrDefault() ?? throw Missing(key, "the point"),
        ObjectShape.Polyline => new Polyline(Points(value, key)),
        ObjectShape.Skeleton => new Skeleton(Ordered(value).Select(vertex => ReadVertex(vertex, key))),
        ObjectShape.Bitmask => new Bitmask(
            value.Integer("width") ?? throw Missing(key, "width"),
            value.Integer("height") ?? throw Missing(key, "height"),
            value.Text("rleString") ?? throw Missing(key, "rleString")),
        _ => new CarriedCoordinates(shape, value.GetRawText()),
    };

    /// <summary>Where both encodings are there, the newer one wins: the older one can hold a single ring only.</summary>
    private static Polygon ReadPolygon(JsonElement entry, JsonElement polygon, string key)
    {
        if (!entry.TryMember("polygons", out var areas) || areas.ValueKind != JsonValueKind.Array || areas.GetArrayLength() == 0)
        {
            return new Polygon(Points(polygon, key));
        }

        return new Polygon(areas.EnumerateArray()
            .Select(rings => (IReadOnlyList<IReadOnlyList<Point>>)Array(rings, "polygons").Select(ReadRing).ToArray()).ToArray());
    }

    private static IReadOnlyList<Point> ReadRing(JsonElement ring)
    {
        var numbers = Array(ring, "polygons")
            .Select(number => number.ValueKind == JsonValueKind.Number ? number.GetDouble() : throw Missing("polygons", "a number")).ToArray();
        if (numbers.Length % 2 != 0)
        {
            throw Missing("polygons", "the y of the last point");
        }

        var points = new Point[numbers.Length / 2];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new Point(numbers[2 * i], numbers[(2 * i) + 1]);
        }

        return points;
    }

    private static SkeletonVertex ReadVertex(JsonElement vertex, string key) => new(vertex.Text("name") ?? "", ReadPoint(vertex, key), ReadVisibility(vertex))
    {
        Color = vertex.Text("color"),
        Value = vertex.Text("value"),
        FeatureHash = vertex.Text("featureHash"),
    };

    /// <summary>Three spellings: text (new SDK), number (old SDK), and a flag each (web editor; the vendor's order when several are set).</summary>
    private static SkeletonVisibility? ReadVisibility(JsonElement vertex)
    {
        if (vertex.TryMember("visibility", out var visibility))
        {
            if (visibility.ValueKind == JsonValueKind.String)
            {
                return visibility.GetString() switch
                {
                    "visible" => SkeletonVisibility.Visible,
                    "invisible" => SkeletonVisibility.Invisible,
                    "occluded" => SkeletonVisibility.Occluded,
                    "selfOccluded" => SkeletonVisibility.SelfOccluded,
                    _ => null,
                };
            }

            if (visibility.ValueKind == JsonValueKind.Number && visibility.TryGetInt32(out var number))
            {
                return number switch
                {
                    1 => SkeletonVisibility.Visible,
                    2 => SkeletonVisibility.Invisible,
                    4 => SkeletonVisibility.Occluded,
                    _ => null,
                };
            }
        }

        return vertex.Flag("invisible") is true ? SkeletonVisibility.Invisible
            : vertex.Flag("occluded") is true ? SkeletonVisibility.Occluded
            : vertex.Flag("selfOccluded") is true ? SkeletonVisibility.SelfOccluded
            : vertex.Flag("visible") is true ? SkeletonVisibility.Visible
            : null;
    }

    /// <summary>A map keyed "0", "1", … (gaps allowed) or a plain list.</summary>
    private static IEnumerable<JsonElement> Ordered(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().ToArray();
        }

        return value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
                .Select(member => (Order: int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : int.MaxValue, member.Value))
                .OrderBy(pair => pair.Order).Select(pair => pair.Value).ToArray()
            : [];
    }

    private static IEnumerable<Point> Points(JsonElement value, string key) => Ordered(value).Select(point => ReadPoint(point, key));

    private static Point ReadPoint(JsonElement point, string key) => new(Need(point, key, "x"), Need(point, key, "y"), point.Number("z"));

    private static JsonElement[] Array(JsonElement value, string key) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : throw Missing(key, "a list");

    private static double Need(JsonElement value, string key, string name) => value.Number(name) ?? throw Missing(key, name);

    private static EncordException Missing(string key, string name) => new(EncordErrorId.CorruptedLabel, $"'{key}' lacks {name}.");
}
