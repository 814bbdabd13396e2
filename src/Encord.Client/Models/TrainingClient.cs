using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>Trainings of models: facts about them, starting them, asking how they stand.</summary>
internal sealed class TrainingClient(EncordTransport transport)
{
    /// <summary>What is known about trainings; what is not asked for stays null.</summary>
    public IAsyncEnumerable<ModelTraining> ListAsync(
        string projectHash, IReadOnlyList<string> trainingHashes, bool createdAt, bool finalLoss, bool labels, CancellationToken cancellationToken = default) =>
        transport.StreamAsync(
            new V1Query(ResourceScope.Project, projectHash, "trainingmetadata", "GET")
            {
                Payload = JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteTexts("model_iteration_uids", trainingHashes);
                    writer.WriteBoolean("get_created_at", createdAt);
                    writer.WriteBoolean("get_training_final_loss", finalLoss);
                    writer.WriteBoolean("get_model_training_labels", labels);
                    writer.WriteEndObject();
                }),
            },
            ElementParser<ModelTraining>.Of(record => ModelRecords.ReadMetadata(record, projectHash)),
            cancellationToken);

    /// <summary>Starts a training and gives its hash. It is not retried automatically: a second request would start a second training.</summary>
    public Task<string> StartAsync(TrainingOrder order, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Post($"ml-models/{order.ModelHash}/training", JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteTexts("labelRows", order.LabelHashes);
                writer.WriteNumber("epochs", order.Epochs);
                writer.WriteNumber("batchSize", order.BatchSize);
                writer.WriteString("model", order.Weights.Architecture);
                if (order.Weights.Link is { } link)
                {
                    writer.WriteString("trainingWeightsLink", link);
                }

                writer.WriteString("device", WireEnums.ModelDevice.Write(order.Device));
                writer.WriteEndObject();
            })),
            BareTextParser.Instance,
            cancellationToken);

    /// <summary>How a training stands, at the latest after <paramref name="waitSeconds"/>; with all attempts no later than <paramref name="limit"/>.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.TrainingFailed"/>: it ended with an error.</exception>
    public Task<ModelTraining> GetStatusAsync(string? projectHash, string modelHash, string trainingHash, int waitSeconds, TimeSpan? limit, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Get($"ml-models/{modelHash}/{trainingHash}/training", new QueryString().Add("timeoutSeconds", waitSeconds), limit),
            ElementParser<ModelTraining>.Of(record => Read(record, projectHash, modelHash, trainingHash)),
            cancellationToken);

    internal static ModelTraining Read(JsonRecord record, string? projectHash, string modelHash, string trainingHash)
    {
        var training = ModelRecords.ReadStatus(record, projectHash, modelHash, trainingHash);
        if (training.Status != TrainingStatus.Error)
        {
            return training;
        }

        var reason = ModelRecords.ReadReason(record) is { } words ? $" The server says: {words}" : " The server does not say why.";
        throw new EncordException(
            EncordErrorId.TrainingFailed,
            $"The training {trainingHash} of the model {modelHash} ended with an error.{reason} Start it again with other label rows or settings.");
    }
}
