using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Emulator.Algorithms;
using Encord.Emulator.Datasets;
using Encord.Emulator.Learning;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Models;

/// <summary>v2 predictions of release 0.1.190: one data unit or one file, one route for each kind of model.</summary>
internal sealed class PredictionEndpoints(
    Inference inference, ModelStore models, TrainingStore trainings, ProjectAccess access, ProjectStore projects, DataRowStore data,
    PictureSource pictures, OntologyStore ontologies, TimeProvider clock) : IEndpoints
{
    private const string Iteration = "projects/{projectUuid}/models-attachments/{projectModelUuid}/iterations/{trainingUuid}";

    public void Map(IEndpointRouteBuilder v2)
    {
        Map(v2, "classification", ModelKind.Classification);
        Map(v2, "object-detection", ModelKind.ObjectDetection);
        Map(v2, "instance-segmentation", ModelKind.Segmentation);
    }

    private void Map(IEndpointRouteBuilder v2, string name, ModelKind kind) => v2.MapPost(
        $"{Iteration}/{name}/predict",
        (HttpContext context, string projectUuid, string projectModelUuid, string trainingUuid) =>
        {
            var project = access.Require(context.Caller(), projectUuid, ProjectRoles.Anyone);
            var attachment = models.FindAttachment(projectUuid, projectModelUuid)
                ?? throw WireError.NotFound($"The project has no attached model {projectModelUuid}.");
            var training = trainings.Find(trainingUuid) is { } found && found.ModelUuid == attachment.ModelUuid
                && ModelAttachments.IsInUse(attachment, found, trainings)
                    ? found
                    : throw WireError.NotFound($"The attached model {projectModelUuid} has no training {trainingUuid}.");
            if (models.Find(attachment.ModelUuid)!.Kind.Kind != kind)
            {
                throw WireError.InvalidArguments($"The model {attachment.ModelUuid} is not for {name}.");
            }

            var body = context.JsonBody();
            var findings = inference.Run(training, Pictures(body, projectUuid), Settings(body, kind), context.RequestAborted);
            return Answer.Of(Result(findings, kind, attachment, project, context.Caller().Email));
        });

    private PictureSequence Pictures(JsonElement body, string projectUuid)
    {
        try
        {
            switch (body.Text("dataUuid"), body.Member("dataBase64"))
            {
                case ({ } hash, null):
                    return data.Find(hash) is { } unit && projects.Datasets(projectUuid).Contains(unit.DatasetHash)
                        ? pictures.Of(unit)
                        : throw WireError.NotFound($"The project has no data {hash}.");
                case (null, { ValueKind: JsonValueKind.String } text) when text.TryGetBytesFromBase64(out var bytes):
                    return MediaType.Of(bytes) is not null
                        ? PictureSource.Of(bytes)
                        : throw WireError.InvalidArguments("dataBase64 is none of image/jpeg, image/png, video/webm, video/mp4.");
                default:
                    throw WireError.InvalidArguments("Give either dataUuid or dataBase64.");
            }
        }
        catch (UnreadablePixelsException unreadable)
        {
            throw WireError.InvalidArguments(unreadable.Message);
        }
    }

    private static InferenceSettings Settings(JsonElement body, ModelKind kind)
    {
        double? Number(string name) => body.Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
            _ => throw WireError.InvalidArguments($"'{name}' must be a number."),
        };
        return InferenceSettings.Of(
            Number("confThresh"), Number("iouThresh"), Number("rdpThresh"), body.Integer("frameRangeFrom"), body.Integer("frameRangeTo"),
            kind != ModelKind.Classification && body.Flag("allocationEnabled"));
    }

    private JsonObject Result(IReadOnlyList<FrameFindings> findings, ModelKind kind, ModelAttachment attachment, Project project, string email)
    {
        var ontology = new OntologyFeatures(ontologies.Find(project.OntologyHash)!.Editor);
        var frames = new JsonObject();
        foreach (var frame in findings)
        {
            frames[FrameMap.Key(frame.Frame)] = kind == ModelKind.Classification
                ? frame.Classifications.OrderByDescending(found => found.Confidence).Select(found => Classification(found, attachment, ontology, email))
                    .FirstOrDefault(found => found is not null)
                : new JsonArray([.. frame.Objects.Select(found => Object(found.ObjectHash, found.Detection, attachment, ontology, email)).OfType<JsonNode>()]);
        }

        return new() { ["result"] = frames };
    }

    private JsonObject? Object(string objectHash, Detection detection, ModelAttachment attachment, OntologyFeatures ontology, string email)
    {
        if (!attachment.FeaturesMapping.TryGetValue(detection.Feature, out var hash) || ontology.FindObject(hash) is not { } feature)
        {
            return null;
        }

        var found = new JsonObject
        {
            ["color"] = feature.Color ?? "#000000",
            ["confidence"] = detection.Confidence,
            ["createdAt"] = clock.Now(),
            ["createdBy"] = email,
            ["featureId"] = feature.Hash,
            ["manualAnnotation"] = false,
            ["name"] = feature.Name,
            ["objectId"] = objectHash,
            ["value"] = feature.Value,
        };
        if (detection.Outline is { } outline)
        {
            found["polygon"] = new JsonArray([.. outline.Select(vertex => new JsonObject { ["x"] = vertex.X, ["y"] = vertex.Y })]);
        }
        else
        {
            found["boundingBox"] = FindingsJson.Box(detection.Box);
        }

        return found;
    }

    private JsonObject? Classification(ClassifiedAs classified, ModelAttachment attachment, OntologyFeatures ontology, string email) =>
        attachment.FeaturesMapping.TryGetValue(classified.Option, out var hash) && ontology.FindOption(hash) is var (choice, option)
            ? new()
            {
                ["classificationUuid"] = Guid.NewGuid().ToString(),
                ["confidence"] = classified.Confidence,
                ["createdAt"] = clock.Now(),
                ["createdBy"] = email,
                ["featureIdChild"] = option.Hash,
                ["featureIdParent"] = choice.Hash,
                ["manualAnnotation"] = false,
                ["name"] = option.Label,
                ["value"] = option.Value,
            }
            : null;
}
