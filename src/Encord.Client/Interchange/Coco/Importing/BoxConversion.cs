using System.Globalization;
using System.Runtime.CompilerServices;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Makes boxes from <c>bbox</c>.</summary>
internal static class BoxConversion
{
    [MethodImpl(HotPath.Compiled)]
    public static CocoVerdict Check(CocoAnnotation annotation, CocoImage image, CategoryTarget target, ConversionOptions options)
    {
        var box = annotation.Box;
        if (!(box[2] > 0 && box[3] > 0))
        {
            return new CocoVerdict(box[2] < 0 || box[3] < 0
                ? $"its box has a negative size, {Text(box[2])} × {Text(box[3])}."
                : $"its box has no area: it is {Text(box[2])} × {Text(box[3])}.");
        }

        var isTurned = annotation.Rotation is { } degrees && degrees % 360 != 0;
        if (isTurned && target.Feature.Shape == ObjectShape.RotatableBoundingBox)
        {
            // Before it is turned a box may well lie partly outside; its centre does not move.
            return IsInside(box[0] + (box[2] / 2), image.Width) && IsInside(box[1] + (box[3] / 2), image.Height)
                ? default
                : new CocoVerdict($"the centre of its rotated box {Describe(box)} lies outside of the image, which is {Size(image)}.");
        }

        var beyond = Math.Max(Math.Max(-box[0], -box[1]), Math.Max(box[0] + box[2] - image.Width, box[1] + box[3] - image.Height));
        var turned = isTurned ? CocoNotices.RotationLeftOut : CocoNotices.None;
        if (beyond <= ConversionOptions.Noise)
        {
            return new CocoVerdict(null, turned);
        }

        if (options.Clipping(beyond) is not { } notices)
        {
            return new CocoVerdict($"its box {Describe(box)} {ConversionOptions.Leaves}, which is {Size(image)}.");
        }

        return box[0] < image.Width && box[1] < image.Height && box[0] + box[2] > 0 && box[1] + box[3] > 0
            ? new CocoVerdict(null, notices | turned)
            : new CocoVerdict($"its box {Describe(box)} lies outside of the image, which is {Size(image)}.");
    }

    [MethodImpl(HotPath.Compiled)]
    public static BoundingBox Box(CocoAnnotation annotation, CocoImage image)
    {
        var box = annotation.Box;
        // What is inside is left as the file has it, so that a fraction is exactly that of the number in the file.
        (var left, var width) = Within(box[0], box[2], image.Width);
        (var top, var height) = Within(box[1], box[3], image.Height);
        return new BoundingBox(left / image.Width, top / image.Height, width / image.Width, height / image.Height);
    }

    public static RotatableBoundingBox Rotatable(CocoAnnotation annotation, CocoImage image)
    {
        var theta = annotation.Rotation ?? 0;
        if (theta % 360 == 0)
        {
            var box = Box(annotation, image);
            return new RotatableBoundingBox(box.X, box.Y, box.Width, box.Height, theta);
        }

        var pixels = annotation.Box;
        return new RotatableBoundingBox(pixels[0] / image.Width, pixels[1] / image.Height, pixels[2] / image.Width, pixels[3] / image.Height, theta);
    }

    public static Point[] Corners(this BoundingBox box) =>
        [new(box.X, box.Y), new(box.X, box.Y + box.Height), new(box.X + box.Width, box.Y + box.Height), new(box.X + box.Width, box.Y)];

    private static (double From, double Length) Within(double from, double length, int size)
    {
        var start = Math.Max(0, from);
        var end = Math.Min(size, from + length);
        return start == from && end == from + length ? (from, length) : (start, end - start);
    }

    private static bool IsInside(double position, int size) => position >= 0 && position <= size;

    private static string Describe(double[] box) => $"({Text(box[0])}, {Text(box[1])}, {Text(box[2])} × {Text(box[3])})";

    private static string Size(CocoImage image) => image.Width + " × " + image.Height;

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
