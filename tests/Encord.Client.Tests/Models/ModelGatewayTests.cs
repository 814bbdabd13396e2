using System.Net;
using System.Text.Json.Nodes;
using Encord.Client.Models;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Models;

/// <summary>Release 0.1.150's queries are tried first; a server without them is spoken to as 0.1.190 does.</summary>
public class ModelGatewayTests
{
    private const string Project = "11111111-1111-4111-8111-111111111111";
    private const string Model = "44444444-4444-4444-8444-444444444444";
    private const string Training = "55555555-5555-4555-8555-555555555555";
    private const string Attachment = "66666666-6666-4666-8666-666666666666";
    private const string NotOffered = """{"status":405,"response":["METHOD_NOT_ALLOWED_ERROR"]}""";

    private const string Attached =
        $$$"""
        {"results": [{"modelGroup": {"createdAt": "2025-01-31T10:00:00Z", "description": "d", "features": ["vehicle"], "model": "fasterRcnn",
            "modelUuid": "{{{Model}}}", "title": "Cars", "type": "objectDetection"},
          "projectModel": {"createdAt": "2025-01-31T10:00:00Z", "iterationPolicy": "useAll", "modelUuid": "{{{Model}}}", "projectModelUuid": "{{{Attachment}}}",
            "projectUuid": "{{{Project}}}", "featuresMapping": {"vehicle": {"featureNodeUuid": "carbox01", "name": "Car", "type": "boundingBox", "color": null} } },
          "projectModelIterations": [{"batchSize": 8, "createdAt": "2025-02-01T10:00:00Z", "duration": 5, "epochs": 2, "lossLog": {"loss": [0.5, 0.25]}, "trainingUuid": "{{{Training}}}"} ]}],
         "nextPageToken": null}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TrainingOrder Order => new(Model, ["00000001-1111-4111-8111-111111111111"], 2, 8, PretrainedWeights.Find("faster_rcnn_R_50_FPN_1x"), "Cpu") { ProjectHash = Project };

    [Fact]
    public async Task A_server_that_offers_the_older_queries_is_asked_nothing_else()
    {
        var server = Recordings.Server("list_models");
        using var client = Connected.To(server);

        Assert.Single(await client.ModelGateway.ListAsync(Project, Token).ToListAsync(Token));

        Recordings.AssertSame("list_models", server);
    }

    [Fact]
    public async Task A_server_that_does_not_is_asked_the_newer_way_from_then_on()
    {
        var server = new ScriptedServer().Answers(NotOffered).Answers(Attached);
        using var client = Connected.To(server);

        var model = Assert.Single(await client.ModelGateway.ListAsync(Project, Token).ToListAsync(Token));
        Assert.Single(await client.ModelGateway.ListAsync(Project, Token).ToListAsync(Token));

        Assert.Equal(["/public", $"/v2/public/projects/{Project}/models-attachments", $"/v2/public/projects/{Project}/models-attachments"], server.Requests.Select(request => request.Target));
        Assert.Equal((Model, "Cars", "FasterRcnn", Attachment), (model.ModelHash, model.Title, model.Architecture, model.AttachmentUuid));
        Assert.Equal(["carbox01"], model.FeatureHash);
        Assert.Equal([Training], model.TrainingHash);
    }

    [Fact]
    public async Task A_thing_that_is_not_there_is_no_reason_to_ask_in_another_way()
    {
        var server = new ScriptedServer().Answers("""{"status":404,"response":["RESOURCE_NOT_FOUND_ERROR"],"payload":"no such model"}""");
        using var client = Connected.To(server);

        var failure = await Assert.ThrowsAsync<EncordException>(() => client.ModelGateway.DeleteAsync(Project, Model, Token));

        Assert.Equal(EncordErrorId.NotFound, failure.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Where_neither_way_is_offered_the_first_refusal_is_told()
    {
        using var client = Connected.To(new ScriptedServer().Answers(NotOffered).Answers("{}", HttpStatusCode.NotFound));

        var failure = await Assert.ThrowsAsync<EncordException>(() => client.ModelGateway.DeleteAsync(Project, Model, Token));

        Assert.Equal("METHOD_NOT_ALLOWED_ERROR", failure.ErrorCode);
    }

    [Fact]
    public async Task A_training_is_started_with_the_mapping_of_the_attachment()
    {
        var server = new ScriptedServer().Answers("""{"detail":"Not Found"}""", HttpStatusCode.NotFound).Answers(Attached).Answers($"\"{Training}\"");
        using var client = Connected.To(server);

        Assert.Equal(Training, await client.ModelGateway.StartAsync(Order, Token));

        Assert.Equal($"/v2/public/ml-models/{Model}/trainings", server.Requests[2].Target);
        Assert.Equal(
            $$$"""{"batchSize":8,"epochs":2,"featuresMapping":{"{{{Project}}}":{"carbox01":["vehicle"]}},"labelsUuids":["00000001-1111-4111-8111-111111111111"],"pretrainedWeightsType":"fasterRcnnR50Fpn1X"}""",
            server.Requests[2].Text);
    }

    [Fact]
    public async Task The_newer_status_is_read_with_its_loss()
    {
        var server = new ScriptedServer().Answers("""{"detail":"Not Found"}""", HttpStatusCode.NotFound)
            .Answers($$"""{"status":"done","result":{"batchSize":8,"createdAt":"2025-02-01T10:00:00Z","duration":5,"epochs":2,"lossLog":{"loss":[0.5,0.25]},"trainingUuid":"{{Training}}"} }""");
        using var client = Connected.To(server);

        var training = await client.ModelGateway.GetStatusAsync(Project, Model, Training, 60, null, Token);

        Assert.Equal($"/v2/public/ml-models/{Model}/iterations/{Training}/training?timeoutSeconds=60", server.Requests[1].Target);
        Assert.Equal(("Done", 2, 8, 5, 0.25), (training.Status, training.Epochs, training.BatchSize, training.DurationSec, training.FinalLoss));
    }

    [Fact]
    public async Task A_prediction_is_one_request_for_each_input_and_reads_as_the_older_answer()
    {
        const string Answer =
            """
            {"result": {"0": [{"color": "#E27300", "confidence": 0.91, "createdAt": "2025-01-31T10:00:00Z", "createdBy": "u@e.com", "featureId": "carbox01",
              "manualAnnotation": false, "name": "Car", "objectId": "aBc1dEf2", "value": "car", "boundingBox": {"h": 0.25, "w": 0.3, "x": 0.1, "y": 0.2}}], "1": []}}
            """;
        var server = new ScriptedServer().Answers(NotOffered).Answers(Attached).Answers(Answer);
        using var client = Connected.To(server);
        InferenceInput[] inputs = [InferenceInput.OfData("d1"), InferenceInput.OfData("d2")];

        var json = await client.ModelGateway.InferAsync(Project, Training, inputs, new InferenceOptions { FrameRange = (0, 1) }, Token);

        Assert.Equal($"/v2/public/projects/{Project}/models-attachments/{Attachment}/iterations/{Training}/object-detection/predict", server.Requests[2].Target);
        Assert.Equal(
            """{"allocationEnabled":false,"confThresh":0.6,"dataUuid":"d1","frameRangeFrom":0,"frameRangeTo":1,"iouThresh":0.3}""", server.Requests[2].Text);
        Assert.Equal("d2", JsonNode.Parse(server.Requests[3].Text)!["dataUuid"]!.GetValue<string>());
        var found = new DetectionReader(Project, Training).Read(json, inputs);
        Assert.Equal([("d1", "carbox01", "aBc1dEf2", 0.91), ("d2", "carbox01", "aBc1dEf2", 0.91)], found.Select(item => (item.DataHash, item.FeatureHash, item.ObjectHash, item.Confidence)));
    }

    [Fact]
    public void What_a_frame_was_classified_as_the_newer_way_reads_as_the_older_one()
    {
        var found = Assert.Single(new DetectionReader(Project, Training).Read(
            """
            [{"result": {"0": {"classificationUuid": "c", "confidence": 0.7, "featureIdChild": "optrain1", "featureIdParent": "weather1", "name": "Rain", "value": "rain"}, "1": null}}]
            """,
            [InferenceInput.OfData("d1")]));

        Assert.Equal(("classification", "weather1", "Rain", "optrain1"), (found.Shape, found.FeatureHash, found.Answer, found.AnswerHash));
    }
}
