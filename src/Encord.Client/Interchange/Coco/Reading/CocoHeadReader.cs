using System.Globalization;
using System.Text.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Reads the entries of <c>images</c> and <c>categories</c>.</summary>
internal static class CocoHeadReader
{
    /// <param name="json">The element.</param>
    /// <param name="ids">Takes ids that are text.</param>
    /// <param name="image">What it says.</param>
    /// <param name="hasId">Whether its id can be read.</param>
    /// <param name="at">The byte of the element that is at fault, where it is not the element as a whole.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? ReadImage(ReadOnlySpan<byte> json, CocoIds ids, out CocoImage image, out bool hasId, out int at)
    {
        image = new CocoImage();
        hasId = false;
        at = 0;
        var reader = CocoValue.ReaderOf(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return $"an image must be an object, not {CocoValue.Describe(ref reader)}.";
        }

        string? reason = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? wrong = null;
            if (CocoValue.Is(ref reader, "id"u8))
            {
                reader.Read();
                wrong = ReadId(ref reader, ids, out var id, out hasId);
                image.Id = id;
            }
            else if (CocoValue.Is(ref reader, "width"u8))
            {
                reader.Read();
                wrong = Size(ref reader, "width", out var width);
                image.Width = width;
            }
            else if (CocoValue.Is(ref reader, "height"u8))
            {
                reader.Read();
                wrong = Size(ref reader, "height", out var height);
                image.Height = height;
            }
            else if (CocoValue.Is(ref reader, "file_name"u8))
            {
                reader.Read();
                wrong = reader.TokenType == JsonTokenType.Null ? null : CocoValue.Text(ref reader, "file_name", out var name) ?? Keep(image, name);
            }
            else if (CocoValue.Is(ref reader, "frame_id"u8))
            {
                reader.Read();
                wrong = reader.TokenType == JsonTokenType.Null ? null : ReadFrame(ref reader, image);
            }
            else if (CocoValue.Is(ref reader, "video_id"u8))
            {
                reader.Read();
                image.VideoId = CocoValue.Id(ref reader, "video_id", out var number, out var text) is null ? text ?? number.ToString(CultureInfo.InvariantCulture) : null;
            }
            else if (CocoValue.Is(ref reader, "image_title"u8) || CocoValue.Is(ref reader, "video_title"u8))
            {
                var isVideo = CocoValue.Is(ref reader, "video_title"u8);
                reader.Read();
                image.Title = CocoValue.Text(ref reader) ?? image.Title;
                image.IsVideoTitle = isVideo;
            }
            else if (CocoValue.Is(ref reader, "encord"u8))
            {
                reader.Read();
                ReadOrigin(ref reader, image);
                continue;
            }
            else
            {
                reader.Read();
            }

            if (wrong is not null && reason is null)
            {
                reason = wrong;
                at = reader.TokenType == JsonTokenType.String && Utf8Text.FirstFault(reader.ValueSpan) >= 0 && NonFiniteLiterals.NameOf(reader.ValueSpan) is null ? CocoValue.FaultAt(ref reader) : 0;
            }

            reader.Skip();
        }

        return reason ?? (hasId ? null : "it has no 'id'.");
    }

    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? ReadCategory(ReadOnlySpan<byte> json, CocoIds ids, out CocoCategory category, out bool hasId, out int at)
    {
        category = new CocoCategory();
        hasId = false;
        at = 0;
        var reader = CocoValue.ReaderOf(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return $"a category must be an object, not {CocoValue.Describe(ref reader)}.";
        }

        string? reason = null;
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? wrong = null;
            if (CocoValue.Is(ref reader, "id"u8))
            {
                reader.Read();
                wrong = ReadId(ref reader, ids, out var id, out hasId);
                category.Id = id;
            }
            else if (CocoValue.Is(ref reader, "name"u8))
            {
                reader.Read();
                wrong = CocoValue.Text(ref reader, "name", out name);
            }
            else if (CocoValue.Is(ref reader, "keypoints"u8))
            {
                reader.Read();
                category.Keypoints = ReadNames(ref reader);
                continue;
            }
            else
            {
                reader.Read();
            }

            if (wrong is not null && reason is null)
            {
                reason = wrong;
                at = reader.TokenType == JsonTokenType.String && Utf8Text.FirstFault(reader.ValueSpan) >= 0 && NonFiniteLiterals.NameOf(reader.ValueSpan) is null ? CocoValue.FaultAt(ref reader) : 0;
            }

            reader.Skip();
        }

        category.Name = name ?? "";
        return reason ?? (hasId ? null : "it has no 'id'.") ?? (name is null ? "it has no 'name'." : null);
    }

    /// <summary>The id and the file name of an entry of <c>videos</c>; null where one is missing.</summary>
    public static (string Id, string Name)? ReadVideo(ReadOnlySpan<byte> json)
    {
        var reader = CocoValue.ReaderOf(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        string? id = null;
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = CocoValue.Is(ref reader, "id"u8);
            var isName = CocoValue.Is(ref reader, "file_name"u8) || (name is null && CocoValue.Is(ref reader, "name"u8));
            reader.Read();
            if (isId && CocoValue.Id(ref reader, "id", out var number, out var text) is null)
            {
                id = text ?? number.ToString(CultureInfo.InvariantCulture);
            }
            else if (isName)
            {
                name = CocoValue.Text(ref reader) ?? name;
            }

            reader.Skip();
        }

        return id is null || string.IsNullOrEmpty(name) ? null : (id, name!);
    }

    private static string? ReadId(ref Utf8JsonReader reader, CocoIds ids, out long id, out bool hasId)
    {
        id = 0;
        hasId = false;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return "it has no 'id'.";
        }

        if (CocoValue.Id(ref reader, "id", out id, out var text) is { } reason)
        {
            return reason;
        }

        id = text is null ? id : ids.Add(text);
        hasId = true;
        return null;
    }

    private static string? Keep(CocoImage image, string? name)
    {
        image.FileName = name;
        return null;
    }

    private static string? ReadFrame(ref Utf8JsonReader reader, CocoImage image)
    {
        if (CocoValue.Whole(ref reader, "frame_id", out var frame) is { } reason)
        {
            return reason;
        }

        image.Frame ??= (int)Math.Max(-1, Math.Min(frame, int.MaxValue));
        return null;
    }

    /// <summary>Null and 0 stand for what the writer did not know.</summary>
    private static string? Size(ref Utf8JsonReader reader, string name, out int size)
    {
        size = 0;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (CocoValue.Whole(ref reader, name, out var number) is { } reason)
        {
            return reason;
        }

        if (number is < 0 or > int.MaxValue)
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
            var hash = CocoValue.Is(ref reader, "data_hash"u8);
            var frame = CocoValue.Is(ref reader, "frame"u8);
            reader.Read();
            if (hash)
            {
                image.DataHash = CocoValue.Text(ref reader);
            }
            else if (frame && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
            {
                image.Frame = number;
            }

            reader.Skip();
        }
    }
}
