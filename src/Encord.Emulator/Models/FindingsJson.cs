using System.Globalization;
using System.Text.Json.Nodes;
using Encord.Emulator.Algorithms;
using Encord.Emulator.Learning;

namespace Encord.Emulator.Models;

/// <summary>Findings as release 0.1.150 sends them, modelled on label objects.</summary>
internal sealed class FindingsJson(ModelAttachment attachment, OntologyFeatures ontology, string email, TimeProvider clock)
{
    private readonly string _now = clock.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);

    /// <summary>One input with its frames.</summary>
    public JsonObject Element(string uid, IReadOnlyList<FrameFindings> findings)
    {
        var predictions = new JsonObject();
        foreach (var frame in findings)
        {
            predictions[FrameMap.Key(frame.Frame)] = new JsonObject
            {
                ["objects"] = new JsonArray([.. frame.Objects.Select(found => Object(found.ObjectHash, found.Detection)).OfType<JsonNode>()]),
                ["classifications"] = new JsonArray([.. frame.Classifications.Select(Classification).OfType<JsonNode>()]),
            };
        }

        return new() { ["uid"] = uid, ["predictions"] = predictions };
    }

    /// <summary>Null for a feature that the project's mapping leaves out.</summary>
    private JsonObject? Object(string objectHash, Detection detection)
    {
        if (!attachment.FeaturesMapping.TryGetValue(detection.Feature, out var hash) || ontology.FindObject(hash) is not { } feature)
        {
            return null;
        }

        var found = new JsonObject
        {
            ["objectHash"] = objectHash,
            ["featureHash"] = feature.Hash,
            ["name"] = feature.Name,
            ["value"] = feature.Value,
            ["color"] = feature.Color,
            ["shape"] = feature.Shape,
            ["confidence"] = detection.Confidence,
            ["manualAnnotation"] = false,
            ["createdAt"] = _now,
            ["createdBy"] = email,
        };
        if (detection.Outline is { } outline)
        {
            found["polygon"] = GeometryJson.Keyed(outline);
        }
        else
        {
            found["bounding_box"] = Box(detection.Box);
        }

        return found;
    }

    private JsonObject? Classification(ClassifiedAs classified)
    {
        if (!attachment.FeaturesMapping.TryGetValue(classified.Option, out var hash) || ontology.FindOption(hash) is not var (choice, option))
        {
            return null;
        }

        return new()
        {
            ["classificationHash"] = Guid.NewGuid().ToString("N")[..8],
            ["featureHash"] = choice.Hash,
            ["name"] = choice.Name,
            ["value"] = OntologyFeatures.LabelValue(choice.Name),
            ["confidence"] = classified.Confidence,
            ["manualAnnotation"] = false,
            ["createdAt"] = _now,
            ["createdBy"] = email,
            ["answers"] = new JsonArray(new JsonObject { ["name"] = option.Label, ["value"] = option.Value, ["featureHash"] = option.Hash }),
        };
    }

    public static JsonObject Box(FittedBox box) => new() { ["x"] = box.X, ["y"] = box.Y, ["w"] = box.Width, ["h"] = box.Height };
}
