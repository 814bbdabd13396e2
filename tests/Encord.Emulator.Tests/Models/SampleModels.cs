using System.Text.Json;
using Encord.Emulator.Algorithms;
using Encord.Emulator.Seeding.Scenes;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Models;

/// <summary>What the tests of models do with the sample project, over the wire.</summary>
internal sealed class SampleModels(SigningClient client)
{
    public const string FasterRcnnLink = "https://storage.googleapis.com/aws_model_backup/model_final_b275ba.pkl";
    public const string MaskRcnnLink = "https://storage.googleapis.com/aws_model_backup/model_final_9243eb.pkl";

    public static string Project => SampleHashes.StreetScenesProject;

    public async Task<string> CreateAsync(string architecture, params string[] features) => (await client.V1Async(
        "model", "PUT", payload: new { model_operation = 2, model_parameters = new { title = "Finder", description = "d", features, model = architecture } },
        resourceId: Project)).GetString()!;

    /// <summary>Label rows of single photos with labels.</summary>
    public async Task<string[]> PhotoRowsAsync(int count) =>
        [.. (await client.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = false }, resourceId: Project)).EnumerateArray()
            .Where(row => row.GetProperty("data_type").GetString() == "IMAGE")
            .Select(row => row.GetProperty("label_hash").GetString()!).Take(count)];

    public async Task<string> StartAsync(string model, string architecture, string? link, string[] labelRows, int epochs = 3)
    {
        var (status, body) = await client.V2Async(
            "POST", $"ml-models/{model}/training",
            new { labelRows, epochs, batchSize = 24, model = architecture, trainingWeightsLink = link, device = "cpu" });
        Assert.True(status == 200, $"{status}: {body}");
        return body.GetString()!;
    }

    public async Task<JsonElement> WaitAsync(string model, string training)
    {
        while (true)
        {
            var body = await client.GetAsync($"ml-models/{model}/{training}/training?timeoutSeconds=60");
            if (body.GetProperty("status").GetString() != "PENDING")
            {
                return body;
            }
        }
    }

    public async Task<string> TrainAsync(string architecture, string? link, int rows, params string[] features)
    {
        var model = await CreateAsync(architecture, features);
        var training = await StartAsync(model, architecture, link, await PhotoRowsAsync(rows));
        var outcome = await WaitAsync(model, training);
        Assert.True(outcome.GetProperty("status").GetString() == "DONE", outcome.ToString());
        return training;
    }

    public Task<JsonElement> InferAsync(string training, object parameters) => client.V1Async(
        "model", "POST", training, new { model_operation = 0, model_parameters = parameters }, resourceId: Project);

    public Task<string> InferErrorAsync(string training, object parameters) => client.V1ErrorAsync(
        "model", "POST", training, new { model_operation = 0, model_parameters = parameters }, resourceId: Project);

    /// <summary>Streets that are in no dataset.</summary>
    public static IReadOnlyList<StreetScene> HeldOut(int count) =>
        [.. Enumerable.Range(5000, count).Select(number => StreetScene.Create("street", number, 0))];

    public static object File(StreetScene scene, string uid = "a.png") => new { uid, base64_str = Convert.ToBase64String(StreetPainter.Png(scene)) };

    public static FittedBox Box(SceneBox box) => new(box.X, box.Y, box.Width, box.Height);
}
