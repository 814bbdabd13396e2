using System.Globalization;
using Encord.Client.Labels.Overlap;

namespace Encord.Client.Labels.Problems;

/// <summary>Two objects of one kind at nearly the same place: by IoU, and exactly, for what has no area.</summary>
internal static class DuplicateCheck
{
    public static IEnumerable<LabelProblem> Run(RowLabels labels, ProblemOptions options) => !options.Wants(LabelCheck.Duplicate) ? [] : labels.Objects
        .Where(instance => instance.Frame is not null || instance.Ranges.Count > 0)
        .GroupBy(instance => (instance.FeatureHash, instance.Space, instance.Frame))
        .Where(group => group.Skip(1).Any())
        .SelectMany(group => group.Key.Frame is null ? InRanges(labels, [.. group], options.DuplicateIou) : OnFrame(labels, [.. group], options.DuplicateIou));

    private static IEnumerable<LabelProblem> OnFrame(RowLabels labels, ObjectInstance[] instances, double least)
    {
        var areas = new List<(ObjectInstance Instance, Region Region)>();
        var exact = new Dictionary<string, ObjectInstance>(StringComparer.Ordinal);
        foreach (var instance in instances)
        {
            if (instance.Coordinates is BoundingBox or Polygon or Bitmask && Cover(labels, instance) is { } region)
            {
                areas.Add((instance, region));
            }
            else if (instance.Coordinates?.ToString() is { } text)
            {
                if (exact.TryGetValue(text, out var other))
                {
                    yield return Problem(labels, instance, other, 1);
                }
                else
                {
                    exact.Add(text, instance);
                }
            }
        }

        var grid = new RegionGrid([.. areas.Select(area => area.Region)]);
        for (var i = 0; i < areas.Count; i++)
        {
            // Each object is said once, with the first one that it repeats.
            foreach (var other in grid.Near(areas[i].Region).TakeWhile(other => other < i))
            {
                if (RegionSweep.CanReach(areas[i].Region, areas[other].Region, least) && RegionSweep.Iou(areas[i].Region, areas[other].Region) is var iou && iou >= least)
                {
                    yield return Problem(labels, areas[i].Instance, areas[other].Instance, iou);
                    break;
                }
            }
        }
    }

    private static Region? Cover(RowLabels labels, ObjectInstance instance)
    {
        try
        {
            return Region.Of(instance.Coordinates, labels.SizeOf(instance));
        }
        catch (EncordException)
        {
            // A damaged mask is a finding of its own.
            return null;
        }
    }

    private static IEnumerable<LabelProblem> InRanges(RowLabels labels, ObjectInstance[] instances, double least)
    {
        ObjectInstance[] sorted = [.. instances.OrderBy(instance => instance.Ranges[0].Start)];
        for (var i = 0; i < sorted.Length; i++)
        {
            for (var other = i - 1; other >= 0; other--)
            {
                if (RangeOverlap.Iou(sorted[i].Ranges, sorted[other].Ranges) is var iou && iou >= least)
                {
                    yield return Problem(labels, sorted[i], sorted[other], iou);
                    break;
                }
            }
        }
    }

    private static LabelProblem Problem(RowLabels labels, ObjectInstance instance, ObjectInstance other, double iou) => labels.Problem(
        LabelCheck.Duplicate, LabelProblemSeverity.Warning,
        $"It is at the place of the '{other.Name}' {other.ObjectHash}: their IoU is {iou.ToString("0.###", CultureInfo.InvariantCulture)}.", iou, instance);
}
