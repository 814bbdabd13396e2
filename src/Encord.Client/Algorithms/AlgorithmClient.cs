using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Algorithms;

/// <summary>Labelling algorithms of the server: filling between key frames, and boxes around shapes. Nothing is saved there.</summary>
internal sealed class AlgorithmClient(EncordTransport transport)
{
    /// <summary>Fills the frames between key frames.</summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="keyFrames">Frame number → <c>{"objects":[…]}</c>.</param>
    /// <param name="objectHashes">The objects to fill.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The same form as JSON text, with key frames and filled frames.</returns>
    public Task<string> InterpolateAsync(
        string projectHash, JsonFragment keyFrames, IReadOnlyList<string> objectHashes, CancellationToken cancellationToken)
    {
        if (objectHashes.Count == 0)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "There is nothing to interpolate: name at least one object.");
        }

        return RunAsync(projectHash, "interpolation", keyFrames, "key_frames", writer =>
        {
            writer.WriteStartArray("objects_to_interpolate");
            foreach (var hash in objectHashes)
            {
                writer.WriteStringValue(hash);
            }

            writer.WriteEndArray();
        }, cancellationToken);
    }

    /// <summary>Puts tight boxes around shapes. Release 0.1.190 does not know it any more.</summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="frames">Frame number → <c>{"objects":[…]}</c>.</param>
    /// <param name="width">Of the video, in pixels.</param>
    /// <param name="height">Of the video, in pixels.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<string> FitBoxesAsync(string projectHash, JsonFragment frames, int width, int height, CancellationToken cancellationToken) =>
        RunAsync(projectHash, "fitted_bounding_box", frames, "labels", writer =>
        {
            writer.WriteStartObject("video");
            writer.WriteNumber("width", width);
            writer.WriteNumber("height", height);
            writer.WriteEndObject();
        }, cancellationToken);

    private Task<string> RunAsync(
        string projectHash, string algorithm, JsonFragment frames, string framesName, Action<Utf8JsonWriter> writeRest, CancellationToken cancellationToken)
    {
        if (frames.Utf8.Span.SequenceEqual("{}"u8))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "There are no frames.");
        }

        return transport.SendRawAsync(
            new V1Query(ResourceScope.Project, projectHash, "labelingalgorithm", "POST")
            {
                Uid = Guid.NewGuid().ToString(),
                Effect = CallEffect.Computes,
                Payload = JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("algorithm_name", algorithm);
                    writer.WriteStartObject("algorithm_parameters");
                    writer.WritePropertyName(framesName);
                    writer.WriteRawValue(frames.Utf8.Span, skipInputValidation: true);
                    writeRest(writer);
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }),
            },
            cancellationToken);
    }
}
