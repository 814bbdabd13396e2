using System.Text.Json;
using Encord.Emulator.Seeding.Scenes;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Models;

/// <summary>Models as release 0.1.190 knows them: of the organisation, attached to projects.</summary>
public sealed class MlModelWireTests(SampleServer server) : IClassFixture<SampleServer>
{
    private static readonly string Project = SampleHashes.StreetScenesProject;

    private async Task<JsonElement> SendAsync(string method, string path, object? body = null)
    {
        var (status, answer) = await server.Client.V2Async(method, path, body);
        Assert.True(status == 200, $"{method} {path}: {status} {answer}");
        return answer;
    }

    private async Task<(int Status, string? Code)> RefusedAsync(string method, string path, object? body = null)
    {
        var (status, answer) = await server.Client.V2Async(method, path, body);
        return (status, answer.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    private async Task<string> CreateAsync(string architecture, params string[] features) =>
        (await SendAsync("POST", "ml-models", new { features, model = architecture, title = "Organisation model" }))
            .GetProperty("modelGroup").GetProperty("modelUuid").GetString()!;

    private async Task<string> TrainAsync(string model, object mapping, string? weights = null)
    {
        var rows = await new SampleModels(server.Client).PhotoRowsAsync(12);
        var training = (await SendAsync("POST", $"ml-models/{model}/trainings", new
        {
            batchSize = 8,
            epochs = 2,
            labelsUuids = rows,
            featuresMapping = new Dictionary<string, object> { [Project] = mapping },
            pretrainedWeightsType = weights,
        })).GetString()!;
        var outcome = await server.Client.GetAsync($"ml-models/{model}/iterations/{training}/training?timeoutSeconds=60");
        Assert.True(outcome.GetProperty("status").GetString() == "done", outcome.ToString());
        Assert.Equal(2, outcome.GetProperty("result").GetProperty("lossLog").GetProperty("loss").GetArrayLength());
        return training;
    }

    private async Task<JsonElement> AttachAsync(string model, object mapping) => await SendAsync(
        "POST", $"projects/{Project}/models-attachments", new { featuresMapping = mapping, iterationPolicy = "useAll", modelUuid = model, trainingUuids = Array.Empty<string>() });

    [Fact]
    public async Task A_model_is_made_renamed_listed_and_deleted()
    {
        var model = await CreateAsync("fasterRcnn", "vehicle");
        var renamed = await SendAsync("PATCH", $"ml-models/{model}", new { title = "Renamed" });
        Assert.Equal("Renamed", renamed.GetProperty("modelGroup").GetProperty("title").GetString());
        Assert.Equal("objectDetection", renamed.GetProperty("modelGroup").GetProperty("type").GetString());

        var listed = await server.Client.GetAsync("ml-models?orderBy=title&orderAsc=True&query=renam");
        Assert.Equal([model], listed.GetProperty("results").EnumerateArray().Select(entry => entry.GetProperty("modelGroup").GetProperty("modelUuid").GetString()));

        await SendAsync("DELETE", $"ml-models/{model}");
        Assert.Equal((403, "AUTHORISATION_ERROR"), await RefusedAsync("GET", $"ml-models/{model}"));
    }

    [Fact]
    public async Task A_detection_model_is_trained_attached_and_finds_cars()
    {
        var model = await CreateAsync("fasterRcnn", "vehicle");
        var training = await TrainAsync(model, new { carbox01 = new[] { "vehicle" } }, "fasterRcnnR50Fpn1X");
        var attached = await AttachAsync(model, new { vehicle = "carbox01" });
        var attachment = attached.GetProperty("projectModel").GetProperty("projectModelUuid").GetString();
        Assert.Equal("Car", attached.GetProperty("projectModel").GetProperty("featuresMapping").GetProperty("vehicle").GetProperty("name").GetString());

        var scene = SampleModels.HeldOut(1)[0];
        var frames = (await SendAsync(
            "POST", $"projects/{Project}/models-attachments/{attachment}/iterations/{training}/object-detection/predict",
            new { confThresh = 0.5, iouThresh = 0.3, allocationEnabled = false, dataBase64 = Convert.ToBase64String(StreetPainter.Png(scene)) })).GetProperty("result");

        var found = Assert.Single(frames.EnumerateObject()).Value.EnumerateArray().ToList();
        Assert.Equal(scene.Cars.Count, found.Count);
        Assert.Equal(
            ["boundingBox", "color", "confidence", "createdAt", "createdBy", "featureId", "manualAnnotation", "name", "objectId", "value"],
            found[0].EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal((404, "RESOURCE_NOT_FOUND_ERROR"), await RefusedAsync(
            "POST", $"projects/{Project}/models-attachments/{attachment}/iterations/{Guid.NewGuid()}/object-detection/predict", new { confThresh = 0.5 }));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await RefusedAsync(
            "POST", $"projects/{Project}/models-attachments/{attachment}/iterations/{training}/classification/predict", new { confThresh = 0.5 }));

        // Release 0.1.150 sees the same model in the project.
        var v1 = await server.Client.V1Async("modelconfiguration", "GET", resourceId: Project);
        var entry = v1.EnumerateArray().Single(item => item.GetProperty("model_uid").GetString() == model);
        Assert.Equal(("faster_rcnn", training), (entry.GetProperty("model").GetString(), entry.GetProperty("model_iteration_uids")[0].GetString()));

        var data = await server.Client.GetAsync($"ml-models/{model}/iterations/{training}/training-data");
        Assert.Equal(12, data.GetProperty("results").GetArrayLength());
        Assert.StartsWith("http", (await server.Client.GetAsync($"ml-models/{model}/iterations/{training}/weights-link")).GetString(), StringComparison.Ordinal);

        await SendAsync("DELETE", $"projects/{Project}/models-attachments/{attachment}");
        await SendAsync("DELETE", $"ml-models/{model}/iterations/{training}");
        Assert.Empty((await server.Client.GetAsync($"ml-models/{model}")).GetProperty("modelIterations").EnumerateArray());
    }

    [Fact]
    public async Task A_classification_model_answers_with_one_option_a_frame()
    {
        var model = await CreateAsync("resnet18", "dry", "wet");
        var training = await TrainAsync(model, new { optsunny = new[] { "dry" }, optrain1 = new[] { "wet" } });
        var attachment = (await AttachAsync(model, new { dry = "optsunny", wet = "optrain1" })).GetProperty("projectModel").GetProperty("projectModelUuid").GetString();
        var scene = SampleModels.HeldOut(1)[0];

        var frames = (await SendAsync(
            "POST", $"projects/{Project}/models-attachments/{attachment}/iterations/{training}/classification/predict",
            new { confThresh = 0.0, dataBase64 = Convert.ToBase64String(StreetPainter.Png(scene)) })).GetProperty("result");

        var answer = frames.GetProperty("0");
        Assert.Equal((scene.Rain ? "optrain1" : "optsunny", "weather1"), (answer.GetProperty("featureIdChild").GetString(), answer.GetProperty("featureIdParent").GetString()));
    }

    [Fact]
    public async Task Policies_mappings_and_weights_that_do_not_fit_are_refused()
    {
        var model = await CreateAsync("maskRcnn", "way");
        var path = $"projects/{Project}/models-attachments";
        Assert.Equal((400, "MODEL_FEATURES_INCONSISTENT_ERROR"), await RefusedAsync("POST", path, new { modelUuid = model, iterationPolicy = "useAll", featuresMapping = new { way = "carbox01" } }));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await RefusedAsync("POST", path, new { modelUuid = model, iterationPolicy = "useAll", featuresMapping = new { other = "roadpol1" } }));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await RefusedAsync("POST", path, new { modelUuid = model, iterationPolicy = "sometimes", featuresMapping = new { way = "roadpol1" } }));
        var rows = await new SampleModels(server.Client).PhotoRowsAsync(1);
        var mapping = new Dictionary<string, object> { [Project] = new { roadpol1 = new[] { "way" } } };
        Assert.Equal((400, "MODEL_WEIGHTS_INCONSISTENT_ERROR"), await RefusedAsync(
            "POST", $"ml-models/{model}/trainings", new { batchSize = 1, epochs = 1, labelsUuids = rows, featuresMapping = mapping, pretrainedWeightsType = "fasterRcnnR50Fpn1X" }));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await RefusedAsync(
            "POST", $"ml-models/{model}/trainings", new { batchSize = 1, epochs = 1, labelsUuids = rows, featuresMapping = new { } }));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await RefusedAsync("POST", "ml-models", new { features = Array.Empty<string>(), model = "maskRcnn", title = "T" }));
    }
}
