using System.Runtime.CompilerServices;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Reads <c>segmentation</c>: rings, run lengths as numbers, or run lengths as text.</summary>
internal static class CocoSegmentationReader
{
    public static string? Read(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        // A member that is there twice counts as the last one.
        annotation.Segmentation = CocoSegmentation.None;
        annotation.HasEmptyRing = false;
        annotation.Coordinates.Clear();
        annotation.RingEnds.Clear();
        annotation.MaskCounts.Clear();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartArray:
                return ReadRings(ref reader, annotation);
            case JsonTokenType.StartObject:
                return ReadMask(ref reader, annotation);
            default:
                return $"its 'segmentation' must be a list of rings or an object with run lengths, not {CocoValue.Describe(ref reader)}.";
        }
    }

    [MethodImpl(HotPath.Compiled)]
    private static string? ReadRings(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return $"its 'segmentation' must be a list of rings, each a list x, y, x, y, …; it holds {CocoValue.Describe(ref reader)}.";
            }

            var start = annotation.Coordinates.Count;
            if (CocoValue.Numbers(ref reader, "segmentation", annotation.Coordinates) is { } reason)
            {
                return reason;
            }

            var count = annotation.Coordinates.Count - start;
            if (count % 2 != 0)
            {
                return $"ring {annotation.RingEnds.Count} of its 'segmentation' has {count} numbers; the y of the last point is missing.";
            }

            annotation.HasEmptyRing |= count == 0;
            if (count > 0)
            {
                annotation.RingEnds.Add(annotation.Coordinates.Count);
            }
        }

        // An empty list, or a list of empty rings, is what many writers put where there is nothing.
        annotation.Segmentation = annotation.RingEnds.Count > 0 ? CocoSegmentation.Polygons : CocoSegmentation.None;
        return null;
    }

    private static string? ReadMask(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        var hasCounts = false;
        var hasSize = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var counts = CocoValue.Is(ref reader, "counts"u8);
            var size = CocoValue.Is(ref reader, "size"u8);
            reader.Read();
            if (counts)
            {
                hasCounts = true;
                annotation.MaskCounts.Clear();
                if (ReadCounts(ref reader, annotation) is { } reason)
                {
                    return reason;
                }
            }
            else if (size)
            {
                hasSize = true;
                if (ReadSize(ref reader, annotation) is { } reason)
                {
                    return reason;
                }
            }
            else
            {
                reader.Skip();
            }
        }

        annotation.Segmentation = CocoSegmentation.Mask;
        return hasCounts && hasSize ? null : "its 'segmentation' needs 'counts' and 'size'.";
    }

    private static string? ReadSize(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        var numbers = new List<double>(2);
        if (CocoValue.Numbers(ref reader, "size", numbers) is { } reason)
        {
            return reason;
        }

        if (numbers.Count != 2 || numbers.Any(number => number is < 1 or > int.MaxValue || Math.Floor(number) != number))
        {
            return "the 'size' of its mask must be height and width in pixels.";
        }

        annotation.MaskHeight = (int)numbers[0];
        annotation.MaskWidth = (int)numbers[1];
        return null;
    }

    [MethodImpl(HotPath.Compiled)]
    private static string? ReadCounts(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            if (CocoValue.Text(ref reader, "counts", out var text) is { } wrong)
            {
                return wrong;
            }

            try
            {
                RunLengthCode.Decode(text!, annotation.MaskCounts);
                return null;
            }
            catch (EncordException exception)
            {
                return "its mask cannot be read: " + exception.Message;
            }
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return $"the 'counts' of its mask must be text or a list of numbers, not {CocoValue.Describe(ref reader)}.";
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (CocoValue.Whole(ref reader, "counts", out var count) is { } reason)
            {
                return reason;
            }

            if (count < 0)
            {
                return $"the 'counts' of its mask hold {count}; a run cannot be shorter than nothing.";
            }

            annotation.MaskCounts.Add(count);
        }

        return null;
    }
}
