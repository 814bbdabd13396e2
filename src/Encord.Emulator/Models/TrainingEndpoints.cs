using System.Text.Json;
using Encord.Emulator.Files;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Models;

/// <summary>v2 routes of release 0.1.150: start a training of a project's model, and wait for it.</summary>
internal sealed class TrainingEndpoints(ModelAccess access, ModelStore models, LabelRowStore labelRows, TrainingJobs jobs, SignedLinks links, TimeProvider clock) : IEndpoints
{
    private const int LongestWait = 120;

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapPost("ml-models/{modelHash}/training", (HttpContext context, string modelHash) =>
        {
            var model = access.Require(context.Caller(), modelHash, ProjectRoles.Managers);
            var training = Read(model, context.JsonBody(), context.Caller().Email);
            jobs.Start(training);
            return Answer.Of(training.Uuid);
        });
        v2.MapGet("ml-models/{modelHash}/{trainingHash}/training", async (HttpContext context, string modelHash, string trainingHash) =>
        {
            var model = access.Require(context.Caller(), modelHash, ProjectRoles.Anyone);
            var training = await jobs.WaitAsync(modelHash, trainingHash, Wait(context), context.RequestAborted);
            return training.Status switch
            {
                Training.Done => Answer.Of(new { status = training.Status, result = Result(context, model, training) }),
                Training.Failed => Answer.Of(new { status = training.Status, message = training.Error }),
                _ => Answer.Of(new { status = training.Status }),
            };
        });
    }

    /// <summary>How long the caller wants to wait; a pending training is answered then.</summary>
    public static TimeSpan Wait(HttpContext context) =>
        TimeSpan.FromSeconds(Math.Clamp(context.QueryInteger("timeoutSeconds") ?? 0, 0, LongestWait));

    private Training Read(MlModel model, JsonElement body, string email)
    {
        var weights = body.Text("trainingWeightsLink");
        CheckWeights(model, body.RequiredText("model"), weights);
        var device = body.RequiredText("device");
        if (device is not ("cuda" or "cpu"))
        {
            throw WireError.InvalidArguments($"There is no device '{device}'; there are 'cuda' and 'cpu'.");
        }

        var hashes = body.Texts("labelRows", required: true)!;
        var rows = hashes.Select(hash => labelRows.Find(hash) is { } row && models.FindInProject(row.ProjectHash, model.Uuid) is not null
            ? row
            : throw WireError.InvalidArguments($"There is no label row {hash} in a project that has the model.")).ToList();
        return new(
            Guid.NewGuid().ToString(), model.Uuid, Training.Pending, Positive(body, "epochs"), Positive(body, "batchSize"), device, weights,
            Mapping(model, rows), [.. rows.Select(row => row.LabelHash)], Losses: [], Seconds: 0, Error: null, clock.Now(), email);
    }

    /// <summary>Each row's project must have the model; its mapping is turned round.</summary>
    private Dictionary<string, Dictionary<string, List<string>>> Mapping(MlModel model, List<LabelRow> rows)
    {
        if (rows.Count == 0)
        {
            throw WireError.InvalidArguments("labelRows is empty.");
        }

        return rows.Select(row => row.ProjectHash).Distinct().ToDictionary(project => project, project =>
            models.FindInProject(project, model.Uuid)!.FeaturesMapping.ToDictionary(pair => pair.Value, pair => new List<string> { pair.Key }));
    }

    private static void CheckWeights(MlModel model, string architecture, string? link)
    {
        if (architecture != model.Architecture)
        {
            throw Inconsistent($"The weights are for {architecture}, the model is a {model.Architecture}.");
        }

        if (model.Kind.Kind == ModelKind.Classification)
        {
            // The vendor publishes no sets for these: whoever has one names it by its own link.
            return;
        }

        var weights = PretrainedWeights.FindLink(link ?? throw WireError.InvalidArguments("trainingWeightsLink is missing."))
            ?? throw WireError.InvalidArguments("trainingWeightsLink is not the link of a pre-trained set.");
        if (weights.Architecture != model.Architecture)
        {
            throw Inconsistent($"The weights {weights.Name} are for {weights.Architecture}, the model is a {model.Architecture}.");
        }
    }

    public static int Positive(JsonElement body, string name) => body.Integer(name) is { } number and > 0
        ? number
        : throw WireError.InvalidArguments($"'{name}' must be 1 or more.");

    private static WireError Inconsistent(string message) => new("MODEL_WEIGHTS_INCONSISTENT_ERROR", 400, message);

    private object Result(HttpContext context, MlModel model, Training training) => new
    {
        modelHash = model.Uuid,
        trainingHash = training.Uuid,
        title = model.Title,
        type = model.Kind.KindName,
        model = model.Architecture,
        framework = SmallLearner.Framework,
        epochs = training.Epochs,
        batchSize = training.BatchSize,
        finalLoss = training.FinalLoss ?? 0,
        weightsLink = links.ToRead(context.BaseAddress(), SmallLearner.WeightsKey(training.Uuid)),
        createdAt = training.CreatedAt,
        duration = training.Seconds,
    };
}
