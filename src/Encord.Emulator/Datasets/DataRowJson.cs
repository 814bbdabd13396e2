using System.Text.Json;

namespace Encord.Emulator.Datasets;

/// <param name="SignedUrl">Makes a signed link of an object key; null leaves links out.</param>
internal sealed record DataRowInclude(
    bool ClientMetadata = false, bool Images = false, Func<string, string>? SignedUrl = null, Func<string, string>? SignedImageUrl = null);

/// <summary>A data unit as v1 shows it.</summary>
internal static class DataRowJson
{
    public static void Write(Utf8JsonWriter json, DataRow row, int storageLocation, DataRowInclude include)
    {
        json.WriteStartObject();
        json.WriteString("data_hash"u8, row.Hash);
        json.WriteString("data_title"u8, row.Title);
        json.WriteString("data_type"u8, row.Type);
        json.WriteString("created_at"u8, row.CreatedAt);
        json.WriteString("last_edited_at"u8, row.LastEditedAt);
        Number(json, "width"u8, row.Width);
        Number(json, "height"u8, row.Height);
        json.WriteString("file_link"u8, row.ObjectKey);
        Number(json, "file_size"u8, row.FileSize);
        json.WriteString("file_type"u8, row.FileType);
        json.WriteNumber("storage_location"u8, storageLocation);
        Number(json, "frames_per_second"u8, row.FramesPerSecond);
        Number(json, "duration"u8, row.Duration);
        json.WriteBoolean("is_optimised_image_group"u8, false);
        json.WriteString("backing_item_uuid"u8, row.BackingItemUuid);
        if (include.ClientMetadata && row.ClientMetadata is not null)
        {
            json.WritePropertyName("client_metadata"u8);
            json.WriteRawValue(row.ClientMetadata, skipInputValidation: true);
        }

        if (include.SignedUrl is not null && row.ObjectKey is not null)
        {
            json.WriteString("signed_url"u8, include.SignedUrl(row.ObjectKey));
        }

        if (include.Images && row.Images.Count > 0)
        {
            WriteImages(json, row, storageLocation, include);
        }

        json.WriteEndObject();
    }

    private static void WriteImages(Utf8JsonWriter json, DataRow row, int storageLocation, DataRowInclude include)
    {
        json.WriteStartArray("images_data"u8);
        foreach (var image in row.Images)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, image.Title);
            json.WriteString("file_link"u8, image.ObjectKey);
            json.WriteString("file_type"u8, image.FileType);
            Number(json, "file_size"u8, image.FileSize);
            json.WriteString("image_hash"u8, image.Hash);
            json.WriteNumber("storage_location"u8, storageLocation);
            json.WriteString("created_at"u8, row.CreatedAt);
            json.WriteString("last_edited_at"u8, row.LastEditedAt);
            json.WriteNumber("height"u8, image.Height);
            json.WriteNumber("width"u8, image.Width);
            if (include.SignedImageUrl is not null)
            {
                json.WriteString("signed_url"u8, include.SignedImageUrl(image.ObjectKey));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
