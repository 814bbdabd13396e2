using System.Text.Json;
using Encord.Emulator.Files;
using Encord.Emulator.Labels;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Models;

/// <summary>The models of a project.</summary>
[V1("modelconfiguration", "GET", Scope = V1Scope.Resource)]
internal sealed class ListModelConfigurations(ModelStore models, TrainingStore trainings, ProjectAccess access) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        return new(Answer.List(models.ListInProject(call.ProjectHash), Write));
    }

    private void Write(Utf8JsonWriter json, ModelAttachment attachment)
    {
        var model = models.Find(attachment.ModelUuid)!;
        JsonSerializer.Serialize(
            json,
            new
            {
                model_uid = model.Uuid,
                title = model.Title,
                description = model.Description,
                feature_node_hashes = attachment.FeatureNodes.ToDictionary(node => node, _ => new object()),
                model = model.Architecture,
                model_iteration_uids = trainings.ListOfModel(model.Uuid)
                    .Where(training => training.Status == Training.Done && ModelAttachments.IsInUse(attachment, training, trainings))
                    .Select(training => training.Uuid),
            },
            WireJson.Options);
    }
}

/// <summary>Makes a model in a project.</summary>
[V1("model", "PUT", Scope = V1Scope.Resource)]
internal sealed class CreateModel(ModelService service, ProjectAccess access, OntologyStore ontologies) : IV1Handler
{
    private const int CreateOperation = 2;

    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Managers);
        if (call.Payload.Integer("model_operation") != CreateOperation || call.Payload.Member("model_parameters") is not { } parameters)
        {
            throw WireError.InvalidArguments("model PUT needs model_operation 2 and model_parameters.");
        }

        var name = parameters.RequiredText("model");
        var architecture = Architecture.Find(name) ?? throw WireError.InvalidArguments($"There is no model architecture '{name}'.");
        var mapping = ModelFeatures.Map(
            parameters.Texts("features", required: true)!, architecture, new OntologyFeatures(ontologies.Find(project.OntologyHash)!.Editor));
        var model = service.CreateInProject(
            call.Caller, project, parameters.RequiredText("title"), parameters.Text("description"), architecture, mapping,
            parameters.Texts("features")!);
        return new(Answer.Of(model.Uuid));
    }
}

/// <summary>Deletes a model with its trainings.</summary>
[V1("model", "DELETE", Scope = V1Scope.Resource)]
internal sealed class DeleteModel(ModelService service, ModelAccess access) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var (model, _) = access.RequireInProject(call.Caller, call.ProjectHash, call.UidText, ProjectRoles.Managers);
        service.Delete(model.Uuid);
        return new(Answer.True);
    }
}

/// <summary>Facts about trainings; what was not asked for is null.</summary>
[V1("trainingmetadata", "GET", Scope = V1Scope.Resource)]
internal sealed class GetTrainingMetadata(
    ModelStore models, TrainingStore trainings, TrainingLabels labels, SignedLinks links, ProjectAccess access) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        var (withTime, withLoss, withLabels) = (
            call.Payload.Flag("get_created_at"), call.Payload.Flag("get_training_final_loss"), call.Payload.Flag("get_model_training_labels"));
        var found = call.Payload.Texts("model_iteration_uids", required: true)!.Select(uuid =>
            trainings.Find(uuid) is { } training && models.FindInProject(call.ProjectHash, training.ModelUuid) is not null
                ? training
                : throw WireError.NotFound($"The project has no model iteration {uuid}.")).ToList();
        return new(Answer.Of(found.Select(training => new
        {
            model_iteration_uid = training.Uuid,
            created_at = withTime ? training.CreatedAt : null,
            training_final_loss = withLoss ? training.FinalLoss : null,
            model_training_labels = withLabels ? Labels(call, training) : null,
        })));
    }

    private object Labels(V1Call call, Training training) => new
    {
        label_metadata_list = labels.Of(training).Select(entry => new
        {
            label_uid = entry.Row.LabelHash,
            data_uid = entry.Data.Hash,
            data_link = links.ToRead(call.BaseAddress, DataUnit.Of(entry.Data)[0].ObjectKey ?? ""),
        }),
        feature_uids = training.FeaturesMapping.Values.SelectMany(mapping => mapping.Keys).Distinct(StringComparer.Ordinal),
    };
}
