using System.Globalization;
using System.Text.Json;
using Encord.Client.Json;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Models;

/// <summary>Reads what inference answers. Nothing but consumers' code describes the answer, so several forms are understood.</summary>
/// <remarks>
/// An array with an element for each input in order, or one such element alone; in it <c>predictions</c> or <c>frames</c>; in them frames
/// by number with <c>objects</c> and <c>classifications</c>. Boxes are called <c>bounding_box</c> or <c>boundingBox</c>. Release 0.1.190 has
/// <c>result</c>, in it frames that are lists of objects, or the one thing that the frame was classified as.
/// </remarks>
internal sealed class DetectionReader(string projectHash, string trainingHash)
{
    /// <exception cref="EncordException"><see cref="EncordErrorId.UnexpectedResponse"/>.</exception>
    public IReadOnlyList<Detection> Read(string json, IReadOnlyList<InferenceInput> inputs)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var elements = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToList() : [document.RootElement];
            if (elements.Count != inputs.Count)
            {
                throw Unexpected($"It has results for {elements.Count} inputs, not for {inputs.Count}.");
            }

            return [.. elements.Zip(inputs, ReadElement).SelectMany(found => found)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Unexpected("It is not what the Encord API sends.", error);
        }
    }

    private IEnumerable<Detection> ReadElement(JsonElement element, InferenceInput input)
    {
        var record = new JsonRecord(element);
        var frames = record.Object("predictions") ?? record.Object("frames") ?? record.Object("result") ?? record;
        foreach (var frame in frames.Element.EnumerateObject())
        {
            if (!int.TryParse(frame.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            if (frame.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var found in frame.Value.EnumerateArray())
                {
                    yield return ReadObject(new JsonRecord(found), input, number);
                }

                continue;
            }

            if (frame.Value.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var labels = new JsonRecord(frame.Value);
            if (labels.Text("featureIdChild") is not null)
            {
                yield return ReadClassification(labels, input, number);
                continue;
            }

            foreach (var found in labels.Objects("objects"))
            {
                yield return ReadObject(found, input, number);
            }

            foreach (var found in labels.Objects("classifications"))
            {
                yield return ReadClassification(found, input, number);
            }
        }
    }

    private Detection ReadObject(JsonRecord record, InferenceInput input, int frame)
    {
        var coordinates = record.Object("bounding_box") is { } box
            ? new BoundingBox(Need(box, "x"), Need(box, "y"), Need(box, "w"), Need(box, "h"))
            : CoordinatesReader.Read(record.Element);
        var extent = coordinates?.Extent;
        var (width, height) = (input.Header?.Width, input.Header?.Height);
        return new(projectHash, trainingHash)
        {
            File = input.IsData ? null : input.Uid,
            DataHash = input.IsData ? input.Uid : null,
            Frame = frame,
            FeatureHash = record.Text("featureHash") ?? record.Text("featureId") ?? string.Empty,
            Name = record.Text("name") ?? string.Empty,
            Shape = WireEnums.ObjectShape.Read(record.Text("shape")) ?? coordinates?.Shape ?? string.Empty,
            Confidence = record.Number("confidence") ?? 0,
            X = extent?.X,
            Y = extent?.Y,
            Width = extent?.Width,
            Height = extent?.Height,
            PixelX = extent?.X * width,
            PixelY = extent?.Y * height,
            PixelWidth = extent?.Width * width,
            PixelHeight = extent?.Height * height,
            ObjectHash = record.Text("objectHash") ?? record.Text("objectId"),
            BoundingBox = coordinates as BoundingBox,
            Polygon = coordinates as Polygon,
        };
    }

    private Detection ReadClassification(JsonRecord record, InferenceInput input, int frame)
    {
        var option = record.Objects("answers").Concat(record.Objects("classifications").SelectMany(attribute => attribute.Objects("answers"))).ToList();
        return new(projectHash, trainingHash)
        {
            File = input.IsData ? null : input.Uid,
            DataHash = input.IsData ? input.Uid : null,
            Frame = frame,
            FeatureHash = record.Text("featureHash") ?? record.Text("featureIdParent") ?? string.Empty,
            Name = record.Text("name") ?? string.Empty,
            Shape = "classification",
            Confidence = record.Number("confidence") ?? 0,
            Answer = option.Count > 0 ? option[0].Text("name") : record.Text("featureIdChild") is null ? record.Text("value") : record.Text("name"),
            AnswerHash = option.Count > 0 ? option[0].Text("featureHash") : record.Text("featureIdChild"),
        };
    }

    private static double Need(JsonRecord box, string side) => box.Number(side) ?? throw new JsonException(null, side, null, null);

    private static EncordException Unexpected(string message, Exception? cause = null) =>
        new(EncordErrorId.UnexpectedResponse, $"The answer to the inference cannot be understood. {message} -Raw gives it as it is.", cause);
}
