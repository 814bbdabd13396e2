using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>The models of release 0.1.190: of the organisation, attached to projects.</summary>
internal sealed class RestModelClient(EncordTransport transport)
{
    public IAsyncEnumerable<AttachedModel> ListAsync(string projectHash, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"projects/{projectHash}/models-attachments"),
            ElementParser<AttachedModel>.Of(record => AttachedModel.Read(record, projectHash)),
            cancellationToken: cancellationToken);

    /// <summary>Makes a model of the organisation and attaches it to the project.</summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="title">The title.</param>
    /// <param name="description">Null for none.</param>
    /// <param name="architecture">In the spelling that users see.</param>
    /// <param name="mapping">The model's feature names, and the feature hashes of the project that they stand for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Model> CreateAsync(
        string projectHash, string title, string? description, string architecture, IReadOnlyDictionary<string, string> mapping, CancellationToken cancellationToken)
    {
        var modelHash = await transport.SendAsync(
            V2Request.Post($"ml-models", JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteTexts("features", mapping.Keys);
                writer.WriteString("model", RestName(architecture));
                writer.WriteString("title", title);
                if (description is not null)
                {
                    writer.WriteString("description", description);
                }

                writer.WriteEndObject();
            })),
            ElementParser<string>.Of(record => (record.Object("modelGroup") ?? record).RequiredText("modelUuid")),
            cancellationToken).ConfigureAwait(false);
        return await AttachAsync(projectHash, modelHash, mapping, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="EncordException">The model is there all the same; the message names it.</exception>
    private async Task<Model> AttachAsync(string projectHash, string modelHash, IReadOnlyDictionary<string, string> mapping, CancellationToken cancellationToken)
    {
        try
        {
            return (await SendAttachmentAsync(projectHash, modelHash, mapping, cancellationToken).ConfigureAwait(false)).Model;
        }
        catch (EncordException failure)
        {
            throw failure.Restated(
                $"The model {modelHash} was made, but was not seen to be attached to the project {projectHash}: {failure.Sentence ?? failure.Message}", failure.RecommendedAction, failure);
        }
    }

    private Task<AttachedModel> SendAttachmentAsync(string projectHash, string modelHash, IReadOnlyDictionary<string, string> mapping, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Post($"projects/{projectHash}/models-attachments", JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("featuresMapping");
                foreach (var feature in mapping)
                {
                    writer.WriteString(feature.Key, feature.Value);
                }

                writer.WriteEndObject();
                writer.WriteString("iterationPolicy", "useAll");
                writer.WriteString("modelUuid", modelHash);
                writer.WriteTexts("trainingUuids", []);
                writer.WriteEndObject();
            })),
            ElementParser<AttachedModel>.Of(record => AttachedModel.Read(record, projectHash)),
            cancellationToken);

    public Task DeleteAsync(string modelHash, CancellationToken cancellationToken) =>
        transport.SendAsync(V2Request.Delete($"ml-models/{modelHash}"), cancellationToken);

    /// <summary>The label rows that a training learned from.</summary>
    public IAsyncEnumerable<TrainingLabel> ListLabelsAsync(string modelHash, string trainingHash, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"ml-models/{modelHash}/iterations/{trainingHash}/training-data"),
            ElementParser<TrainingLabel>.Of(record => new(record.RequiredText("labelUuid"), record.RequiredText("dataUuid"), dataLink: null)),
            cancellationToken: cancellationToken);

    /// <param name="order">What to train; it must name the project.</param>
    /// <param name="mapping">The model's feature names, and the feature hashes of the project that they stand for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<string> StartAsync(TrainingOrder order, IReadOnlyDictionary<string, string> mapping, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Post($"ml-models/{order.ModelHash}/trainings", JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("batchSize", order.BatchSize);
                writer.WriteNumber("epochs", order.Epochs);
                writer.WriteStartObject("featuresMapping");
                writer.WriteStartObject(order.ProjectHash!);
                foreach (var feature in mapping.GroupBy(feature => feature.Value, feature => feature.Key))
                {
                    writer.WriteTexts(feature.Key, feature);
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
                writer.WriteTexts("labelsUuids", order.LabelHashes);
                if (order.Weights.RestName is { } weights)
                {
                    writer.WriteString("pretrainedWeightsType", weights);
                }

                writer.WriteEndObject();
            })),
            BareTextParser.Instance,
            cancellationToken);

    public Task<ModelTraining> GetStatusAsync(string? projectHash, string modelHash, string trainingHash, int waitSeconds, TimeSpan? limit, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Get($"ml-models/{modelHash}/iterations/{trainingHash}/training", new QueryString().Add("timeoutSeconds", waitSeconds), limit),
            ElementParser<ModelTraining>.Of(record => TrainingClient.Read(record, projectHash, modelHash, trainingHash)),
            cancellationToken);

    /// <summary>One prediction: one file or one data unit. The answer as the server gave it.</summary>
    public Task<string> PredictAsync(AttachedModel model, string trainingHash, InferenceInput input, InferenceOptions options, CancellationToken cancellationToken)
    {
        var route = model.Kind switch
        {
            "classification" => "classification",
            "objectDetection" => "object-detection",
            "segmentation" => "instance-segmentation",
            _ => throw new EncordException(EncordErrorId.OperationNotAllowed, $"Models of the kind '{model.Kind}' are not known to this release of the module."),
        };
        return transport.SendRawAsync(
            V2Request.Compute(
                $"projects/{model.Model.ProjectHash}/models-attachments/{model.Model.AttachmentUuid}/iterations/{trainingHash}/{route}/predict",
                PredictionBody.Of(input, options, model.Kind)),
            cancellationToken);
    }

    private static string RestName(string architecture) => architecture switch
    {
        nameof(ModelArchitecture.FasterRcnn) => "fasterRcnn",
        nameof(ModelArchitecture.MaskRcnn) => "maskRcnn",
        nameof(ModelArchitecture.FastAi) => throw new EncordException(
            EncordErrorId.OperationNotAllowed, "This server has no FastAi models any more. Choose one of the Resnet or Vgg architectures."),
        _ => WireEnums.ModelArchitecture.Write(architecture),
    };
}
