using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Encord.Emulator.Algorithms;

/// <summary>Reads and writes the geometry members of label objects.</summary>
internal static class GeometryJson
{
    public const string BoundingBox = "boundingBox";
    public const string RotatableBoundingBox = "rotatableBoundingBox";
    public const string Polygon = "polygon";
    public const string Polygons = "polygons";
    public const string Polyline = "polyline";
    public const string Point = "point";
    public const string Skeleton = "skeleton";
    public const string Bitmask = "bitmask";

    public static double Number(JsonNode? node, string what)
    {
        if (node is JsonValue value && value.TryGetValue(out double number) && double.IsFinite(number))
        {
            return number;
        }

        // A node built in memory answers only for the type it was built from.
        if (node is JsonValue && node.GetValueKind() == JsonValueKind.Number
            && double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number))
        {
            return number;
        }

        throw new AlgorithmInputException($"'{what}' must be a number.");
    }

    public static string Text(JsonNode? node, string what) =>
        node is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw new AlgorithmInputException($"'{what}' must be text.");

    public static JsonObject Object(JsonNode? node, string what) =>
        node as JsonObject ?? throw new AlgorithmInputException($"'{what}' must be an object.");

    /// <summary>The entries of a member that is either keyed "0", "1", … (gaps allowed, sorted as numbers) or an array.</summary>
    public static IReadOnlyList<JsonObject> Entries(JsonNode? node, string what) => node switch
    {
        JsonObject keyed => [.. keyed.Select(pair => (Index: Index(pair.Key, what), pair.Value))
            .OrderBy(entry => entry.Index).Select(entry => Object(entry.Value, what))],
        JsonArray array => [.. array.Select(entry => Object(entry, what))],
        _ => throw new AlgorithmInputException($"'{what}' must hold points."),
    };

    public static Vertex Vertex(JsonObject entry, string what) => new(Number(entry["x"], $"{what}.x"), Number(entry["y"], $"{what}.y"));

    /// <summary>The vertices of a polygon, polyline or point; at least <paramref name="minimum"/>.</summary>
    public static Vertex[] Vertices(JsonNode? node, string what, int minimum)
    {
        Vertex[] vertices = [.. Entries(node, what).Select(entry => Vertex(entry, what))];
        return vertices.Length >= minimum
            ? vertices
            : throw new AlgorithmInputException($"A {what} needs at least {minimum} point(s), here are {vertices.Length}.");
    }

    public static JsonObject Keyed(IEnumerable<Vertex> vertices)
    {
        var keyed = new JsonObject();
        foreach (var vertex in vertices)
        {
            keyed.Add(keyed.Count.ToString(CultureInfo.InvariantCulture), new JsonObject { ["x"] = vertex.X, ["y"] = vertex.Y });
        }

        return keyed;
    }

    /// <summary>The newer form of polygons: polygons of rings (outer first, then holes) of x and y in turn.</summary>
    public static Vertex[][][] Rings(JsonNode? node) =>
        [.. Array(node).Select(polygon => Array(polygon).Select(ring => Pairs(Array(ring))).ToArray())];

    public static JsonArray Flat(IEnumerable<IEnumerable<IEnumerable<Vertex>>> polygons) =>
        [.. polygons.Select(polygon => new JsonArray([.. polygon.Select(ring =>
            new JsonArray([.. ring.SelectMany(vertex => new JsonNode[] { vertex.X, vertex.Y })]))]))];

    public static BinaryMask Mask(JsonNode? node)
    {
        var mask = Object(node, Bitmask);
        return BinaryMask.Decode(
            Text(mask["rleString"], "bitmask.rleString"),
            (int)Number(mask["width"], "bitmask.width"),
            (int)Number(mask["height"], "bitmask.height"));
    }

    private static JsonArray Array(JsonNode? node) =>
        node as JsonArray ?? throw new AlgorithmInputException("'polygons' must be polygons of rings of numbers.");

    private static Vertex[] Pairs(JsonArray ring)
    {
        if (ring.Count % 2 != 0 || ring.Count < 6)
        {
            throw new AlgorithmInputException("A ring in 'polygons' needs at least three pairs of x and y.");
        }

        var vertices = new Vertex[ring.Count / 2];
        for (var i = 0; i < vertices.Length; i++)
        {
            vertices[i] = new(Number(ring[2 * i], Polygons), Number(ring[(2 * i) + 1], Polygons));
        }

        return vertices;
    }

    private static int Index(string key, string what) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw new AlgorithmInputException($"The points of a {what} must be keyed by number, not '{key}'.");
}
