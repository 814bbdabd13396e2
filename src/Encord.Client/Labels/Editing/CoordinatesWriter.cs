using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Labels.Editing;

/// <summary>Writes coordinates into a frame object so that old and new releases of the vendor's SDK read them.</summary>
internal static class CoordinatesWriter
{
    public static void Write(JsonObject entry, Coordinates coordinates, SkeletonTemplate? template)
    {
        foreach (var shape in CoordinatesReader.ShapeKeys)
        {
            entry.Remove(shape.Key);
        }

        switch (coordinates)
        {
            case RotatableBoundingBox box:
                entry["rotatableBoundingBox"] = Box(box);
                entry["rotatableBoundingBox"]!["theta"] = box.Theta;
                break;
            case BoundingBox box:
                entry["boundingBox"] = Box(box);
                break;
            case Polygon polygon:
                // The older key holds one ring; releases before 0.1.157 know no other.
                entry["polygon"] = Points(polygon.Points);
                entry["polygons"] = new JsonArray(polygon.Areas.Select(rings => (JsonNode)new JsonArray(rings.Select(Ring).ToArray())).ToArray());
                break;
            case Polyline line:
                entry["polyline"] = Points(line.Points);
                break;
            case Keypoint point:
                entry["point"] = Points([point.Point]);
                break;
            case Skeleton skeleton:
                entry["skeleton"] = Vertices(skeleton, template);
                break;
            case Bitmask mask:
                entry["bitmask"] = new JsonObject
                {
                    ["top"] = 0,
                    ["left"] = 0,
                    ["height"] = mask.Height,
                    ["width"] = mask.Width,
                    ["rleString"] = mask.Rle,
                };
                break;
            case CarriedCoordinates carried:
                entry[CoordinatesReader.ShapeKeys.First(shape => shape.Value == carried.Shape).Key] = JsonNode.Parse(carried.Json);
                break;
        }
    }

    private static JsonObject Box(BoundingBox box) => new() { ["h"] = box.Height, ["w"] = box.Width, ["x"] = box.X, ["y"] = box.Y };

    private static JsonObject Points(IReadOnlyList<Point> points)
    {
        var map = new JsonObject();
        for (var i = 0; i < points.Count; i++)
        {
            map[LabelTree.Key(i)] = At(points[i]);
        }

        return map;
    }

    private static JsonObject At(Point point)
    {
        var node = new JsonObject { ["x"] = point.X, ["y"] = point.Y };
        if (point.Z is { } z)
        {
            node["z"] = z;
        }

        return node;
    }

    private static JsonNode Ring(IReadOnlyList<Point> ring)
    {
        var numbers = new JsonArray();
        foreach (var point in ring)
        {
            numbers.Add((JsonNode)JsonValue.Create(point.X));
            numbers.Add((JsonNode)JsonValue.Create(point.Y));
        }

        return numbers;
    }

    /// <summary>
    /// The visibility goes out as the web editor's flag: releases of the SDK from 0.1.177 read it, older ones pass it by. Its text form breaks the old
    /// ones, its number form the new ones.
    /// </summary>
    private static JsonObject Vertices(Skeleton skeleton, SkeletonTemplate? template)
    {
        var map = new JsonObject();
        var order = 0;
        foreach (var vertex in InOrder(skeleton, template))
        {
            var model = template?.Vertices.FirstOrDefault(candidate => candidate.Name == vertex.Name);
            var node = At(vertex.Point);
            node["name"] = vertex.Name;
            node["color"] = vertex.Color ?? model?.Color ?? "#000000";
            node["value"] = vertex.Value ?? model?.Value ?? vertex.Name;
            if ((vertex.FeatureHash ?? model?.FeatureHash) is { } hash)
            {
                node["featureHash"] = hash;
            }

            if (vertex.Visibility is { } visibility)
            {
                node[visibility switch
                {
                    SkeletonVisibility.Invisible => "invisible",
                    SkeletonVisibility.Occluded => "occluded",
                    SkeletonVisibility.SelfOccluded => "selfOccluded",
                    _ => "visible",
                }] = true;
            }

            map[LabelTree.Key(order++)] = node;
        }

        return map;
    }

    private static IEnumerable<SkeletonVertex> InOrder(Skeleton skeleton, SkeletonTemplate? template)
    {
        if (template is null)
        {
            return skeleton.Vertices;
        }

        var places = template.Vertices.Select((vertex, index) => (vertex.Name, index)).GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => group.First().index);
        return skeleton.Vertices.OrderBy(vertex => places.TryGetValue(vertex.Name, out var place) ? place : int.MaxValue);
    }
}
