using System.Text.Json;
using Encord.Emulator.Datasets;
using Encord.Emulator.Files;
using Encord.Emulator.Hosting;

using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Labels;

/// <summary>Writes documents as clients read them; label contents are copied byte by byte unless something is to be left out.</summary>
internal sealed class LabelDocumentWriter(SignedLinks links, IEnumerable<IReviewSource> reviews) : IEmulatorService
{
    public void Write(Utf8JsonWriter json, LabelDocument document, LabelView view)
    {
        var row = document.Row;
        var data = document.Data;
        var content = view.Apply(document.Content, data.Type, view.Reviews ? reviews.SelectMany(source => source.Of(row)) : []);
        json.WriteStartObject();
        json.WriteString("label_hash"u8, row.LabelHash);
        json.WriteString("branch_name"u8, row.Branch);
        json.WriteString("created_at"u8, WireTime.Legacy(row.CreatedAt));
        json.WriteString("last_edited_at"u8, WireTime.Legacy(row.LastEditedAt));
        json.WriteString("data_hash"u8, data.Hash);
        json.WriteString("dataset_hash"u8, data.DatasetHash);
        json.WriteString("dataset_title"u8, document.DatasetTitle);
        json.WriteString("data_title"u8, data.Title);
        json.WriteString("data_type"u8, data.Type.ToLowerInvariant());
        json.WriteString("label_status"u8, row.Status);
        json.WriteString("annotation_task_status"u8, document.AnnotationTaskStatus);
        json.WriteBoolean("is_shadow_data"u8, document.IsShadow);
        json.WriteBoolean("is_valid"u8, row.IsValid);
        json.WriteStartObject("data_units"u8);
        foreach (var unit in DataUnit.Of(data))
        {
            json.WritePropertyName(unit.Hash);
            WriteUnit(json, data, unit, content.Units.GetValueOrDefault(unit.Hash), view);
        }

        json.WriteEndObject();
        Raw(json, "object_answers"u8, content.ObjectAnswers);
        Raw(json, "classification_answers"u8, content.ClassificationAnswers);
        Raw(json, "object_actions"u8, content.ObjectActions);
        Raw(json, "spaces"u8, content.Spaces);
        WriteOthers(json, content.Others);
        json.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter json, ReadOnlySpan<byte> name, byte[] value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    private static void WriteOthers(Utf8JsonWriter json, byte[]? others)
    {
        if (others is null)
        {
            return;
        }

        using var document = JsonDocument.Parse(others);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(json);
        }
    }

    private static void WriteAudio(Utf8JsonWriter json, DataRow data)
    {
        if (data.Audio is { } audio)
        {
            json.WriteString("audio_codec"u8, audio.Codec);
            json.WriteNumber("audio_sample_rate"u8, audio.SampleRate);
            json.WriteNumber("audio_num_channels"u8, audio.Channels);
            json.WriteNumber("audio_bit_depth"u8, audio.BitDepth);
        }
    }

    private void WriteUnit(Utf8JsonWriter json, DataRow data, DataUnit unit, UnitContent? content, LabelView view)
    {
        json.WriteStartObject();
        json.WriteString("data_hash"u8, unit.Hash);
        json.WriteString("data_title"u8, unit.Title);
        if (data.Type == "DICOM")
        {
            json.WriteStartArray("data_links"u8);
            foreach (var slice in data.Images)
            {
                json.WriteStringValue(Link(slice.ObjectKey, view));
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteString("data_link"u8, unit.ObjectKey is null ? null : Link(unit.ObjectKey, view));
        }

        json.WriteString("data_type"u8, unit.FileType);
        if (data.Type == "IMG_GROUP")
        {
            json.WriteString("data_sequence"u8, unit.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumber("data_sequence"u8, unit.Sequence);
        }

        if (unit is { Width: { } width, Height: { } height })
        {
            json.WriteNumber("width"u8, width);
            json.WriteNumber("height"u8, height);
        }

        if (data.FramesPerSecond is { } fps && data.Audio is null)
        {
            json.WriteNumber("data_fps"u8, fps);
        }

        if (data.Duration is { } duration)
        {
            json.WriteNumber("data_duration"u8, duration);
        }

        WriteAudio(json, data);
        if (data.Type == "DICOM")
        {
            DicomLabels.WriteUnitMetadata(json, data);
            json.WritePropertyName("labels"u8);
            DicomLabels.WriteFrames(json, data, content?.Labels);
        }
        else
        {
            json.WritePropertyName("labels"u8);
            json.WriteRawValue(content?.Labels ?? EmptyLabels(data.Type), skipInputValidation: true);
        }

        WriteOthers(json, content?.Others);
        json.WriteEndObject();
    }

    private static byte[] EmptyLabels(string dataType) => DataUnit.HasFrames(dataType) || DataUnit.IsRangeOnly(dataType)
        ? "{}"u8.ToArray()
        : """{"objects":[],"classifications":[]}"""u8.ToArray();

    private string Link(string key, LabelView view) =>
        view.SignFrom is null ? "encord-emulator/" + key : links.ToRead(view.SignFrom, key);
}
