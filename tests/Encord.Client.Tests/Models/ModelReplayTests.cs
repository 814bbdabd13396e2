using System.Text.Json.Nodes;
using Encord.Client.Json;
using Encord.Client.Models;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Models;

/// <summary>What the vendor's releases were recorded to send for models and algorithms.</summary>
public class ModelReplayTests
{
    private const string Project = "11111111-1111-4111-8111-111111111111";
    private const string Model = "44444444-4444-4444-8444-444444444444";
    private const string Training = "55555555-5555-4555-8555-555555555555";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listing_models()
    {
        var server = Recordings.Server("list_models");
        using var client = Connected.To(server);

        var model = Assert.Single(await client.Models.ListAsync(Project, Token).ToListAsync(Token));

        Recordings.AssertSame("list_models", server);
        Assert.Equal((Project, Model, "Cars", "", "FasterRcnn"), (model.ProjectHash, model.ModelHash, model.Title, model.Description, model.Architecture));
        Assert.Equal(["carbox01"], model.FeatureHash);
        Assert.Equal([Training], model.TrainingHash);
    }

    [Fact]
    public async Task Asking_for_facts_about_trainings()
    {
        var server = Recordings.Server("get_training_metadata");
        using var client = Connected.To(server);

        var training = Assert.Single(await client.Trainings.ListAsync(Project, [Training], createdAt: true, finalLoss: false, labels: false, Token).ToListAsync(Token));

        Recordings.AssertSame("get_training_metadata", server);
        Assert.Equal((Project, Training, 0.25), (training.ProjectHash, training.TrainingHash, training.FinalLoss));
        Assert.Equal(new DateTimeOffset(2024, 11, 22, 10, 0, 0, TimeSpan.Zero).AddTicks(1234560), training.CreatedAt);
        Assert.Empty(training.Labels);
    }

    [Fact]
    public async Task Making_a_model()
    {
        var server = Recordings.Server("create_model_row");
        using var client = Connected.To(server);

        Assert.Equal(Model, await client.Models.CreateAsync(Project, "Cars", "d", ["carbox01"], "FasterRcnn", Token));

        Recordings.AssertSame("create_model_row", server);
    }

    [Fact]
    public async Task Deleting_a_model()
    {
        var server = Recordings.Server("model_delete");
        using var client = Connected.To(server);

        await client.Models.DeleteAsync(Project, Model, Token);

        Recordings.AssertSame("model_delete", server);
    }

    [Fact]
    public async Task A_model_that_was_not_deleted_is_an_error()
    {
        using var client = Connected.To(new ScriptedServer().Answers("""{"status":200,"response":false}"""));

        var failure = await Assert.ThrowsAsync<EncordException>(() => client.Models.DeleteAsync(Project, Model, Token));

        Assert.Equal(EncordErrorId.NotFound, failure.ErrorId);
    }

    [Fact]
    public async Task Starting_a_training()
    {
        var server = Recordings.Server("model_train_start");
        using var client = Connected.To(server);

        var hash = await client.Trainings.StartAsync(
            new TrainingOrder(
                Model, ["00000001-1111-4111-8111-111111111111", "00000002-1111-4111-8111-111111111111"], 5, 24,
                PretrainedWeights.Find("faster_rcnn_R_50_FPN_1x"), "Cuda"),
            Token);

        Assert.Equal(Training, hash);
        Recordings.AssertSame("model_train_start", server);
    }

    [Fact]
    public async Task Asking_how_a_training_stands()
    {
        var server = Recordings.Server("model_train_get_result");
        using var client = Connected.To(server);

        var training = await client.Trainings.GetStatusAsync(Project, Model, Training, waitSeconds: 60, null, Token);

        Recordings.AssertSame("model_train_get_result", server);
        Assert.Equal(("Done", "Cars", "object_detection", "FasterRcnn", "pytorch"), (training.Status, training.Title, training.ModelType, training.Architecture, training.Framework));
        Assert.Equal((5, 24, 0.25, 12, "https://x/w"), (training.Epochs, training.BatchSize, training.FinalLoss, training.DurationSec, training.WeightsLink));
        Assert.Equal((Project, Model, Training), (training.ProjectHash, training.ModelHash, training.TrainingHash));
    }

    [Fact]
    public async Task Inferring_on_data_of_the_project()
    {
        var server = Recordings.Server("model_inference_data");
        using var client = Connected.To(server);
        InferenceInput[] inputs = [InferenceInput.OfData("00000001-2222-4222-8222-222222222222")];

        var answer = await client.Inference.RunRawAsync(Project, Training, inputs, new InferenceOptions(), Token);

        Recordings.AssertSame("model_inference_data", server);
        Assert.Empty(new DetectionReader(Project, Training).Read(answer, inputs));
    }

    [Fact]
    public async Task Interpolating()
    {
        var server = Recordings.Server("object_interpolation");
        using var client = Connected.To(server);
        var keyFrames = Recordings.Of("object_interpolation")[0]!["body"]!["values"]!["payload"]!["algorithm_parameters"]!["key_frames"];

        await client.Algorithms.InterpolateAsync(Project, JsonFragment.Of(keyFrames), ["obj00001"], Token);

        AssertSameButForTheUid("object_interpolation", server);
    }

    [Fact]
    public async Task Fitting_boxes()
    {
        var server = Recordings.Server("fitted_bounding_boxes");
        using var client = Connected.To(server);
        var frames = Recordings.Of("fitted_bounding_boxes")[0]!["body"]!["values"]!["payload"]!["algorithm_parameters"]!["labels"];

        await client.Algorithms.FitBoxesAsync(Project, JsonFragment.Of(frames), 100, 50, Token);

        AssertSameButForTheUid("fitted_bounding_boxes", server);
    }

    [Fact]
    public async Task Thresholds_are_floats_on_the_wire_whatever_their_value()
    {
        var server = Recordings.Server("model_inference_data");
        using var client = Connected.To(server);
        var options = new InferenceOptions { ConfidenceThreshold = 1, IouThreshold = 0, RdpThreshold = 0, FrameRange = (0, 100), EnableTracking = true };

        await client.Inference.RunRawAsync(Project, Training, [InferenceInput.OfData("x")], options, Token);

        Assert.Contains(
            """
            "conf_thresh":1.0,"iou_thresh":0.0,"device":"cuda","detection_frame_range":[0,100],"allocation_enabled":true,"data_hashes":["x"],"rdp_thresh":0.0}
            """.Trim(),
            Assert.Single(server.Requests).Text,
            StringComparison.Ordinal);
    }

    /// <summary>The vendor's client makes up a new uid for every call.</summary>
    private static void AssertSameButForTheUid(string operation, ScriptedServer server)
    {
        var request = Assert.Single(server.Requests);
        var expected = Recordings.Of(operation)[0]!["body"]!.DeepClone();
        var actual = JsonNode.Parse(request.Text)!;
        Assert.True(Guid.TryParse(actual["values"]!["uid"]!.GetValue<string>(), out _));
        actual["values"]!["uid"] = expected["values"]!["uid"]!.DeepClone();
        Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
        Assert.Equal(("project", Project), (request.Headers["ResourceType"], request.Headers["ResourceID"]));
    }
}
