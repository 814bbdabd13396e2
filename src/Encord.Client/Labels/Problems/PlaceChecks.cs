using System.Globalization;
using Encord.Client.Labels.Overlap;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Labels.Problems;

/// <summary>Objects that are tiny, leave the picture, cross themselves, or are nowhere at all.</summary>
internal static class PlaceChecks
{
    public static IEnumerable<LabelProblem> Run(RowLabels labels, ProblemOptions options)
    {
        foreach (var instance in labels.Objects)
        {
            if (instance.Coordinates is not { } coordinates)
            {
                continue;
            }

            var size = labels.SizeOf(instance);
            var fault = GeometryRules.FaultOf(coordinates, size);
            if (fault?.Kind == GeometryFaultKind.Unusable)
            {
                if (options.Wants(LabelCheck.Damaged))
                {
                    yield return labels.Problem(LabelCheck.Damaged, LabelProblemSeverity.Error, Sentence(fault), null, instance);
                }

                continue;
            }

            if (fault?.Kind == GeometryFaultKind.OutsidePicture && options.Wants(LabelCheck.Outside))
            {
                yield return labels.Problem(LabelCheck.Outside, LabelProblemSeverity.Error, Sentence(fault), Beyond(coordinates), instance);
            }

            if (options.Wants(LabelCheck.Tiny) && Tiny(labels, instance, coordinates, size, fault, options.MinimumSize) is { } tiny)
            {
                yield return tiny;
            }

            if (options.Wants(LabelCheck.SelfCrossing) && coordinates is Polygon polygon
                && polygon.Areas.SelectMany(rings => rings).Sum(RingCrossings.Count) is > 0 and var crossings)
            {
                yield return labels.Problem(
                    LabelCheck.SelfCrossing, LabelProblemSeverity.Error, $"The outline crosses itself {(crossings == 1 ? "once" : crossings + " times")}.", crossings, instance);
            }
        }
    }

    private static LabelProblem? Tiny(RowLabels labels, ObjectInstance instance, Coordinates coordinates, PictureSize? size, GeometryFault? fault, double least)
    {
        if (fault?.Kind == GeometryFaultKind.Empty)
        {
            return labels.Problem(LabelCheck.Tiny, LabelProblemSeverity.Error, Sentence(fault), 0, instance);
        }

        if (size is not { } known || coordinates is Keypoint or CarriedCoordinates || coordinates.Extent is not { } extent)
        {
            return null;
        }

        (var width, var height) = (extent.Width * known.Width, extent.Height * known.Height);
        if (coordinates is BoundingBox)
        {
            var side = Math.Min(width, height);
            return side >= least ? null : labels.Problem(
                LabelCheck.Tiny, LabelProblemSeverity.Warning, $"The box is {Text(width)} × {Text(height)} pixels.", side, instance);
        }

        if (coordinates is Polygon or Bitmask)
        {
            var area = Region.Of(coordinates, size)?.Area ?? 0;
            return area >= least * least ? null : labels.Problem(
                LabelCheck.Tiny, LabelProblemSeverity.Warning, $"The {instance.Shape} covers {Text(area)} pixels.", area, instance);
        }

        var longer = Math.Max(width, height);
        return longer >= least ? null : labels.Problem(
            LabelCheck.Tiny, LabelProblemSeverity.Warning, $"The {instance.Shape} is {Text(width)} × {Text(height)} pixels.", longer, instance);
    }

    /// <summary>How far the farthest part lies outside, as a fraction of the picture.</summary>
    private static double? Beyond(Coordinates coordinates) => coordinates.Extent is { } extent
        ? new[] { -extent.X, -extent.Y, extent.X + extent.Width - 1, extent.Y + extent.Height - 1 }.Max()
        : null;

    private static string Sentence(GeometryFault fault) => char.ToUpperInvariant(fault.Message[0]) + fault.Message.Substring(1);

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
