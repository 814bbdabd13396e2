using System.Runtime.InteropServices;
using System.Text.Json;
using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Labels;

/// <summary>Takes a document apart that a client wants to save: the client's own parts are kept as bytes, the server's are dropped.</summary>
internal static class LabelDocumentReader
{
    private static readonly HashSet<string> ServerMembers = new(StringComparer.Ordinal)
    {
        "label_hash", "branch_name", "created_at", "last_edited_at", "data_hash", "dataset_hash", "dataset_title", "data_title", "data_type",
        "label_status", "annotation_task_status", "is_shadow_data", "is_valid", "data_units", "object_answers", "classification_answers",
        "object_actions", "spaces", "validate_before_saving", "workflow_graph_node", "priority", "client_metadata", "images_data",
        "export_hash", "export_history", "exported_at",
    };

    private static readonly HashSet<string> ServerUnitMembers = new(StringComparer.Ordinal)
    {
        "data_hash", "data_title", "data_link", "data_links", "data_type", "data_sequence", "width", "height", "data_fps", "data_duration",
        "audio_codec", "audio_sample_rate", "audio_num_channels", "audio_bit_depth", "metadata", "labels",
    };

    /// <param name="author">Who is written where the client says null.</param>
    public static LabelContent Read(JsonElement document, DataRow data, string author)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            throw WireError.CorruptedLabel("The label row must be an object.");
        }

        var units = document.Member("data_units") is { ValueKind: JsonValueKind.Object } all
            ? all
            : throw WireError.CorruptedLabel("data_units is missing.");
        var known = DataUnit.Of(data).Select(unit => unit.Hash).ToHashSet(StringComparer.Ordinal);
        var contents = new Dictionary<string, UnitContent>(StringComparer.Ordinal);
        foreach (var unit in units.EnumerateObject())
        {
            if (!known.Contains(unit.Name))
            {
                throw WireError.CorruptedLabel($"Data unit {unit.Name} is not part of {data.Title}.");
            }

            if (unit.Value.ValueKind != JsonValueKind.Object)
            {
                throw WireError.CorruptedLabel($"Data unit {unit.Name} must be an object.");
            }

            var labels = unit.Value.Member("labels") switch
            {
                null => "{}"u8.ToArray(),
                { ValueKind: JsonValueKind.Object } own => LabelSplice.FillAuthors(JsonMarshal.GetRawUtf8Value(own), author),
                _ => throw WireError.CorruptedLabel($"The labels of data unit {unit.Name} must be an object."),
            };
            contents[unit.Name] = new UnitContent(labels, Others(unit.Value, ServerUnitMembers));
        }

        return new LabelContent(
            Part(document, "object_answers", author, required: true),
            LabelSplice.AddSpaces(Part(document, "classification_answers", author, required: true)),
            Part(document, "object_actions", author, required: false),
            Part(document, "spaces", author, required: false),
            Others(document, ServerMembers),
            contents);
    }

    private static byte[] Part(JsonElement document, string name, string author, bool required)
    {
        if (document.Member(name) is not { } part)
        {
            return required ? throw WireError.AnswerDictionary($"{name} is missing.") : "{}"u8.ToArray();
        }

        return part.ValueKind == JsonValueKind.Object
            ? LabelSplice.FillAuthors(JsonMarshal.GetRawUtf8Value(part), author)
            : throw WireError.CorruptedLabel($"{name} must be an object.");
    }

    private static byte[]? Others(JsonElement owner, HashSet<string> known)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, WireJson.WriterOptions))
        {
            json.WriteStartObject();
            var any = false;
            foreach (var member in owner.EnumerateObject().Where(member => !known.Contains(member.Name)))
            {
                any = true;
                json.WritePropertyName(member.Name);
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(member.Value), skipInputValidation: true);
            }

            if (!any)
            {
                return null;
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
