using System.Globalization;
using System.Runtime.CompilerServices;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Interchange.Geometry;
using Encord.Client.Json;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Makes polygons, lines and masks from the rings of <c>segmentation</c>.</summary>
internal static class RingConversion
{
    /// <summary>Twice the area in pixels under which points count as lying on a line.</summary>
    private const double Flat = 1e-6;

    /// <summary>Whether all rings are good and inside, so that a polygon is made of them as they are.</summary>
    [MethodImpl(HotPath.Compiled)]
    public static bool IsPlain(CocoAnnotation annotation, CocoImage image)
    {
        if (annotation.HasEmptyRing)
        {
            return false;
        }

        var start = 0;
        foreach (var end in annotation.RingEnds)
        {
            if (!HasArea(annotation.Coordinates, start, end) || Beyond(annotation.Coordinates, start, end, image) > ConversionOptions.Noise)
            {
                return false;
            }

            start = end;
        }

        return true;
    }

    public static Polygon? Polygon(CocoAnnotation annotation, CocoImage image, ConversionOptions options, out CocoVerdict verdict)
    {
        var rings = Rings(annotation, image, options, out verdict);
        return verdict.Reason is not null ? null : new Polygon(rings.Select(ring =>
            (IReadOnlyList<IReadOnlyList<Point>>)[ring.Select(point => Fraction(point, image)).ToArray()]));
    }

    public static Bitmask? Bitmask(CocoAnnotation annotation, CocoImage image, ConversionOptions options, out CocoVerdict verdict)
    {
        var rings = Rings(annotation, image, options, out verdict);
        if (verdict.Reason is not null)
        {
            return null;
        }

        using var mask = MaskCanvas.FromAreas(rings.Select(ring => (IReadOnlyList<IReadOnlyList<Point>>)[ring]).ToArray(), image.Width, image.Height);
        if (mask.FindBox().Width == 0)
        {
            verdict = new CocoVerdict("its polygon covers the centre of no pixel, so the mask would be empty.");
            return null;
        }

        return new Bitmask(image.Width, image.Height, RunLengthCode.Encode(mask.CountRows()));
    }

    /// <summary>Exports close a line by going back the same way; then the first half is the line.</summary>
    public static Polyline? Line(CocoAnnotation annotation, CocoImage image, string name, ConversionOptions options, out CocoVerdict verdict)
    {
        if (annotation.Segmentation != CocoSegmentation.Polygons || annotation.RingEnds.Count != 1)
        {
            verdict = new CocoVerdict($"'{name}' is a polyline, and the annotation has no single ring in 'segmentation'.");
            return null;
        }

        var points = PointsOf(annotation.Coordinates, 0, annotation.Coordinates.Count);
        var half = points.Length / 2;
        var returns = points.Length % 2 == 0 && half > 1 && Enumerable.Range(0, half).All(i => points[i] == points[points.Length - 1 - i]);
        IReadOnlyList<Point> line = returns ? points.Take(half).ToArray() : points;
        verdict = default;
        var beyond = Beyond(annotation.Coordinates, 0, annotation.Coordinates.Count, image);
        if (options.Clipping(beyond) is not { } notices)
        {
            verdict = new CocoVerdict(Outside("line", image));
            return null;
        }

        if (notices != CocoNotices.None)
        {
            var pieces = PictureClip.Line(line, image.Width, image.Height);
            if (pieces.Count != 1)
            {
                verdict = new CocoVerdict(pieces.Count == 0
                    ? $"its line lies outside of the image, which is {Size(image)}."
                    : "its line leaves the image and comes back, so that clipped it would be several lines.");
                return null;
            }

            line = pieces[0];
        }

        if (line.Distinct().Take(2).Count() < 2)
        {
            verdict = new CocoVerdict("its line has fewer than two different points.");
            return null;
        }

        verdict = new CocoVerdict(null, notices);
        return new Polyline(line.Select(point => Fraction(point, image)));
    }

    /// <summary>The rings that have an area, inside of the picture. In pixels.</summary>
    private static List<Point[]> Rings(CocoAnnotation annotation, CocoImage image, ConversionOptions options, out CocoVerdict verdict)
    {
        var rings = new List<Point[]>(annotation.RingEnds.Count);
        var notices = CocoNotices.None;
        var start = 0;
        var isOutside = false;
        foreach (var end in annotation.RingEnds)
        {
            (var from, start) = (start, end);
            if (!HasArea(annotation.Coordinates, from, end))
            {
                notices |= CocoNotices.RingsLeftOut;
                continue;
            }

            if (options.Clipping(Beyond(annotation.Coordinates, from, end, image)) is not { } clipping)
            {
                verdict = new CocoVerdict(Outside("polygon", image));
                return rings;
            }

            var ring = PointsOf(annotation.Coordinates, from, end);
            if (clipping != CocoNotices.None)
            {
                notices |= clipping;
                ring = PictureClip.Ring(ring, image.Width, image.Height).ToArray();
                if (!HasArea(ring))
                {
                    isOutside = true;
                    continue;
                }
            }

            rings.Add(ring);
        }

        // An empty ring beside a good one is one of too few points too, though the reader passes it by.
        verdict = rings.Count > 0 ? new CocoVerdict(null, notices | (annotation.HasEmptyRing ? CocoNotices.RingsLeftOut : CocoNotices.None)) : new CocoVerdict(isOutside
            ? $"its polygon lies outside of the image, which is {Size(image)}."
            : "its polygon has no area: it needs at least three points that do not lie on a line.");
        return rings;
    }

    [MethodImpl(HotPath.Compiled)]
    private static bool HasArea(List<double> numbers, int start, int end)
    {
        if (end - start < 6)
        {
            return false;
        }

        var second = start + 2;
        while (second < end && numbers[second] == numbers[start] && numbers[second + 1] == numbers[start + 1])
        {
            second += 2;
        }

        for (var i = second + 2; i < end; i += 2)
        {
            var across = ((numbers[second] - numbers[start]) * (numbers[i + 1] - numbers[start + 1])) - ((numbers[second + 1] - numbers[start + 1]) * (numbers[i] - numbers[start]));
            if (!(Math.Abs(across) <= Flat))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasArea(Point[] ring)
    {
        var numbers = new List<double>(ring.Length * 2);
        foreach (var point in ring)
        {
            numbers.Add(point.X);
            numbers.Add(point.Y);
        }

        return HasArea(numbers, 0, numbers.Count);
    }

    /// <summary>How far a ring reaches out of the picture; not above zero when it does not.</summary>
    [MethodImpl(HotPath.Compiled)]
    private static double Beyond(List<double> numbers, int start, int end, CocoImage image)
    {
        var beyond = double.NegativeInfinity;
        for (var i = start; i < end; i += 2)
        {
            beyond = Math.Max(beyond, Math.Max(Math.Max(-numbers[i], -numbers[i + 1]), Math.Max(numbers[i] - image.Width, numbers[i + 1] - image.Height)));
        }

        return beyond;
    }

    private static Point[] PointsOf(List<double> numbers, int start, int end)
    {
        var points = new Point[(end - start) / 2];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new Point(numbers[start + (2 * i)], numbers[start + (2 * i) + 1]);
        }

        return points;
    }

    private static Point Fraction(Point point, CocoImage image) =>
        new(AnnotationConversion.Fraction(point.X, image.Width), AnnotationConversion.Fraction(point.Y, image.Height));

    private static string Outside(string what, CocoImage image) => $"its {what} {ConversionOptions.Leaves}, which is {Size(image)}.";

    private static string Size(CocoImage image) => image.Width.ToString(CultureInfo.InvariantCulture) + " × " + image.Height.ToString(CultureInfo.InvariantCulture);
}
