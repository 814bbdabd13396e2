namespace Encord.Emulator.Models;

/// <summary>The records of release 0.1.190.</summary>
internal static class ModelJson
{
    public static object Group(MlModel model) => new
    {
        createdAt = model.CreatedAt,
        description = model.Description,
        features = model.Features,
        model = model.Kind.RestName ?? model.Architecture,
        modelUuid = model.Uuid,
        title = model.Title,
        type = model.Kind.RestKindName,
        framework = SmallLearner.Framework,
    };

    public static object Iteration(Training training) => new
    {
        batchSize = training.BatchSize,
        createdAt = training.CreatedAt,
        duration = training.Seconds,
        epochs = training.Epochs,
        lossLog = new { loss = training.Losses },
        trainingUuid = training.Uuid,
    };

    public static object WithIterations(MlModel model, TrainingStore trainings) => new
    {
        modelGroup = Group(model),
        modelIterations = trainings.ListOfModel(model.Uuid).Where(training => training.Status == Training.Done).Select(Iteration),
    };

    public static object Attachment(ModelAttachment attachment, MlModel model, OntologyFeatures ontology, TrainingStore trainings) => new
    {
        modelGroup = Group(model),
        projectModel = new
        {
            createdAt = attachment.CreatedAt,
            iterationPolicy = attachment.IterationPolicy,
            modelUuid = model.Uuid,
            projectModelUuid = attachment.Uuid,
            projectUuid = attachment.ProjectHash,
            featuresMapping = attachment.FeaturesMapping.ToDictionary(pair => pair.Key, pair => Feature(pair.Value, ontology)),
        },
        projectModelIterations = trainings.ListOfModel(model.Uuid)
            .Where(training => training.Status == Training.Done && ModelAttachments.IsInUse(attachment, training, trainings)).Select(Iteration),
    };

    private static object Feature(string hash, OntologyFeatures ontology) => ontology.FindObject(hash) is { } labelled
        ? new
        {
            featureNodeUuid = hash,
            name = labelled.Name,
            type = labelled.Shape == "polygon" ? "polygon" : "boundingBox",
            color = labelled.Color,
        }
        : new
        {
            featureNodeUuid = hash,
            name = ontology.FindOption(hash)?.Option.Label ?? hash,
            type = "classificationOption",
            color = (string?)null,
        };
}
