using System.Text.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Reads the entries of <c>images</c> and <c>categories</c>.</summary>
internal static class CocoHeadReader
{
    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? ReadImage(ReadOnlySpan<byte> json, out CocoImage image, out long? id)
    {
        image = new CocoImage();
        id = null;
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return $"an image must be an object, not {CocoValue.Describe(ref reader)}.";
        }

        string? reason = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                string? wrong = CocoValue.Id(ref reader, "id", out long number);
                reason ??= wrong;
                id = wrong is null ? number : null;
            }
            else if (reader.ValueTextEquals("width"u8))
            {
                reader.Read();
                string? wrong = Size(ref reader, "width", out int width);
                reason ??= wrong;
                image.Width = width;
            }
            else if (reader.ValueTextEquals("height"u8))
            {
                reader.Read();
                string? wrong = Size(ref reader, "height", out int height);
                reason ??= wrong;
                image.Height = height;
            }
            else if (reader.ValueTextEquals("file_name"u8))
            {
                reader.Read();
                image.FileName = CocoValue.Text(ref reader);
            }
            else if (reader.ValueTextEquals("image_title"u8) || reader.ValueTextEquals("video_title"u8))
            {
                reader.Read();
                image.Title = CocoValue.Text(ref reader) ?? image.Title;
            }
            else if (reader.ValueTextEquals("encord"u8))
            {
                reader.Read();
                ReadOrigin(ref reader, image);
                continue;
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        image.Id = id ?? 0;
        return reason
            ?? (id is null ? "it has no 'id'." : null)
            ?? (image.Width > 0 ? null : "it has no 'width'.")
            ?? (image.Height > 0 ? null : "it has no 'height'.");
    }

    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? ReadCategory(ReadOnlySpan<byte> json, out CocoCategory category, out long? id)
    {
        category = new CocoCategory();
        id = null;
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return $"a category must be an object, not {CocoValue.Describe(ref reader)}.";
        }

        string? reason = null;
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                string? wrong = CocoValue.Id(ref reader, "id", out long number);
                reason ??= wrong;
                id = wrong is null ? number : null;
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                name = CocoValue.Text(ref reader);
            }
            else if (reader.ValueTextEquals("keypoints"u8))
            {
                reader.Read();
                category.Keypoints = ReadNames(ref reader);
                continue;
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        category.Id = id ?? 0;
        category.Name = name ?? "";
        return reason ?? (id is null ? "it has no 'id'." : null) ?? (name is null ? "it has no 'name'." : null);
    }

    private static string? Size(ref Utf8JsonReader reader, string name, out int size)
    {
        size = 0;
        string? reason = CocoValue.Id(ref reader, name, out long number);
        if (reason is not null)
        {
            return reason;
        }

        if (number is <= 0 or > int.MaxValue)
        {
            return $"its '{name}' is {number}; a picture has at least one pixel.";
        }

        size = (int)number;
        return null;
    }

    private static string[]? ReadNames(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var names = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            names.Add(CocoValue.Text(ref reader) ?? "");
            reader.Skip();
        }

        return names.ToArray();
    }

    private static void ReadOrigin(ref Utf8JsonReader reader, CocoImage image)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool hash = reader.ValueTextEquals("data_hash"u8);
            bool frame = reader.ValueTextEquals("frame"u8);
            reader.Read();
            if (hash)
            {
                image.DataHash = CocoValue.Text(ref reader);
            }
            else if (frame && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number))
            {
                image.Frame = number;
            }

            reader.Skip();
        }
    }
}
