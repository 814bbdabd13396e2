using Encord.Client.Labels.Rules;

namespace Encord.Client.Labels.Overlap;

/// <summary>
/// What an object covers of a picture, in pixels where the size of the picture is known, for exact areas: an upright box, a mask, or areas within edges. What has no area
/// (points, lines, skeletons) is the box around it, each side at least a twentieth of the shorter side of the picture.
/// </summary>
internal sealed class Region
{
    private const double LeastShare = 0.05;

    private readonly Func<IReadOnlyList<Edge[]>> _makeEdges;
    private IReadOnlyList<Edge[]>? _edges;
    private double? _area;

    private Region((double X, double Y, double Width, double Height) box, Func<IReadOnlyList<Edge[]>>? edges)
    {
        (Left, Top, Right, Bottom) = (box.X, box.Y, box.X + box.Width, box.Y + box.Height);
        IsBox = edges is null;
        _makeEdges = edges ?? (() => [[new Edge(Left, Top, Left, Bottom), new Edge(Right, Top, Right, Bottom)]]);
    }

    public double Left { get; }

    public double Top { get; }

    public double Right { get; }

    public double Bottom { get; }

    /// <summary>Whether it is all of the box around it.</summary>
    public bool IsBox { get; }

    /// <summary>The run lengths of a mask; null for other shapes.</summary>
    public MaskRows? Mask { get; private init; }

    /// <summary>The edges of each area that do not run across. What lies right of an odd number of them is inside.</summary>
    public IReadOnlyList<Edge[]> Edges => _edges ??= _makeEdges();

    /// <summary>The area, exactly.</summary>
    public double Area => _area ??= IsBox ? (Right - Left) * (Bottom - Top) : Mask is { } mask ? mask.Area : RegionSweep.Area(this);

    /// <summary>What an object covers; null where that has no meaning.</summary>
    /// <param name="coordinates">In fractions of the picture.</param>
    /// <param name="size">The size of the picture; null where it is not known, and areas are fractions then.</param>
    public static Region? Of(Coordinates? coordinates, PictureSize? size)
    {
        double width = size?.Width ?? 1;
        double height = size?.Height ?? 1;
        switch (coordinates)
        {
            case RotatableBoundingBox turned when turned.Theta % 180 != 0:
                var corners = TurnedBox.Corners(turned, size ?? new PictureSize(1, 1));
                return OfAreas([[corners]], width, height);
            case Polygon polygon:
                return OfAreas(polygon.Areas, width, height);
            case Bitmask mask:
                var rows = new MaskRows(mask, width, height);
                return rows.Area > 0 && mask.Extent is { } covered ? new Region(Scaled(covered, width, height), rows.Edges) { Mask = rows } : null;
            case BoundingBox or Keypoint or Polyline or Skeleton when coordinates.Extent is { } extent:
                var box = Scaled(extent, width, height);
                return new Region(coordinates is BoundingBox ? box : Widened(box, LeastShare * Math.Min(width, height)), null);
            default:
                return null;
        }
    }

    /// <summary>Whether the boxes around both share something.</summary>
    public bool Touches(Region other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    private static Region? OfAreas(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas, double width, double height)
    {
        var left = double.PositiveInfinity;
        var top = double.PositiveInfinity;
        var right = double.NegativeInfinity;
        var bottom = double.NegativeInfinity;
        foreach (var point in areas.SelectMany(rings => rings).SelectMany(ring => ring))
        {
            left = Math.Min(left, point.X * width);
            top = Math.Min(top, point.Y * height);
            right = Math.Max(right, point.X * width);
            bottom = Math.Max(bottom, point.Y * height);
        }

        return left < right && top < bottom
            ? new Region((left, top, right - left, bottom - top), () => areas.Select(rings => rings.SelectMany(ring => EdgesOf(ring, width, height)).ToArray()).ToArray())
            : null;
    }

    private static IEnumerable<Edge> EdgesOf(IReadOnlyList<Point> ring, double width, double height)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            var from = ring[i];
            var to = ring[(i + 1) % ring.Count];
            if (from.Y != to.Y)
            {
                yield return new Edge(from.X * width, from.Y * height, to.X * width, to.Y * height);
            }
        }
    }

    private static (double X, double Y, double Width, double Height) Scaled((double X, double Y, double Width, double Height) box, double width, double height) =>
        (box.X * width, box.Y * height, box.Width * width, box.Height * height);

    private static (double X, double Y, double Width, double Height) Widened((double X, double Y, double Width, double Height) box, double least)
    {
        var width = Math.Max(box.Width, least);
        var height = Math.Max(box.Height, least);
        return (box.X - ((width - box.Width) / 2), box.Y - ((height - box.Height) / 2), width, height);
    }
}

/// <summary>A side of an area, from its upper to its lower end.</summary>
internal readonly record struct Edge
{
    public Edge(double fromX, double fromY, double toX, double toY)
    {
        var down = fromY <= toY;
        (X, Top) = down ? (fromX, fromY) : (toX, toY);
        (var endX, Bottom) = down ? (toX, toY) : (fromX, fromY);
        Slope = (endX - X) / (Bottom - Top);
    }

    /// <summary>Where the upper end is.</summary>
    public double X { get; }

    public double Top { get; }

    public double Bottom { get; }

    /// <summary>How far it goes right for each step down.</summary>
    public double Slope { get; }

    /// <summary>From its left to its right end.</summary>
    public (double Left, double Right) Span => Slope < 0 ? (At(Bottom), X) : (X, At(Bottom));

    public double At(double y) => X + ((y - Top) * Slope);
}
