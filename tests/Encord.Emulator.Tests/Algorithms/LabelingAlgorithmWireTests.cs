using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Algorithms;

public sealed class LabelingAlgorithmWireTests(SampleServer server) : IClassFixture<SampleServer>
{
    private static object Box(double x) => new { objects = new[] { new { objectHash = "obj00001", featureHash = "carbox01", boundingBox = new { x, y = 0.1, w = 0.2, h = 0.2 } } } };

    private Task<JsonElement> RunAsync(string name, object parameters) => server.Client.V1Async(
        "labelingalgorithm", "POST", Guid.NewGuid().ToString(), new { algorithm_name = name, algorithm_parameters = parameters },
        resourceId: SampleHashes.StreetScenesProject);

    private Task<string> ErrorAsync(object payload, string? project = null) => server.Client.V1ErrorAsync(
        "labelingalgorithm", "POST", Guid.NewGuid().ToString(), payload, resourceId: project ?? SampleHashes.StreetScenesProject);

    [Fact]
    public async Task Interpolation_answers_with_key_frames_and_filled_frames()
    {
        var frames = await RunAsync(
            "interpolation",
            new { key_frames = new Dictionary<string, object> { ["0"] = Box(0.1), ["4"] = Box(0.5) }, objects_to_interpolate = new[] { "obj00001" } });

        Assert.Equal(["0", "1", "2", "3", "4"], frames.EnumerateObject().Select(frame => frame.Name));
        var middle = frames.GetProperty("2").GetProperty("objects")[0];
        Assert.Equal(0.3, middle.GetProperty("boundingBox").GetProperty("x").GetDouble(), 1e-9);
        Assert.Equal("carbox01", middle.GetProperty("featureHash").GetString());
    }

    [Fact]
    public async Task Box_fitting_answers_with_boxes()
    {
        var polygon = new Dictionary<string, object> { ["0"] = new { x = 0.1, y = 0.1 }, ["1"] = new { x = 0.5, y = 0.2 }, ["2"] = new { x = 0.3, y = 0.6 } };
        var frames = await RunAsync(
            "fitted_bounding_box",
            new
            {
                labels = new Dictionary<string, object> { ["0"] = new { objects = new[] { new { objectHash = "obj00002", featureHash = "roadpol1", polygon } } } },
                video = new { width = 100, height = 50 },
            });

        var box = frames.GetProperty("0").GetProperty("objects")[0].GetProperty("boundingBox");
        Assert.Equal((0.1, 0.5), (box.GetProperty("x").GetDouble(), Math.Round(box.GetProperty("h").GetDouble(), 9)));
    }

    [Fact]
    public async Task Unknown_algorithms_bad_frames_and_missing_sizes_are_refused()
    {
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await ErrorAsync(new { algorithm_name = "magic", algorithm_parameters = new { } }));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await ErrorAsync(new { algorithm_name = "interpolation", algorithm_parameters = new { objects_to_interpolate = new[] { "o" } } }));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await ErrorAsync(new { algorithm_name = "fitted_bounding_box", algorithm_parameters = new { labels = new { } } }));
        Assert.Equal("AUTHORISATION_ERROR", await ErrorAsync(new { algorithm_name = "interpolation", algorithm_parameters = new { } }, Guid.NewGuid().ToString()));
    }
}
