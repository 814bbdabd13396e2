using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Models;

public sealed class ModelWireTests(SampleServer server) : IClassFixture<SampleServer>
{
    private readonly SampleModels _models = new(server.Client);

    private Task<string> CreateErrorAsync(string architecture, params string[] features) => server.Client.V1ErrorAsync(
        "model", "PUT", payload: new { model_operation = 2, model_parameters = new { title = "T", description = (string?)null, features, model = architecture } },
        resourceId: SampleModels.Project);

    private async Task<(int Status, string? Code)> StartErrorAsync(string model, object body)
    {
        var (status, answer) = await server.Client.V2Async("POST", $"ml-models/{model}/training", body);
        return (status, answer.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    private async Task<JsonElement?> FindAsync(string model) =>
        (await server.Client.V1Async("modelconfiguration", "GET", resourceId: SampleModels.Project)).EnumerateArray()
            .Cast<JsonElement?>().FirstOrDefault(entry => entry!.Value.GetProperty("model_uid").GetString() == model);

    [Fact]
    public async Task A_new_model_is_listed_with_all_six_members_until_it_is_deleted()
    {
        var model = await _models.CreateAsync("mask_rcnn", "roadpol1");

        var entry = await FindAsync(model);
        Assert.Equal(
            ["model_uid", "title", "description", "feature_node_hashes", "model", "model_iteration_uids"],
            entry!.Value.EnumerateObject().Select(member => member.Name));
        Assert.Equal(JsonValueKind.Object, entry.Value.GetProperty("feature_node_hashes").ValueKind);

        Assert.True((await server.Client.V1Async("model", "DELETE", model, resourceId: SampleModels.Project)).GetBoolean());
        Assert.Null(await FindAsync(model));
        Assert.Equal("RESOURCE_NOT_FOUND_ERROR", await server.Client.V1ErrorAsync("model", "DELETE", model, resourceId: SampleModels.Project));
    }

    [Theory]
    [InlineData("faster_rcnn", "roadpol1", "MODEL_FEATURES_INCONSISTENT_ERROR")]
    [InlineData("mask_rcnn", "carbox01", "MODEL_FEATURES_INCONSISTENT_ERROR")]
    [InlineData("resnet50", "carbox01", "MODEL_FEATURES_INCONSISTENT_ERROR")]
    [InlineData("faster_rcnn", "weather1", "MODEL_FEATURES_INCONSISTENT_ERROR")]
    [InlineData("fast_ai", "remark01", "MODEL_FEATURES_INCONSISTENT_ERROR")]
    [InlineData("faster_rcnn", "nothere1", "FEATURE_DOES_NOT_EXIST_ERROR")]
    [InlineData("yolov5", "carbox01", "INVALID_ARGUMENTS_ERROR")]
    public async Task Features_must_be_there_and_of_the_kind_that_the_architecture_learns(string architecture, string feature, string code) =>
        Assert.Equal(code, await CreateErrorAsync(architecture, feature));

    [Fact]
    public async Task A_training_is_refused_for_wrong_weights_rows_numbers_and_devices()
    {
        var model = await _models.CreateAsync("faster_rcnn", "carbox01");
        var rows = await _models.PhotoRowsAsync(1);
        var link = SampleModels.FasterRcnnLink;
        object Body(string[]? labelRows = null, int epochs = 1, int batchSize = 1, string architecture = "faster_rcnn", string? weights = null, string device = "cpu") =>
            new { labelRows = labelRows ?? rows, epochs, batchSize, model = architecture, trainingWeightsLink = weights ?? link, device };

        Assert.Equal((400, "MODEL_WEIGHTS_INCONSISTENT_ERROR"), await StartErrorAsync(model, Body(architecture: "mask_rcnn")));
        Assert.Equal((400, "MODEL_WEIGHTS_INCONSISTENT_ERROR"), await StartErrorAsync(model, Body(weights: SampleModels.MaskRcnnLink)));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await StartErrorAsync(model, Body(weights: "https://example.org/weights")));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await StartErrorAsync(model, Body(epochs: 0)));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await StartErrorAsync(model, Body(batchSize: 0)));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await StartErrorAsync(model, Body(device: "tpu")));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await StartErrorAsync(model, Body(labelRows: [])));
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await StartErrorAsync(model, Body(labelRows: [Guid.NewGuid().ToString()])));
        Assert.Equal((403, "AUTHORISATION_ERROR"), await StartErrorAsync(Guid.NewGuid().ToString(), Body()));

        var foreign = (await server.Client.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = false }, resourceId: SampleHashes.ParkingLotProject))[0];
        Assert.Equal((400, "INVALID_ARGUMENTS_ERROR"), await StartErrorAsync(model, Body(labelRows: [foreign.GetProperty("label_hash").GetString()!])));
    }

    [Fact]
    public async Task A_training_that_finds_nothing_to_learn_ends_with_an_error_that_says_why()
    {
        var model = await _models.CreateAsync("resnet18", "weather1");

        // One photo shows one weather; nobody learns a difference from that.
        var training = await _models.StartAsync(model, "resnet18", null, await _models.PhotoRowsAsync(1), epochs: 1);

        var outcome = await _models.WaitAsync(model, training);
        Assert.Equal("ERROR", outcome.GetProperty("status").GetString());
        Assert.Contains("at least two", outcome.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(outcome.TryGetProperty("result", out _));
        Assert.Equal("OPERATION_NOT_ALLOWED", await _models.InferErrorAsync(training, new { files = new[] { SampleModels.File(SampleModels.HeldOut(1)[0]) } }));
    }

    [Fact]
    public async Task A_model_that_is_deleted_takes_its_trainings_with_it()
    {
        var model = await _models.CreateAsync("faster_rcnn", "carbox01");
        var training = await _models.StartAsync(model, "faster_rcnn", SampleModels.FasterRcnnLink, await _models.PhotoRowsAsync(2), epochs: 1);
        await server.Client.V1Async("model", "DELETE", model, resourceId: SampleModels.Project);

        var (status, _) = await server.Client.V2Async("GET", $"ml-models/{model}/{training}/training?timeoutSeconds=60");

        Assert.Equal(403, status);
        Assert.Equal("RESOURCE_NOT_FOUND_ERROR", await _models.InferErrorAsync(training, new { files = Array.Empty<object>() }));
    }

    [Fact]
    public async Task Whoever_is_not_in_the_project_sees_no_model_and_starts_no_training()
    {
        var model = await _models.CreateAsync("faster_rcnn", "carbox01");
        using var outsider = new SigningClient(server.Emulator.BaseAddress, firstKeyByte: 0x80);

        Assert.Equal("AUTHORISATION_ERROR", await outsider.V1ErrorAsync("modelconfiguration", "GET", resourceId: SampleModels.Project));
        Assert.Equal(403, (await outsider.V2Async("GET", $"ml-models/{model}/{Guid.NewGuid()}/training")).Status);
    }
}
