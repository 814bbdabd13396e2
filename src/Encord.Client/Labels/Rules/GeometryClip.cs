namespace Encord.Client.Labels.Rules;

/// <summary>Cuts coordinates to the picture.</summary>
internal static class GeometryClip
{
    /// <summary>Gives the part that lies in the picture. What lies in it already comes back as it is.</summary>
    /// <param name="coordinates">In fractions of the picture.</param>
    /// <param name="size">The size of the picture; null when it is not known.</param>
    /// <param name="cut">The part.</param>
    /// <param name="reason">Why there is none, as a sentence that starts small.</param>
    public static bool TryCut(Coordinates coordinates, PictureSize? size, out Coordinates cut, out string reason)
    {
        cut = coordinates;
        reason = "";
        var fault = GeometryRules.FaultOf(coordinates, size);
        if (fault is null)
        {
            return true;
        }

        if (fault.Kind != GeometryFaultKind.OutsidePicture)
        {
            reason = fault.Message;
            return false;
        }

        reason = "no part of it lies in the picture.";
        Coordinates? part = coordinates switch
        {
            RotatableBoundingBox box when box.Theta % 180 != 0 => CutTurned(box, size, ref reason),
            RotatableBoundingBox box => Cut(box) is { } upright ? new RotatableBoundingBox(upright.X, upright.Y, upright.Width, upright.Height, box.Theta) : null,
            BoundingBox box => Cut(box),
            Polygon polygon => Cut(polygon),
            Polyline line => Cut(line, ref reason),
            Skeleton skeleton => new Skeleton(skeleton.Vertices.Select(Cut)),
            _ => null,
        };
        if (part is null)
        {
            return false;
        }

        // What is left can be too little to be anything, where numbers are huge or only an edge is touched.
        cut = part;
        return GeometryRules.FaultOf(part, size) is null;
    }

    private static BoundingBox? Cut(BoundingBox box)
    {
        var left = Math.Max(0, box.X);
        var top = Math.Max(0, box.Y);
        var width = Math.Min(1, box.X + box.Width) - left;
        var height = Math.Min(1, box.Y + box.Height) - top;
        return width > 0 && height > 0 ? new BoundingBox(left, top, width, height) : null;
    }

    private static RotatableBoundingBox? CutTurned(RotatableBoundingBox box, PictureSize? size, ref string reason)
    {
        if (size is { } known)
        {
            return TurnedBox.Cut(box, known);
        }

        reason = "a turned box can only be cut to a picture whose size in pixels is known.";
        return null;
    }

    private static Polygon? Cut(Polygon polygon)
    {
        var areas = new List<IReadOnlyList<IReadOnlyList<Point>>>();
        foreach (var rings in polygon.Areas)
        {
            var cut = rings.Select(ring => PictureClip.Ring(ring, 1, 1)).ToArray();
            if (IsRing(cut[0]))
            {
                areas.Add([cut[0], .. cut.Skip(1).Where(IsRing)]);
            }
        }

        return areas.Count == 0 ? null : new Polygon(areas);
    }

    private static bool IsRing(IReadOnlyList<Point> ring) => ring.Count >= 3 && GeometryRules.HasArea(ring);

    /// <summary>A line that leaves the picture and comes back would be several lines, and an object is one.</summary>
    private static Polyline? Cut(Polyline line, ref string reason)
    {
        var parts = PictureClip.Line(line.Points, 1, 1);
        if (parts.Count > 1)
        {
            reason = $"the polyline leaves the picture and comes back: {parts.Count} lines would be left of it. Give one object for each.";
        }

        return parts.Count == 1 ? new Polyline(parts[0]) : null;
    }

    /// <summary>A point of a skeleton cannot be left out: it is moved to the edge, and marked as outside.</summary>
    private static SkeletonVertex Cut(SkeletonVertex vertex) =>
        vertex.Point.Z is not null || GeometryRules.IsInside(vertex.Point) || vertex.Visibility == SkeletonVisibility.Invisible
            ? vertex
            : vertex.At(Inside(vertex.Point), SkeletonVisibility.Invisible);

    /// <summary>The nearest position in the picture.</summary>
    private static Point Inside(Point point) => new(Math.Min(1, Math.Max(0, point.X)), Math.Min(1, Math.Max(0, point.Y)), point.Z);
}
