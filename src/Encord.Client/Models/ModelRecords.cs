using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>Reads the model records of the v1 wire and of release 0.1.150's training routes.</summary>
internal static class ModelRecords
{
    public static Model ReadModel(JsonRecord record, string projectHash) => new(projectHash, record.RequiredText("model_uid"))
    {
        Title = record.Text("title") ?? string.Empty,
        Description = record.Text("description") ?? string.Empty,
        Architecture = WireEnums.ModelArchitecture.Read(record.Text("model")) ?? string.Empty,

        // The keys of an object whose values mean nothing.
        FeatureHash = new([.. record.Object("feature_node_hashes")?.Element.EnumerateObject().Select(feature => feature.Name) ?? record.Texts("feature_node_hashes")]),
        TrainingHash = new([.. record.Texts("model_iteration_uids").Distinct()]),
    };

    public static ModelTraining ReadMetadata(JsonRecord record, string projectHash)
    {
        var labels = record.Object("model_training_labels");
        return new(projectHash, modelHash: null, record.RequiredText("model_iteration_uid"))
        {
            CreatedAt = record.Time("created_at"),
            FinalLoss = record.Number("training_final_loss"),
            Labels = new([.. labels?.Objects("label_metadata_list").Select(label =>
                new TrainingLabel(label.RequiredText("label_uid"), label.RequiredText("data_uid"), label.Text("data_link"))) ?? []]),
            FeatureHash = new([.. labels?.Texts("feature_uids") ?? []]),
        };
    }

    /// <summary>How a training stands. Both releases' spellings of the status are understood.</summary>
    public static ModelTraining ReadStatus(JsonRecord record, string? projectHash, string modelHash, string trainingHash)
    {
        var result = record.Object("result") ?? new JsonRecord(record.Element);
        var loss = result.Number("finalLoss") ?? LastLoss(result);
        return new(projectHash, modelHash, trainingHash)
        {
            Status = WireEnums.TrainingStatus.Read(record.RequiredText("status").ToUpperInvariant()),
            Title = result.Text("title"),
            ModelType = result.Text("type"),
            Architecture = WireEnums.ModelArchitecture.Read(result.Text("model")),
            Framework = result.Text("framework"),
            Epochs = result.Integer("epochs"),
            BatchSize = result.Integer("batchSize"),
            FinalLoss = loss,
            DurationSec = result.Integer("duration"),
            WeightsLink = result.Text("weightsLink"),
            CreatedAt = result.Time("createdAt"),
        };
    }

    /// <summary>The server's own words about a training that failed; the emulator sends some.</summary>
    public static string? ReadReason(JsonRecord record) => record.Text("message") ?? record.Text("error");

    /// <summary>Release 0.1.190 has a loss log of free form; a list under <c>loss</c> or <c>total</c> ends with the final loss.</summary>
    internal static double? LastLoss(JsonRecord result)
    {
        if (result.Object("lossLog") is not { } log)
        {
            return null;
        }

        foreach (var name in (string[])["loss", "total", "total_loss", "train_loss"])
        {
            if (log.Element.TryGetProperty(name, out var values))
            {
                var last = values.ValueKind == System.Text.Json.JsonValueKind.Array && values.GetArrayLength() > 0 ? values[values.GetArrayLength() - 1] : values;
                return last.ValueKind == System.Text.Json.JsonValueKind.Number ? last.GetDouble() : null;
            }
        }

        return null;
    }
}
