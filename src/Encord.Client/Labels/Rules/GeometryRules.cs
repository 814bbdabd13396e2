namespace Encord.Client.Labels.Rules;

/// <summary>
/// What coordinates must be to be a place in a picture. The only place where this is said: commands, imports, detections, and results of algorithms
/// are refused by it, and documents that are there already are reported.
/// </summary>
internal static class GeometryRules
{
    /// <summary>Coordinates are often the result of a division; they may miss the edge by what rounding makes.</summary>
    public const double Slack = 1e-9;

    /// <summary>What is wrong; null when nothing is.</summary>
    /// <param name="coordinates">In fractions of the picture.</param>
    /// <param name="size">The size of the picture; null when it is not known.</param>
    public static GeometryFault? FaultOf(Coordinates coordinates, PictureSize? size)
    {
        foreach (var number in coordinates.Numbers)
        {
            if (double.IsNaN(number) || double.IsInfinity(number))
            {
                return Unusable("the coordinates hold a value that is not a number (NaN or infinity).");
            }
        }

        return coordinates switch
        {
            BoundingBox box => FaultOf(box, size),
            Polygon polygon => FaultOf(polygon),
            Polyline line => FaultOf(line),
            Keypoint point => Outside(point.Point),
            Skeleton skeleton => FaultOf(skeleton),
            Bitmask mask => FaultOf(mask, size),
            _ => null,
        };
    }

    /// <summary>Whether a ring encloses anything: whether its points do not all lie on one line.</summary>
    public static bool HasArea(IReadOnlyList<Point> ring)
    {
        var first = ring[0];
        double across = 0;
        double down = 0;
        double longest = 0;
        foreach (var point in ring)
        {
            var length = Square(point.X - first.X) + Square(point.Y - first.Y);
            if (length > longest)
            {
                (across, down, longest) = (point.X - first.X, point.Y - first.Y, length);
            }
        }

        return longest > 0 && ring.Any(point => Math.Abs((across * (point.Y - first.Y)) - (down * (point.X - first.X))) > 1e-12 * longest);
    }

    public static bool IsInside(Point point) => IsInside(point.X) && IsInside(point.Y);

    private static bool IsInside(double position) => position >= -Slack && position <= 1 + Slack;

    private static GeometryFault? FaultOf(BoundingBox box, PictureSize? size)
    {
        if (!(box.Width > 0 && box.Height > 0))
        {
            return Empty($"the box has no area: its width is {Text(box.Width)} and its height is {Text(box.Height)}; both must be greater than 0.");
        }

        return IsInside(box.X) && IsInside(box.Y) && IsInside(box.X + box.Width) && IsInside(box.Y + box.Height)
            // The four numbers are those of the box before it is turned. A long one may lie in the picture only after that.
            || (box is RotatableBoundingBox turned && size is { } known && TurnedBox.Corners(turned, known).All(IsInside))
            ? null
            : new GeometryFault(
                GeometryFaultKind.OutsidePicture,
                $"the box leaves the picture: it reaches from {Text(box.X)}, {Text(box.Y)} to {Text(box.X + box.Width)}, {Text(box.Y + box.Height)}, and the picture from 0, 0 to 1, 1.");
    }

    private static GeometryFault? FaultOf(Polygon polygon)
    {
        if (polygon.Areas.Count == 0 || polygon.Areas.Any(rings => rings.Count == 0))
        {
            return Empty("a polygon needs a ring of at least three points.");
        }

        foreach (var ring in polygon.Areas.SelectMany(rings => rings))
        {
            if (ring.Count < 3)
            {
                return Empty($"a ring of a polygon needs at least three points, and one has {ring.Count}.");
            }

            if (!HasArea(ring))
            {
                return Empty("the polygon has a ring without area: all of its points lie on one line.");
            }
        }

        return FirstOutside(polygon.Areas.SelectMany(rings => rings).SelectMany(ring => ring));
    }

    private static GeometryFault? FaultOf(Polyline line)
    {
        if (line.Points.Count < 2)
        {
            return Empty($"a polyline needs at least two points, and this one has {line.Points.Count}.");
        }

        if (line.Points.Any(point => point.Z is null) && line.Points.Any(point => point.Z is not null))
        {
            return Unusable("either all points of a polyline have a z or none has.");
        }

        return line.Points.All(point => point == line.Points[0])
            ? Empty("the polyline has no length: all of its points are the same.")
            : FirstOutside(line.Points);
    }

    private static GeometryFault? FaultOf(Skeleton skeleton)
    {
        if (skeleton.Vertices.Count == 0)
        {
            return Empty("a skeleton needs its points.");
        }

        // "Invisible" says that the point lies outside the picture.
        var seen = skeleton.Vertices.Where(vertex => vertex.Visibility != SkeletonVisibility.Invisible).ToArray();
        return seen.Length == 0
            ? Empty("all points of the skeleton are invisible; at least one must lie in the picture.")
            : FirstOutside(seen.Select(vertex => vertex.Point));
    }

    /// <summary>The vendor's server and SDK both refuse a mask whose size is not that of the media.</summary>
    private static GeometryFault? FaultOf(Bitmask mask, PictureSize? size)
    {
        if (size is { } known && (mask.Width, mask.Height) != (known.Width, known.Height))
        {
            return Unusable($"the mask is {mask.Width} × {mask.Height} pixels, the picture {known.Width} × {known.Height}.");
        }

        try
        {
            return mask.Area == 0 ? Empty("the mask has no pixel that is set.") : null;
        }
        catch (EncordException damaged)
        {
            return Unusable(damaged.Message);
        }
    }

    private static GeometryFault? FirstOutside(IEnumerable<Point> points)
    {
        foreach (var point in points)
        {
            if (Outside(point) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>A point with a z lies in space, not in a picture.</summary>
    private static GeometryFault? Outside(Point point) => point.Z is not null || IsInside(point) ? null : new GeometryFault(
        GeometryFaultKind.OutsidePicture, $"the point {Text(point.X)}, {Text(point.Y)} lies outside the picture, which reaches from 0, 0 to 1, 1.");

    private static GeometryFault Unusable(string message) => new(GeometryFaultKind.Unusable, message);

    private static GeometryFault Empty(string message) => new(GeometryFaultKind.Empty, message);

    private static double Square(double value) => value * value;

    private static string Text(double value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}
