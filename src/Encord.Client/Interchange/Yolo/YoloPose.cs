using System.Text;

namespace Encord.Client.Interchange.Yolo;

/// <summary>
/// A skeleton as a line: the box around it, then its points in the order of the template, filled up to the points of the largest template. A point is 2 where it is
/// seen, 1 where something hides it, and 0 where it is not there; then its position is 0 too.
/// </summary>
internal static class YoloPose
{
    /// <summary>The box reaches beyond the points by this share of its sides: points lie within a body, not on its edge.</summary>
    private const double Padding = 0.1;

    public static string? LineOf(StringBuilder line, Skeleton skeleton, SkeletonTemplate? template, int points, int width, int height, out string reason)
    {
        reason = "";
        if (template is null)
        {
            reason = "the ontology has no template for the skeleton";
            return null;
        }

        var byName = skeleton.Vertices.GroupBy(vertex => vertex.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First());
        var ordered = template.Vertices.Select(vertex => byName.TryGetValue(vertex.Name, out var found) ? found : null).ToArray();
        var seen = ordered.Where(IsThere).Select(vertex => new Point(vertex!.Point.X * width, vertex.Point.Y * height)).ToArray();
        if (seen.Length == 0)
        {
            reason = "no point of the skeleton lies in the picture";
            return null;
        }

        var across = Math.Max(1, seen.Max(point => point.X) - seen.Min(point => point.X)) * Padding;
        var down = Math.Max(1, seen.Max(point => point.Y) - seen.Min(point => point.Y)) * Padding;
        YoloFormat.AppendBox(
            line,
            (Math.Max(0, seen.Min(point => point.X) - across), Math.Max(0, seen.Min(point => point.Y) - down),
                Math.Min(width, seen.Max(point => point.X) + across), Math.Min(height, seen.Max(point => point.Y) + down)),
            width, height);
        for (var i = 0; i < points; i++)
        {
            if (i < ordered.Length && ordered[i] is { } vertex && IsThere(vertex))
            {
                YoloText.AppendFraction(line, vertex.Point.X * width, width);
                YoloText.AppendFraction(line, vertex.Point.Y * height, height);
                line.Append(vertex.Visibility is null or SkeletonVisibility.Visible ? " 2" : " 1");
            }
            else
            {
                line.Append(" 0 0 0");
            }
        }

        return line.ToString();
    }

    private static bool IsThere(SkeletonVertex? vertex) => vertex is not null && vertex.Visibility != SkeletonVisibility.Invisible;
}
