using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>Runs trained models over files and data units.</summary>
internal sealed class InferenceClient(EncordTransport transport)
{
    private const int InferenceOperation = 0;

    /// <summary>One request: files (or base64 texts), or data units, not both. The answer as the server gave it.</summary>
    public Task<string> RunRawAsync(
        string projectHash, string trainingHash, IReadOnlyList<InferenceInput> inputs, InferenceOptions options, CancellationToken cancellationToken) =>
        transport.SendRawAsync(
            new V1Query(ResourceScope.Project, projectHash, "model", "POST") { Uid = trainingHash, PayloadBody = Payload(inputs, options), Effect = CallEffect.Computes },
            cancellationToken);

    /// <summary>Files are put between the pieces of the payload while it is sent, so that they are never in memory.</summary>
    private static RequestBody Payload(IReadOnlyList<InferenceInput> inputs, InferenceOptions options)
    {
        var parts = new List<RequestBody>
        {
            Text(FormattableString.Invariant($"{{\"model_operation\":{InferenceOperation},\"model_parameters\":{{\"files\":[")),
        };
        var files = inputs.Where(input => !input.IsData).ToList();
        foreach (var file in files)
        {
            var comma = parts.Count > 1 ? "," : string.Empty;
            parts.Add(Text($"{comma}{{\"uid\":\"{JsonEncodedText.Encode(file.Uid)}\",\"base64_str\":\""));
            parts.Add(file.ToBody());
            parts.Add(Text("\"}"));
        }

        var settings = JsonFragment.Write(writer => Write(writer, files.Count > 0 ? null : inputs, options)).Utf8;
        parts.Add(Text("],"));

        // The settings are written as an object of their own; its opening brace is not needed here.
        parts.Add(RequestBody.Of(settings.Slice(1), "}"u8.ToArray()));
        return RequestBody.Concat([.. parts]);
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<InferenceInput>? data, InferenceOptions options)
    {
        writer.WriteStartObject();
        writer.WriteFloat("conf_thresh", options.ConfidenceThreshold);
        writer.WriteFloat("iou_thresh", options.IouThreshold);
        writer.WriteString("device", WireEnums.ModelDevice.Write(options.Device));
        writer.WriteStartArray("detection_frame_range");
        if (options.FrameRange is var (from, to))
        {
            writer.WriteNumberValue(from);
            writer.WriteNumberValue(to);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("allocation_enabled", options.EnableTracking);
        writer.WritePropertyName("data_hashes");
        if (data is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStartArray();
            foreach (var input in data)
            {
                writer.WriteStringValue(input.Uid);
            }

            writer.WriteEndArray();
        }

        writer.WriteFloat("rdp_thresh", options.RdpThreshold);
        writer.WriteEndObject();
    }

    private static RequestBody Text(string text) => RequestBody.Of(System.Text.Encoding.UTF8.GetBytes(text));
}
