using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Json;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Algorithms;

/// <summary>Frames with their objects, as the labelling algorithms take and answer them.</summary>
internal static class FrameObjects
{
    /// <summary>What a script wrote: frame number → <c>{"objects":[…]}</c>, or the list of objects alone.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>.</exception>
    public static JsonFragment Checked(ReadOnlySpan<byte> json)
    {
        if (JsonNode.Parse(json) is not JsonObject frames || frames.Count == 0)
        {
            throw Invalid("Give at least one frame: a hashtable of frame numbers, each with its objects.");
        }

        foreach (var frame in frames.ToList())
        {
            var (key, labels) = (frame.Key, frame.Value);
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw Invalid($"'{key}' is not a frame number.");
            }

            if (labels is JsonArray objects)
            {
                frames[key] = new JsonObject { ["objects"] = objects.DeepClone() };
            }
            else if (labels is not JsonObject { } whole || whole["objects"] is not JsonArray)
            {
                throw Invalid($"Frame {key} has no list 'objects'.");
            }
        }

        return JsonFragment.Of(frames);
    }

    /// <summary>One row for each object in each frame, in the order of the frames.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.UnexpectedResponse"/>.</exception>
    public static IReadOnlyList<ObjectInstance> Read(string json, string projectHash)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateObject()
                .Select(frame => (Number: int.Parse(frame.Name, NumberStyles.None, CultureInfo.InvariantCulture), Labels: new JsonRecord(frame.Value)))
                .OrderBy(frame => frame.Number)
                .SelectMany(frame => frame.Labels.Objects("objects").Select(item => Read(item, frame.Number, projectHash)))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Unexpected("", error);
        }
        catch (EncordException error) when (error.ErrorId == EncordErrorId.CorruptedLabel)
        {
            // A shape that cannot be read: here it is the answer's, and not one of a label that somebody saved.
            throw Unexpected($" ({error.Message.TrimEnd('.')})", error);
        }
    }

    private static ObjectInstance Read(JsonRecord record, int frame, string projectHash)
    {
        var coordinates = CoordinatesReader.Read(record.Element);
        var extent = coordinates?.Extent;
        return new()
        {
            ProjectHash = projectHash,
            ObjectHash = record.RequiredText("objectHash"),
            FeatureHash = record.Text("featureHash") ?? string.Empty,
            Name = record.Text("name"),
            Shape = coordinates?.Shape ?? WireEnums.ObjectShape.Read(record.Text("shape")) ?? string.Empty,
            Color = record.Text("color"),
            Frame = frame,
            X = extent?.X,
            Y = extent?.Y,
            Width = extent?.Width,
            Height = extent?.Height,
            Theta = (coordinates as RotatableBoundingBox)?.Theta,
            Coordinates = coordinates,
            Confidence = record.Number("confidence") ?? 1,
            ManualAnnotation = record.Flag("manualAnnotation") ?? true,
        };
    }

    private static EncordException Unexpected(string why, Exception cause) =>
        new(EncordErrorId.UnexpectedResponse, $"The answer of the algorithm is not what the Encord API sends{why}. -Raw gives it as it is.", cause);

    private static EncordException Invalid(string message) => new(EncordErrorId.InvalidArgument, message);
}
