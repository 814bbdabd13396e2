using System.Text;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>The body of a prediction of release 0.1.190: its settings, and one file or one data unit.</summary>
internal static class PredictionBody
{
    public static RequestBody Of(InferenceInput input, InferenceOptions options, string kind)
    {
        var settings = JsonFragment.Write(writer =>
        {
            writer.WriteStartObject();
            if (kind != "classification")
            {
                writer.WriteBoolean("allocationEnabled", options.EnableTracking);
            }

            writer.WriteFloat("confThresh", options.ConfidenceThreshold);
            if (input.IsData)
            {
                writer.WriteString("dataUuid", input.Uid);
            }

            if (options.FrameRange is var (from, to))
            {
                writer.WriteNumber("frameRangeFrom", from);
                writer.WriteNumber("frameRangeTo", to);
            }

            if (kind != "classification")
            {
                writer.WriteFloat("iouThresh", options.IouThreshold);
            }

            if (kind == "segmentation")
            {
                writer.WriteFloat("rdpThresh", options.RdpThreshold);
            }

            writer.WriteEndObject();
        }).Utf8;
        if (input.IsData)
        {
            return RequestBody.Of(settings);
        }

        // The file is streamed in as the last member, before the brace that closes the settings.
        return RequestBody.Concat(
            RequestBody.Of(settings.Slice(0, settings.Length - 1), Encoding.UTF8.GetBytes(",\"dataBase64\":\"")), input.ToBody(), RequestBody.Of("\"}"u8.ToArray()));
    }
}
