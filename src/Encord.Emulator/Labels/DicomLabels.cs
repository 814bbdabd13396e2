using System.Globalization;
using System.Text.Json;
using Encord.Emulator.Datasets;

namespace Encord.Emulator.Labels;

/// <summary>
/// DICOM documents name every slice with its metadata, labelled or not, and clients do not send that back: the server keeps it.
/// </summary>
internal static class DicomLabels
{
    public static void WriteUnitMetadata(Utf8JsonWriter json, DataRow data)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteNull("patient_id"u8);
        json.WriteString("study_uid"u8, "study-" + data.BackingItemUuid);
        json.WriteString("series_uid"u8, "series-" + data.BackingItemUuid);
        json.WriteEndObject();
    }

    public static void WriteFrames(Utf8JsonWriter json, DataRow data, byte[]? labels)
    {
        using var document = JsonDocument.Parse(labels ?? "{}"u8.ToArray());
        json.WriteStartObject();
        for (var frame = 0; frame < data.Images.Count; frame++)
        {
            json.WriteStartObject(frame.ToString(CultureInfo.InvariantCulture));
            var hasLabels = document.RootElement.TryGetProperty(frame.ToString(CultureInfo.InvariantCulture), out var own);
            if (hasLabels)
            {
                foreach (var member in own.EnumerateObject().Where(member => member.Name != "metadata"))
                {
                    member.WriteTo(json);
                }
            }
            else
            {
                json.WriteStartArray("objects"u8);
                json.WriteEndArray();
                json.WriteStartArray("classifications"u8);
                json.WriteEndArray();
            }

            var slice = data.Images[frame];
            json.WriteStartObject("metadata"u8);
            json.WriteString("dicom_instance_uid"u8, slice.Hash);
            json.WriteNull("multiframe_frame_number"u8);
            json.WriteString("file_uri"u8, slice.ObjectKey);
            json.WriteNumber("width"u8, slice.Width);
            json.WriteNumber("height"u8, slice.Height);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
