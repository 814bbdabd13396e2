namespace Encord.Client.Labels.Splicing;

/// <summary>Whether two shapes are the same but for the last digits, which pixels and fractions lose on the way between them.</summary>
internal static class CoordinatesComparison
{
    private const double Tolerance = 1e-9;

    public static bool AreSame(Coordinates? left, Coordinates right)
    {
        if (left is null || left.Shape != right.Shape)
        {
            return false;
        }

        if (left is Bitmask leftMask && right is Bitmask rightMask)
        {
            return leftMask.Width == rightMask.Width && leftMask.Height == rightMask.Height && SameMask(leftMask, rightMask);
        }

        if (left is Polygon leftAreas && right is Polygon rightAreas && !leftAreas.Areas.Select(rings => rings.Count).SequenceEqual(rightAreas.Areas.Select(rings => rings.Count)))
        {
            return false;
        }

        if (left is Skeleton leftSkeleton && right is Skeleton rightSkeleton)
        {
            return leftSkeleton.Vertices.Count == rightSkeleton.Vertices.Count && leftSkeleton.Vertices.All(vertex =>
                rightSkeleton.Vertices.FirstOrDefault(other => other.Name == vertex.Name) is { } other
                && (vertex.Visibility ?? SkeletonVisibility.Visible) == (other.Visibility ?? SkeletonVisibility.Visible)
                && Near(vertex.Point.X, other.Point.X) && Near(vertex.Point.Y, other.Point.Y));
        }

        var leftNumbers = left.Numbers.ToArray();
        var rightNumbers = right.Numbers.ToArray();
        return leftNumbers.Length == rightNumbers.Length && leftNumbers.Zip(rightNumbers, Near).All(near => near);
    }

    /// <summary>The end of the last run may be left out of a text.</summary>
    private static bool SameMask(Bitmask left, Bitmask right)
    {
        var leftCounts = left.Counts();
        var rightCounts = right.Counts();
        return leftCounts.Take(leftCounts.Count & ~1).SequenceEqual(rightCounts.Take(rightCounts.Count & ~1));
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) <= Tolerance;
}
