using System.Text.Json;
using Encord.Emulator.Datasets;
using Encord.Emulator.Files;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Users;

namespace Encord.Emulator.Models;

/// <summary>v2 trainings of release 0.1.190: over the labels of several projects, with a mapping for each.</summary>
internal sealed class MlTrainingEndpoints(
    ModelAccess access, TrainingStore trainings, TrainingJobs jobs, TrainingLabels labels, LabelRowStore labelRows, DatasetStore datasets,
    ProjectAccess projectAccess, ProjectStore projects, OntologyStore ontologies, SignedLinks links, TimeProvider clock) : IEndpoints
{
    private const int PageSize = 100;
    private const string Iteration = "ml-models/{modelUuid}/iterations/{trainingUuid}";

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapPost("ml-models/{modelUuid}/trainings", (HttpContext context, string modelUuid) =>
        {
            var model = access.Require(context.Caller(), modelUuid, ProjectRoles.Managers);
            var training = Read(model, context.JsonBody(), context.Caller());
            jobs.Start(training);
            return Answer.Of(training.Uuid);
        });
        v2.MapGet(Iteration + "/training", async (HttpContext context, string modelUuid, string trainingUuid) =>
        {
            access.Require(context.Caller(), modelUuid, ProjectRoles.Anyone);
            var training = await jobs.WaitAsync(modelUuid, trainingUuid, TrainingEndpoints.Wait(context), context.RequestAborted);
            return training.Status switch
            {
                Training.Done => Answer.Of(new { status = "done", result = ModelJson.Iteration(training) }),
                Training.Failed => Answer.Of(new { status = "error", message = training.Error }),
                _ => Answer.Of(new { status = "pending" }),
            };
        });
        v2.MapGet(Iteration + "/training-data", (HttpContext context, string modelUuid, string trainingUuid) =>
        {
            var training = Require(context, modelUuid, trainingUuid, ProjectRoles.Anyone);
            var (items, next) = PageToken.CutGrowing(context, labels.Of(training), PageSize);
            return Answer.Page(items, entry => Datum(entry.Row, entry.Data), next);
        });
        v2.MapGet(Iteration + "/weights-link", (HttpContext context, string modelUuid, string trainingUuid) =>
        {
            var training = Require(context, modelUuid, trainingUuid, ProjectRoles.Anyone);
            return training.Status == Training.Done
                ? Answer.Of(links.ToRead(context.BaseAddress(), SmallLearner.WeightsKey(training.Uuid)))
                : throw WireError.NotFound($"The training {training.Uuid} has no weights: its status is {training.Status}.");
        });
        v2.MapDelete(Iteration, (HttpContext context, string modelUuid, string trainingUuid) =>
        {
            trainings.Remove(Require(context, modelUuid, trainingUuid, ProjectRoles.Managers).Uuid);
            return Answer.Void;
        });
    }

    private Training Require(HttpContext context, string modelUuid, string trainingUuid, ProjectRole[] roles)
    {
        access.Require(context.Caller(), modelUuid, roles);
        return trainings.Find(trainingUuid) is { } training && training.ModelUuid == modelUuid
            ? training
            : throw WireError.NotFound($"Model {modelUuid} has no training {trainingUuid}.");
    }

    private Training Read(MlModel model, JsonElement body, Caller caller)
    {
        var mapping = Mapping(model, body.Member("featuresMapping"), caller);
        var rows = body.Texts("labelsUuids", required: true)!
            .Select(hash => labelRows.Find(hash) is { } row && mapping.ContainsKey(row.ProjectHash)
                ? row
                : throw WireError.InvalidArguments($"There is no label row {hash} in the projects of featuresMapping.")).ToList();
        if (rows.Count == 0)
        {
            throw WireError.InvalidArguments("labelsUuids is empty.");
        }

        return new(
            Guid.NewGuid().ToString(), model.Uuid, Training.Pending, TrainingEndpoints.Positive(body, "epochs"), TrainingEndpoints.Positive(body, "batchSize"),
            "cpu", Weights(model, body), mapping, [.. rows.Select(row => row.LabelHash)], Losses: [], Seconds: 0, Error: null, clock.Now(), caller.Email);
    }

    private string? Weights(MlModel model, JsonElement body)
    {
        if (body.Text("pretrainedTrainingUuid") is { } former)
        {
            // The small learner starts anew each time; it trains as the former training was told to.
            return trainings.Find(former) is { } training && training.ModelUuid == model.Uuid
                ? training.Weights
                : throw WireError.NotFound($"Model {model.Uuid} has no training {former}.");
        }

        if (body.Text("pretrainedWeightsType") is not { } name)
        {
            return null;
        }

        var weights = PretrainedWeights.FindRest(name) ?? throw WireError.InvalidArguments($"There is no pretrainedWeightsType '{name}'.");
        return weights.Architecture == model.Architecture
            ? weights.Name
            : throw new WireError(
                "MODEL_WEIGHTS_INCONSISTENT_ERROR", 400, $"The weights {name} are for {weights.Architecture}, the model is a {model.Architecture}.");
    }

    /// <summary>For each project: feature hashes of its ontology to names of the model.</summary>
    private Dictionary<string, Dictionary<string, List<string>>> Mapping(MlModel model, JsonElement? given, Caller caller)
    {
        if (given is not { ValueKind: JsonValueKind.Object } byProject)
        {
            throw WireError.InvalidArguments("featuresMapping is missing.");
        }

        var mapping = new Dictionary<string, Dictionary<string, List<string>>>(StringComparer.Ordinal);
        foreach (var (projectHash, wanted) in byProject.Members("featuresMapping"))
        {
            var project = projectAccess.Require(caller, projectHash, ProjectRoles.Anyone);
            var ontology = new OntologyFeatures(ontologies.Find(project.OntologyHash)!.Editor);
            var features = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var (feature, names) in wanted.Members("featuresMapping"))
            {
                ModelFeatures.NodeOf(feature, model.Kind, ontology);
                features[feature] = [.. names.AsTexts("featuresMapping")];
                if (features[feature].Find(name => !model.Features.Contains(name, StringComparer.Ordinal)) is { } unknown)
                {
                    throw WireError.InvalidArguments($"The model has no feature '{unknown}'.");
                }
            }

            mapping[project.Hash] = features;
        }

        return mapping;
    }

    private object Datum(LabelRow row, DataRow unit) => new
    {
        dataUuid = unit.Hash,
        datasetTitle = datasets.Find(unit.DatasetHash)?.Title ?? "",
        datasetUuid = unit.DatasetHash,
        fileTitle = unit.Title,
        itemType = unit.Type switch { "VIDEO" => "video", "IMG_GROUP" => "imageGroup", "DICOM" => "dicomSeries", _ => "image" },
        labelUuid = row.LabelHash,
        projectTitle = projects.Find(row.ProjectHash)?.Title ?? "",
        projectUuid = row.ProjectHash,
    };
}
