using System.Text.Json.Nodes;

namespace Encord.Emulator.Algorithms;

/// <summary>One geometry member of one object between two of its key frames.</summary>
internal abstract class ShapeMatch(string member)
{
    /// <summary>The member of the label object that holds the geometry, such as <c>boundingBox</c>.</summary>
    public string Member { get; } = member;

    /// <summary>Writes the geometry at a share of the way into a label object.</summary>
    public abstract void Write(JsonObject target, double share);

    /// <summary>Matches every geometry member that both key frames have.</summary>
    public static IReadOnlyList<ShapeMatch> Between(JsonObject from, JsonObject to)
    {
        var matches = new List<ShapeMatch>();
        foreach (var (member, match) in Kinds)
        {
            if (from[member] is { } start && to[member] is { } end)
            {
                matches.Add(match(start, end));
            }
        }

        return matches;
    }

    private static readonly (string Member, Func<JsonNode, JsonNode, ShapeMatch> Match)[] Kinds =
    [
        (GeometryJson.BoundingBox, (from, to) => new BoxMatch(GeometryJson.BoundingBox, from, to)),
        (GeometryJson.RotatableBoundingBox, (from, to) => new BoxMatch(GeometryJson.RotatableBoundingBox, from, to)),
        (GeometryJson.Polygon, (from, to) => new LineMatch(GeometryJson.Polygon, OutlineMatch.OfPolygons(
            GeometryJson.Vertices(from, GeometryJson.Polygon, 3), GeometryJson.Vertices(to, GeometryJson.Polygon, 3)))),
        (GeometryJson.Polygons, (from, to) => new RingsMatch(from, to)),
        (GeometryJson.Polyline, (from, to) => new LineMatch(GeometryJson.Polyline, OutlineMatch.OfPolylines(
            GeometryJson.Vertices(from, GeometryJson.Polyline, 1), GeometryJson.Vertices(to, GeometryJson.Polyline, 1)))),
        (GeometryJson.Point, (from, to) => new LineMatch(GeometryJson.Point, OutlineMatch.OfPolylines(
            [GeometryJson.Vertices(from, GeometryJson.Point, 1)[0]], [GeometryJson.Vertices(to, GeometryJson.Point, 1)[0]]))),
        (GeometryJson.Skeleton, (from, to) => new SkeletonMatch(from, to)),
        (GeometryJson.Bitmask, (from, to) => new BitmaskMatch(from, to)),
    ];

    /// <summary>Boxes: every side moves on a straight line; the angle of a rotatable box takes the short way round.</summary>
    private sealed class BoxMatch(string member, JsonNode from, JsonNode to) : ShapeMatch(member)
    {
        private readonly JsonObject _from = GeometryJson.Object(from, member);
        private readonly JsonObject _to = GeometryJson.Object(to, member);

        public override void Write(JsonObject target, double share)
        {
            var box = new JsonObject();
            foreach (var side in (string[])["h", "w", "x", "y"])
            {
                box[side] = Linear.Between(Side(_from, side), Side(_to, side), share);
            }

            if (Member == GeometryJson.RotatableBoundingBox)
            {
                box["theta"] = Linear.BetweenAngles(Side(_from, "theta"), Side(_to, "theta"), share);
            }

            target[Member] = box;
        }

        private double Side(JsonObject box, string side) => GeometryJson.Number(box[side], $"{Member}.{side}");
    }

    private sealed class LineMatch(string member, OutlineMatch match) : ShapeMatch(member)
    {
        public override void Write(JsonObject target, double share) => target[Member] = GeometryJson.Keyed(match.Between(share));
    }

    /// <summary>Polygons with several rings. Ring goes with ring; a ring that only one key frame has is left out between them.</summary>
    private sealed class RingsMatch : ShapeMatch
    {
        private readonly OutlineMatch[][] _matches;

        public RingsMatch(JsonNode from, JsonNode to)
            : base(GeometryJson.Polygons)
        {
            var (start, end) = (GeometryJson.Rings(from), GeometryJson.Rings(to));
            _matches = [.. start.Zip(end, (a, b) => a.Zip(b, OutlineMatch.OfPolygons).ToArray())];
        }

        public override void Write(JsonObject target, double share)
        {
            Vertex[][][] rings = [.. _matches.Select(polygon => polygon.Select(ring => ring.Between(share)).ToArray())];
            target[Member] = GeometryJson.Flat(rings);
            if (rings is [[var outline, ..], ..])
            {
                target[GeometryJson.Polygon] = GeometryJson.Keyed(outline);
            }
        }
    }

    /// <summary>Skeletons: each vertex goes with the one of the same feature or name; what is known about a vertex stays as it was.</summary>
    private sealed class SkeletonMatch(JsonNode from, JsonNode to) : ShapeMatch(GeometryJson.Skeleton)
    {
        private readonly IReadOnlyList<JsonObject> _from = GeometryJson.Entries(from, GeometryJson.Skeleton);
        private readonly IReadOnlyList<JsonObject> _to = GeometryJson.Entries(to, GeometryJson.Skeleton);

        public override void Write(JsonObject target, double share)
        {
            var skeleton = new JsonObject();
            for (var i = 0; i < _from.Count; i++)
            {
                var vertex = _from[i].DeepClone().AsObject();
                var start = GeometryJson.Vertex(_from[i], Member);
                var partner = Partner(i);
                var place = partner is null ? start : Vertex.Between(start, GeometryJson.Vertex(partner, Member), share);
                (vertex["x"], vertex["y"]) = (place.X, place.Y);
                skeleton[$"{i}"] = vertex;
            }

            target[Member] = skeleton;
        }

        private JsonObject? Partner(int index)
        {
            foreach (var key in (string[])["featureHash", "name"])
            {
                if (_from[index][key] is JsonValue wanted)
                {
                    return _to.FirstOrDefault(vertex => JsonNode.DeepEquals(vertex[key], wanted));
                }
            }

            return index < _to.Count ? _to[index] : null;
        }
    }

    private sealed class BitmaskMatch(JsonNode from, JsonNode to) : ShapeMatch(GeometryJson.Bitmask)
    {
        private readonly MaskMatch _match = new(GeometryJson.Mask(from), GeometryJson.Mask(to));

        public override void Write(JsonObject target, double share)
        {
            var mask = _match.Between(share);
            target[Member] = new JsonObject
            {
                ["top"] = 0,
                ["left"] = 0,
                ["height"] = mask.Height,
                ["width"] = mask.Width,
                ["rleString"] = mask.Encode(),
            };
        }
    }
}
