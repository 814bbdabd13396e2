using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>A model as release 0.1.190 knows it: of the organisation, and attached to a project.</summary>
/// <param name="Model">As users see it.</param>
/// <param name="Kind"><c>classification</c>, <c>objectDetection</c> or <c>segmentation</c>.</param>
/// <param name="Trainings">Those that the project uses.</param>
internal sealed record AttachedModel(Model Model, string Kind, IReadOnlyList<ModelTraining> Trainings)
{
    public static AttachedModel Read(JsonRecord record, string projectHash)
    {
        var group = record.Object("modelGroup") ?? record;
        var attachment = record.Object("projectModel") ?? record;
        var mapping = attachment.Object("featuresMapping") is { } features
            ? features.Element.EnumerateObject().ToFirst(
                feature => feature.Name, feature => new JsonRecord(feature.Value).RequiredText("featureNodeUuid"), StringComparer.Ordinal)
            : [];
        var modelHash = group.RequiredText("modelUuid");
        var kind = group.Text("type") ?? string.Empty;
        var architecture = WireEnums.ModelArchitecture.Read(group.Text("model")) ?? string.Empty;
        var trainings = record.Objects("projectModelIterations").Select(iteration => new ModelTraining(projectHash, modelHash, iteration.RequiredText("trainingUuid"))
        {
            Status = TrainingStatus.Done,
            Title = group.Text("title"),
            ModelType = kind,
            Architecture = architecture,
            Framework = group.Text("framework"),
            Epochs = iteration.Integer("epochs"),
            BatchSize = iteration.Integer("batchSize"),
            DurationSec = iteration.Integer("duration"),
            CreatedAt = iteration.Time("createdAt"),
            FinalLoss = ModelRecords.LastLoss(iteration),
            FeatureHash = new([.. mapping.Values]),
        }).ToList();
        var model = new Model(projectHash, modelHash)
        {
            Title = group.Text("title") ?? string.Empty,
            Description = group.Text("description") ?? string.Empty,
            Architecture = architecture,
            FeatureHash = new([.. mapping.Values]),
            TrainingHash = new([.. trainings.Select(training => training.TrainingHash)]),
            AttachmentUuid = attachment.RequiredText("projectModelUuid"),
            CreatedAt = group.Time("createdAt"),
            FeaturesMapping = mapping,
        };
        return new(model, kind, trainings);
    }
}
