using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Reads the entries of <c>annotations</c>.</summary>
internal static class CocoAnnotationReader
{
    private const int DeepestCarried = 48;
    private const int HasImage = 1;
    private const int HasCategory = 2;

    /// <returns>What is wrong with it as a whole; null for nothing. What is wrong with single members is in the annotation, and whether its numbers make
    /// sense is for those who know what it becomes.</returns>
    public static string? Read(ReadOnlySpan<byte> json, CocoAnnotation annotation)
    {
        var reader = CocoValue.ReaderOf(json);
        return Read(ref reader, annotation);
    }

    /// <summary>The same from a reader at the start, which stands at the end of the element afterwards.</summary>
    [MethodImpl(HotPath.Compiled)]
    public static string? Read(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        annotation.Clear();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            var kind = CocoValue.Describe(ref reader);
            reader.Skip();
            return $"an annotation must be an object, not {kind}.";
        }

        string? reason = null;
        var found = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var depth = reader.CurrentDepth;
            var wrong = ReadMember(ref reader, annotation, ref found);
            reason ??= wrong;

            // A member that was given up halfway is gone over, so that those after it are still read.
            while (reader.CurrentDepth > depth || (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && reader.CurrentDepth == depth))
            {
                if (!reader.Read())
                {
                    break;
                }
            }
        }

        return reason
            ?? ((found & HasImage) == 0 ? "it has no 'image_id'." : null)
            ?? ((found & HasCategory) == 0 ? "it has no 'category_id'." : null);
    }

    /// <returns>What is wrong with the ids.</returns>
    [MethodImpl(HotPath.Compiled)]
    private static string? ReadMember(ref Utf8JsonReader reader, CocoAnnotation annotation, ref int found)
    {
        if (CocoValue.Is(ref reader, "id"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                return null;
            }

            var reason = CocoValue.Id(ref reader, "id", out var id, out var text);
            annotation.Id = id;
            annotation.IdText = text;
            annotation.HasId = reason is null;
            return reason;
        }

        if (CocoValue.Is(ref reader, "image_id"u8))
        {
            reader.Read();
            var reason = CocoValue.Id(ref reader, "image_id", out var id, out var text);
            annotation.ImageId = id;
            annotation.ImageText = text;
            found |= HasImage;
            return reason;
        }

        if (CocoValue.Is(ref reader, "category_id"u8))
        {
            reader.Read();
            var reason = CocoValue.Id(ref reader, "category_id", out var id, out var text);
            annotation.CategoryId = id;
            annotation.CategoryText = text;
            found |= HasCategory;
            return reason;
        }

        if (CocoValue.Is(ref reader, "bbox"u8))
        {
            reader.Read();
            annotation.HasBox = false;
            annotation.BoxFault = ReadBox(ref reader, annotation);
        }
        else if (CocoValue.Is(ref reader, "segmentation"u8))
        {
            reader.Read();
            annotation.SegmentationFault = CocoSegmentationReader.Read(ref reader, annotation);
        }
        else if (CocoValue.Is(ref reader, "area"u8))
        {
            reader.Read();
            annotation.OtherFault ??= reader.TokenType == JsonTokenType.Null ? null
                : CocoValue.Number(ref reader, "area", out var area) ?? (area < 0 ? "its 'area' is negative." : null);
        }
        else if (CocoValue.Is(ref reader, "iscrowd"u8))
        {
            reader.Read();
            annotation.CrowdFault = ReadCrowd(ref reader, annotation);
        }
        else if (CocoValue.Is(ref reader, "keypoints"u8))
        {
            reader.Read();
            annotation.Keypoints.Clear();
            annotation.KeypointsFault = reader.TokenType == JsonTokenType.Null ? null : CocoValue.Numbers(ref reader, "keypoints", annotation.Keypoints);
        }
        else if (CocoValue.Is(ref reader, "attributes"u8))
        {
            reader.Read();
            ReadAttributes(ref reader, annotation);
        }
        else if (CocoValue.Is(ref reader, "encord"u8))
        {
            reader.Read();
            annotation.Carried = ReadCarried(ref reader, annotation);
        }
        else
        {
            reader.Read();
        }

        return null;
    }

    [MethodImpl(HotPath.Compiled)]
    private static string? ReadBox(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return $"its 'bbox' must be a list of four numbers, not {CocoValue.Describe(ref reader)}.";
        }

        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (CocoValue.Number(ref reader, "bbox", out var number) is { } reason)
            {
                return reason;
            }

            if (count < 4)
            {
                annotation.Box[count] = number;
            }

            count++;
        }

        annotation.HasBox = count == 4;
        return count is 4 or 0 ? null : $"its 'bbox' has {count} numbers instead of left, top, width and height.";
    }

    private static string? ReadCrowd(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        annotation.IsCrowd = false;
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                annotation.IsCrowd = true;
                return null;
            case JsonTokenType.False or JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetDouble(out var number) && number is 0 or 1:
                annotation.IsCrowd = number != 0;
                return null;
            case JsonTokenType.String when CocoValue.Text(ref reader)?.ToLowerInvariant() is "0" or "1" or "false" or "true":
                annotation.IsCrowd = CocoValue.Text(ref reader)!.ToLowerInvariant() is "1" or "true";
                return null;
            default:
                return $"its 'iscrowd' must be 0 or 1, not {CocoValue.Describe(ref reader)}.";
        }
    }

    private static void ReadAttributes(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var track = CocoValue.Is(ref reader, "encord_track_uuid"u8);
            var rotation = CocoValue.Is(ref reader, "rotation"u8);
            reader.Read();
            if (track && CocoValue.Text(ref reader) is { Length: > 0 and <= 64 } hash)
            {
                annotation.ObjectHash = hash;
            }
            else if (rotation && reader.TokenType != JsonTokenType.Null)
            {
                annotation.RotationFault = ReadRotation(ref reader, annotation);
            }

            reader.Skip();
        }
    }

    /// <summary>Degrees; some writers make text of all attributes.</summary>
    private static string? ReadRotation(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        annotation.Rotation = null;
        if (reader.TokenType == JsonTokenType.String && CocoValue.Text(ref reader) is { } text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var said) && !double.IsNaN(said) && !double.IsInfinity(said))
        {
            annotation.Rotation = said;
            return null;
        }

        if (CocoValue.Number(ref reader, "rotation", out var degrees) is { } reason)
        {
            return reason;
        }

        annotation.Rotation = degrees;
        return null;
    }

    /// <summary>The member as JSON text, if all of it is text that can be read and none of it is deeper than an export makes it.</summary>
    private static byte[]? ReadCarried(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var walk = reader;
        var depth = walk.CurrentDepth;
        while (walk.Read() && walk.CurrentDepth > depth)
        {
            if (walk.CurrentDepth - depth > DeepestCarried || (walk.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !CocoValue.TryText(ref walk, out _)))
            {
                annotation.OtherFault ??= "its 'encord' cannot be read.";
                return null;
            }
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
    }
}
