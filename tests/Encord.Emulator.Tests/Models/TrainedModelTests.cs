using System.Text.Json;
using Encord.Emulator.Algorithms;
using Encord.Emulator.Learning;
using Encord.Emulator.Seeding.Scenes;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Models;

/// <summary>Models trained on the labels and pixels of the sample project, held against streets that they have not seen.</summary>
public sealed class TrainedModelTests(TrainedModelTests.Trained trained, ITestOutputHelper output) : IClassFixture<TrainedModelTests.Trained>
{
    private const int LabelRows = 30;

    public sealed class Trained : IAsyncLifetime
    {
        private readonly SampleServer _server = new();

        internal SampleModels Models { get; private set; } = null!;

        public string Boxes { get; private set; } = "";

        public string Outlines { get; private set; } = "";

        public string Weather { get; private set; } = "";

        internal SigningClient Client => _server.Client;

        public async ValueTask InitializeAsync()
        {
            await _server.InitializeAsync();
            Models = new(_server.Client);
            Boxes = await Models.TrainAsync("faster_rcnn", SampleModels.FasterRcnnLink, LabelRows, "carbox01");
            Outlines = await Models.TrainAsync("mask_rcnn", SampleModels.MaskRcnnLink, LabelRows, "roadpol1");
            Weather = await Models.TrainAsync("resnet18", null, LabelRows, "weather1");
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }

    private async Task<List<(StreetScene Scene, List<JsonElement> Objects)>> DetectAsync(string training, int count, double confidence = 0.6)
    {
        var scenes = SampleModels.HeldOut(count);
        var answer = await trained.Models.InferAsync(training, new { files = scenes.Select(scene => SampleModels.File(scene)), conf_thresh = confidence });
        return [.. answer.EnumerateArray().Zip(scenes, (element, scene) =>
            (scene, element.GetProperty("predictions").GetProperty("0").GetProperty("objects").EnumerateArray().ToList()))];
    }

    private static FittedBox BoxOf(JsonElement found)
    {
        var box = found.GetProperty("bounding_box");
        double Side(string name) => box.GetProperty(name).GetDouble();
        return new(Side("x"), Side("y"), Side("w"), Side("h"));
    }

    [Fact]
    public async Task Cars_are_found_far_better_than_by_chance()
    {
        var (there, found, right) = (0, 0, 0);
        foreach (var (scene, objects) in await DetectAsync(trained.Boxes, 40))
        {
            var open = scene.Cars.Select(car => SampleModels.Box(car.Box)).ToList();
            (there, found) = (there + open.Count, found + objects.Count);
            foreach (var detected in objects)
            {
                Assert.Equal(("carbox01", "Car", "bounding_box"), (detected.GetProperty("featureHash").GetString(), detected.GetProperty("name").GetString(), detected.GetProperty("shape").GetString()));
                right += open.RemoveAll(box => box.IntersectionOverUnion(BoxOf(detected)) >= 0.5) > 0 ? 1 : 0;
            }
        }

        var (precision, recall) = ((double)right / found, (double)right / there);
        output.WriteLine($"cars: precision {precision:0.000}, recall {recall:0.000}, {there} there, {found} found, {right} right");
        Assert.True(precision > 0.8 && recall > 0.8, $"precision {precision:0.00}, recall {recall:0.00}");
    }

    [Fact]
    public async Task Roads_are_outlined_far_better_than_by_chance()
    {
        var overlaps = new List<double>();
        foreach (var (scene, objects) in await DetectAsync(trained.Outlines, 20))
        {
            Vertex[] road = [.. scene.Road.Select(point => new Vertex(point.X, point.Y))];
            overlaps.Add(objects.Select(detected => Overlap(road, GeometryJson.Vertices(
                System.Text.Json.Nodes.JsonObject.Create(detected.GetProperty("polygon")), "polygon", 3))).DefaultIfEmpty(0).Max());
        }

        output.WriteLine($"roads: mean overlap {overlaps.Average():0.000}, found {overlaps.Count(overlap => overlap >= 0.5)} of {overlaps.Count}");
        Assert.True(overlaps.Average() > 0.7, $"mean overlap {overlaps.Average():0.00}");

        static double Overlap(Vertex[] left, Vertex[] right)
        {
            var (both, either) = (0, 0);
            for (var i = 0; i < 100 * 100; i++)
            {
                var place = new Vertex(((i % 100) + 0.5) / 100, ((i / 100) + 0.5) / 100);
                var (inLeft, inRight) = (PixelLabels.Contains(left, place), PixelLabels.Contains(right, place));
                both += inLeft && inRight ? 1 : 0;
                either += inLeft || inRight ? 1 : 0;
            }

            return (double)both / either;
        }
    }

    [Fact]
    public async Task Weather_is_told_far_better_than_by_chance()
    {
        var scenes = SampleModels.HeldOut(40);
        var answer = await trained.Models.InferAsync(trained.Weather, new { files = scenes.Select(scene => SampleModels.File(scene)), conf_thresh = 0.0 });
        var right = 0;
        foreach (var (element, scene) in answer.EnumerateArray().Zip(scenes))
        {
            var weather = Assert.Single(element.GetProperty("predictions").GetProperty("0").GetProperty("classifications").EnumerateArray());
            Assert.Equal("weather1", weather.GetProperty("featureHash").GetString());
            right += weather.GetProperty("answers")[0].GetProperty("featureHash").GetString() == (scene.Rain ? "optrain1" : "optsunny") ? 1 : 0;
        }

        output.WriteLine($"weather: {right} of 40 right");
        Assert.True(right >= 36, $"{right} of 40");
    }

    [Fact]
    public async Task Raising_the_threshold_only_takes_away()
    {
        var loose = await DetectAsync(trained.Boxes, 8, confidence: 0.2);
        var strict = await DetectAsync(trained.Boxes, 8, confidence: 0.9);
        foreach (var (before, after) in loose.Zip(strict))
        {
            var boxes = before.Objects.Select(BoxOf).ToList();
            Assert.All(after.Objects, detected => Assert.Contains(BoxOf(detected), boxes));
            Assert.All(after.Objects, detected => Assert.True(detected.GetProperty("confidence").GetDouble() >= 0.9));
        }
    }

    [Fact]
    public async Task A_video_of_the_project_is_tracked_over_the_frames_that_were_asked_for()
    {
        var video = (await trained.Client.V1Async("labelrowmetadata", "GET", payload: new { include_uninitialised_labels = true }, resourceId: SampleModels.Project))
            .EnumerateArray().First(row => row.GetProperty("data_type").GetString() == "VIDEO").GetProperty("data_hash").GetString();

        var answer = await trained.Models.InferAsync(
            trained.Boxes, new { files = Array.Empty<object>(), data_hashes = new[] { video }, detection_frame_range = new[] { 2, 6 }, allocation_enabled = true });

        var frames = Assert.Single(answer.EnumerateArray()).GetProperty("predictions");
        Assert.Equal(["2", "3", "4", "5", "6"], frames.EnumerateObject().Select(frame => frame.Name));
        var hashes = frames.EnumerateObject().Select(frame => frame.Value.GetProperty("objects").EnumerateArray()
            .Select(found => found.GetProperty("objectHash").GetString()).ToHashSet()).ToList();
        Assert.NotEmpty(hashes[0]);
        Assert.Equal(hashes[0].Count, hashes[0].Intersect(hashes[4]).Count());
    }

    [Fact]
    public async Task The_result_says_what_was_asked_and_what_was_reached()
    {
        var models = await trained.Client.V1Async("modelconfiguration", "GET", resourceId: SampleModels.Project);
        var model = models.EnumerateArray().Single(entry => entry.GetProperty("model_iteration_uids").EnumerateArray().Any(uid => uid.GetString() == trained.Boxes));
        Assert.Equal("faster_rcnn", model.GetProperty("model").GetString());
        Assert.Equal(["carbox01"], model.GetProperty("feature_node_hashes").EnumerateObject().Select(feature => feature.Name));

        var result = (await trained.Models.WaitAsync(model.GetProperty("model_uid").GetString()!, trained.Boxes)).GetProperty("result");
        Assert.Equal(
            ["modelHash", "trainingHash", "title", "type", "model", "framework", "epochs", "batchSize", "finalLoss", "weightsLink", "createdAt", "duration"],
            result.EnumerateObject().Select(member => member.Name));
        Assert.Contains("small learner", result.GetProperty("framework").GetString(), StringComparison.Ordinal);
        Assert.InRange(result.GetProperty("finalLoss").GetDouble(), 0.001, 1);

        using var http = new HttpClient();
        var weights = await http.GetByteArrayAsync(new Uri(result.GetProperty("weightsLink").GetString()!), TestContext.Current.CancellationToken);
        Assert.IsType<ObjectModel>(SmallModel.FromBytes(weights));
    }

    [Fact]
    public async Task A_copy_of_the_project_has_models_of_its_own_that_can_be_used()
    {
        var copy = (await trained.Client.V1Async(
            "projectcopy", "POST", SampleModels.Project, new { copy_project_options = new[] { "models" } }, resourceId: SampleModels.Project)).GetString()!;

        var models = (await trained.Client.V1Async("modelconfiguration", "GET", resourceId: copy)).EnumerateArray().ToList();
        Assert.Equal(3, models.Count);
        var cars = models.Single(model => model.GetProperty("model").GetString() == "faster_rcnn");
        var training = Assert.Single(cars.GetProperty("model_iteration_uids").EnumerateArray()).GetString()!;
        Assert.NotEqual(trained.Boxes, training);
        var scene = SampleModels.HeldOut(1)[0];
        var answer = await trained.Client.V1Async(
            "model", "POST", training, new { model_operation = 0, model_parameters = new { files = new[] { SampleModels.File(scene) } } }, resourceId: copy);
        Assert.NotEmpty(answer[0].GetProperty("predictions").GetProperty("0").GetProperty("objects").EnumerateArray());
    }

    [Fact]
    public async Task Facts_about_a_training_are_null_unless_they_are_asked_for()
    {
        async Task<JsonElement> Ask(bool all) => Assert.Single((await trained.Client.V1Async(
            "trainingmetadata", "GET",
            payload: new { model_iteration_uids = new[] { trained.Boxes }, get_created_at = all, get_training_final_loss = all, get_model_training_labels = all },
            resourceId: SampleModels.Project)).EnumerateArray());

        var nothing = await Ask(all: false);
        Assert.All((string[])["created_at", "training_final_loss", "model_training_labels"], name => Assert.Equal(JsonValueKind.Null, nothing.GetProperty(name).ValueKind));
        var everything = await Ask(all: true);
        Assert.Equal(LabelRows, everything.GetProperty("model_training_labels").GetProperty("label_metadata_list").GetArrayLength());
        Assert.Equal(["carbox01"], everything.GetProperty("model_training_labels").GetProperty("feature_uids").EnumerateArray().Select(uid => uid.GetString()));
    }

    [Fact]
    public async Task Files_that_are_no_pictures_ranges_that_are_none_and_wild_thresholds_are_refused()
    {
        var file = SampleModels.File(SampleModels.HeldOut(1)[0]);
        var text = new { uid = "a.png", base64_str = Convert.ToBase64String("plain text"u8) };
        Assert.Equal("FILE_TYPE_NOT_SUPPORTED_ERROR", await trained.Models.InferErrorAsync(trained.Boxes, new { files = new[] { text } }));
        Assert.Equal("FILE_TYPE_NOT_SUPPORTED_ERROR", await trained.Models.InferErrorAsync(trained.Boxes, new { files = new[] { new { uid = "a", base64_str = "" } } }));
        var damaged = new { uid = "cut.png", base64_str = Convert.ToBase64String(StreetPainter.Png(SampleModels.HeldOut(1)[0])[..200]) };
        Assert.Equal("FILE_TYPE_NOT_SUPPORTED_ERROR", await trained.Models.InferErrorAsync(trained.Boxes, new { files = new[] { damaged } }));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await trained.Models.InferErrorAsync(trained.Boxes, new { files = Array.Empty<object>() }));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await trained.Models.InferErrorAsync(trained.Boxes, new { files = new[] { file }, conf_thresh = 1.5 }));
        Assert.Equal("INVALID_ARGUMENTS_ERROR", await trained.Models.InferErrorAsync(trained.Boxes, new { files = new[] { file }, rdp_thresh = 0.5 }));
        Assert.Equal("DETECTION_RANGE_INVALID_ERROR", await trained.Models.InferErrorAsync(trained.Boxes, new { files = new[] { file }, detection_frame_range = new[] { 5, 4 } }));
        Assert.Equal("RESOURCE_NOT_FOUND_ERROR", await trained.Models.InferErrorAsync(Guid.NewGuid().ToString(), new { files = new[] { file } }));
    }
}
