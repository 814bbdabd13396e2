using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Reads the entries of <c>annotations</c>.</summary>
internal static class CocoAnnotationReader
{
    private const int HasId = 1;
    private const int HasImage = 2;
    private const int HasCategory = 4;

    /// <returns>What is wrong with it; null for nothing. Whether its numbers make sense is for <see cref="CocoAnnotationCheck"/>.</returns>
    public static string? Read(ReadOnlySpan<byte> json, CocoAnnotation annotation, out long? id)
    {
        var reader = new Utf8JsonReader(json);
        return Read(ref reader, annotation, out id);
    }

    /// <summary>The same from a reader at the start, which stands at the end of the element afterwards.</summary>
    [MethodImpl(HotPath.Compiled)]
    public static string? Read(ref Utf8JsonReader reader, CocoAnnotation annotation, out long? id)
    {
        annotation.Clear();
        id = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            string kind = CocoValue.Describe(ref reader);
            reader.Skip();
            return $"an annotation must be an object, not {kind}.";
        }

        string? reason = null;
        int found = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int depth = reader.CurrentDepth;
            reason ??= ReadMember(ref reader, annotation, ref found);
            if ((found & HasId) != 0)
            {
                id = annotation.Id;
            }

            // A member that was given up halfway is gone over, so that the id after it is still found for the message.
            while (reader.CurrentDepth > depth || (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && reader.CurrentDepth == depth))
            {
                if (!reader.Read())
                {
                    break;
                }
            }
        }

        return reason
            ?? ((found & HasId) == 0 ? "it has no 'id'." : null)
            ?? ((found & HasImage) == 0 ? "it has no 'image_id'." : null)
            ?? ((found & HasCategory) == 0 ? "it has no 'category_id'." : null);
    }

    [MethodImpl(HotPath.Compiled)]
    private static string? ReadMember(ref Utf8JsonReader reader, CocoAnnotation annotation, ref int found)
    {
        ReadOnlySpan<byte> name = reader.ValueSpan;
        if (name.SequenceEqual("id"u8))
        {
            string? reason = ReadId(ref reader, "id", HasId, ref found, out long id);
            annotation.Id = id;
            return reason;
        }

        if (name.SequenceEqual("image_id"u8))
        {
            string? reason = ReadId(ref reader, "image_id", HasImage, ref found, out long id);
            annotation.ImageId = id;
            return reason;
        }

        if (name.SequenceEqual("category_id"u8))
        {
            string? reason = ReadId(ref reader, "category_id", HasCategory, ref found, out long id);
            annotation.CategoryId = id;
            return reason;
        }

        if (name.SequenceEqual("bbox"u8))
        {
            reader.Read();
            return ReadBox(ref reader, annotation);
        }

        if (name.SequenceEqual("segmentation"u8))
        {
            reader.Read();
            return CocoSegmentationReader.Read(ref reader, annotation);
        }

        if (name.SequenceEqual("area"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                return null;
            }

            string? reason = CocoValue.Number(ref reader, "area", out double area);
            annotation.Area = area;
            return reason;
        }

        if (name.SequenceEqual("iscrowd"u8))
        {
            reader.Read();
            return ReadCrowd(ref reader, annotation);
        }

        if (name.SequenceEqual("keypoints"u8))
        {
            reader.Read();
            return reader.TokenType == JsonTokenType.Null ? null : CocoValue.Numbers(ref reader, "keypoints", annotation.Keypoints);
        }

        if (name.SequenceEqual("attributes"u8))
        {
            reader.Read();
            ReadAttributes(ref reader, annotation);
            return null;
        }

        if (name.SequenceEqual("encord"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                using JsonDocument document = JsonDocument.ParseValue(ref reader);
                annotation.Carried = System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
            }

            return null;
        }

        reader.Read();
        return null;
    }

    [MethodImpl(HotPath.Compiled)]
    private static string? ReadId(ref Utf8JsonReader reader, string name, int bit, ref int found, out long id)
    {
        reader.Read();
        string? reason = CocoValue.Id(ref reader, name, out id);
        found |= reason is null ? bit : 0;
        return reason;
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

        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (CocoValue.Number(ref reader, "bbox", out double number) is { } reason)
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
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                annotation.IsCrowd = true;
                return null;
            case JsonTokenType.False or JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetDouble(out double number) && number is 0 or 1:
                annotation.IsCrowd = number != 0;
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
            bool track = reader.ValueTextEquals("encord_track_uuid"u8);
            bool rotation = reader.ValueTextEquals("rotation"u8);
            reader.Read();
            if (track && CocoValue.Text(ref reader) is { Length: > 0 and <= 64 } hash)
            {
                annotation.ObjectHash = hash;
            }
            else if (rotation && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double degrees))
            {
                annotation.Rotation = degrees;
            }

            reader.Skip();
        }
    }
}
