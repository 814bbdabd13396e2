using System.Text.Json.Nodes;
using Encord.Client.Models;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Models;

public sealed class InferenceTests : IDisposable
{
    private const string Project = "11111111-1111-4111-8111-111111111111";
    private const string Training = "55555555-5555-4555-8555-555555555555";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-inference-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The head of a PNG file of 640 x 480, and whatever follows.</summary>
    private static byte[] Png(int length = 64)
    {
        var bytes = new byte[length];
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 2, 128, 0, 0, 1, 224 }.CopyTo(bytes, 0);
        new Random(7).NextBytes(bytes.AsSpan(24));
        return bytes;
    }

    private string File(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    private static string ErrorOf(Action action) => Assert.Throws<EncordException>(action).ErrorId;

    [Fact]
    public async Task Files_go_out_in_base64_under_their_path()
    {
        var server = new ScriptedServer().Answers("""{"status":200,"response":[{},{}]}""");
        using var client = Connected.To(server);
        var first = File("a.png", Png(100_001));
        var second = File("b \"x\".png", Png(64));

        await client.Inference.RunRawAsync(Project, Training, [InferenceInput.OfFile(first), InferenceInput.OfFile(second)], new InferenceOptions(), Token);

        var files = JsonNode.Parse(Assert.Single(server.Requests).Text)!["values"]!["payload"]!["model_parameters"]!["files"]!.AsArray();
        Assert.Equal([first, second], files.Select(file => file!["uid"]!.GetValue<string>()));
        Assert.Equal(Png(100_001), Convert.FromBase64String(files[0]!["base64_str"]!.GetValue<string>()));
        Assert.Equal(Png(64), Convert.FromBase64String(files[1]!["base64_str"]!.GetValue<string>()));
    }

    [Fact]
    public void A_missing_file_is_not_found() => Assert.Equal(EncordErrorId.NotFound, ErrorOf(() => InferenceInput.OfFile(Path.Combine(_folder.FullName, "none.png"))));

    [Fact]
    public void A_text_file_that_is_called_png_is_of_the_wrong_kind() =>
        Assert.Equal(EncordErrorId.FileTypeNotSupported, ErrorOf(() => InferenceInput.OfFile(File("text.png", "plain text"u8.ToArray()))));

    [Fact]
    public void An_empty_file_is_of_no_kind() => Assert.Equal(EncordErrorId.FileTypeNotSupported, ErrorOf(() => InferenceInput.OfFile(File("empty.png", []))));

    [Fact]
    public void A_file_of_two_gigabytes_is_too_large()
    {
        var path = File("large.png", Png());
        using (var file = System.IO.File.OpenWrite(path))
        {
            // Sparse: it only says that it is so long.
            file.SetLength(2L * 1024 * 1024 * 1024);
        }

        Assert.Equal(EncordErrorId.FileSizeNotSupported, ErrorOf(() => InferenceInput.OfFile(path)));
    }

    [Fact]
    public async Task A_file_that_is_changed_while_it_is_sent_is_refused()
    {
        using var client = Connected.To(new ScriptedServer().Answers("""{"status":200,"response":[]}"""));
        var input = InferenceInput.OfFile(File("a.png", Png(100)));
        File("a.png", Png(200));

        var failure = await Assert.ThrowsAsync<EncordException>(() => client.Inference.RunRawAsync(Project, Training, [input], new InferenceOptions(), Token));

        Assert.Equal(EncordErrorId.InvalidArgument, failure.ErrorId);
    }

    [Theory]
    [InlineData("not base64!", EncordErrorId.InvalidArgument)]
    [InlineData("cGxhaW4gdGV4dA==", EncordErrorId.FileTypeNotSupported)]
    [InlineData("", EncordErrorId.FileTypeNotSupported)]
    public void Text_that_is_no_picture_in_base64_is_refused(string text, string errorId) => Assert.Equal(errorId, ErrorOf(() => InferenceInput.OfBase64(text, 0)));

    [Theory]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAEsAZADASIAAhEBAxEB", "image/jpeg", 400, 300)]
    [InlineData("GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOA", "video/webm", null, null)]
    [InlineData("AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE=", "video/mp4", null, null)]
    public void The_kind_is_told_by_the_content(string base64, string type, int? width, int? height) =>
        Assert.Equal(new MediaHeader(type, width, height), MediaHeader.Read(Convert.FromBase64String(base64)));

    [Theory]
    [InlineData(-0.1, 0.3, 0.005)]
    [InlineData(0.6, 1.1, 0.005)]
    [InlineData(0.6, 0.3, 0.02)]
    [InlineData(double.NaN, 0.3, 0.005)]
    public void Thresholds_out_of_range_are_refused_before_anything_is_sent(double confidence, double overlap, double coarseness) =>
        Assert.Equal(EncordErrorId.InvalidArgument, ErrorOf(() =>
            new InferenceOptions { ConfidenceThreshold = confidence, IouThreshold = overlap, RdpThreshold = coarseness }.Check()));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 4)]
    [InlineData(0, 1001)]
    public void Ranges_that_are_none_or_too_long_are_refused_before_anything_is_sent(int from, int to) =>
        Assert.Equal(EncordErrorId.DetectionRangeInvalid, ErrorOf(() => new InferenceOptions { FrameRange = (from, to) }.Check()));

    [Fact]
    public void Small_files_share_a_request_and_large_ones_and_data_do_not()
    {
        var small = Enumerable.Range(0, 20).Select(i => InferenceInput.OfFile(File($"{i}.png", Png()))).ToList();
        var large = InferenceInput.OfFile(File("large.png", Png(25 * 1024 * 1024)));
        var data = InferenceInput.OfData("d");

        var batch = new InferenceBatch();
        var taken = new List<int> { 0 };
        foreach (var input in (InferenceInput[])[.. small, large, data])
        {
            if (batch.IsFullFor(input))
            {
                taken.Add(0);
            }

            taken[^1]++;
        }

        Assert.Equal([16, 4, 1, 1], taken);
    }

    [Fact]
    public void Boxes_and_polygons_are_flat_rows_in_fractions_and_pixels()
    {
        var inputs = new[] { InferenceInput.OfFile(File("a.png", Png())), InferenceInput.OfData("d1") };
        var found = new DetectionReader(Project, Training).Read(
            """
            [{"uid": "a", "predictions": {"0": {"objects": [
                {"objectHash": "o1", "featureHash": "carbox01", "name": "Car", "shape": "bounding_box", "confidence": 0.9,
                 "bounding_box": {"x": 0.25, "y": 0.5, "w": 0.5, "h": 0.25}}], "classifications": []}}},
             {"predictions": {"7": {"objects": [
                {"objectHash": "o2", "featureHash": "roadpol1", "name": "Road", "shape": "polygon", "confidence": 0.8,
                 "polygon": {"0": {"x": 0.1, "y": 0.1}, "10": {"x": 0.1, "y": 0.5}, "2": {"x": 0.4, "y": 0.1}}}]}}}]
            """,
            inputs);

        Assert.Equal(2, found.Count);
        Assert.Equal((inputs[0].Uid, null, 0, "Car", 0.9, 160.0, 240.0, 320.0, 120.0), (found[0].File, found[0].DataHash, found[0].Frame, found[0].Name, found[0].Confidence, found[0].PixelX, found[0].PixelY, found[0].PixelWidth, found[0].PixelHeight));
        Assert.Equal((0.25, 0.5, 0.5, 0.25), (found[0].BoundingBox!.X, found[0].BoundingBox!.Y, found[0].BoundingBox!.Width, found[0].BoundingBox!.Height));
        Assert.Equal((null, "d1", 7, "Polygon", 0.1, 0.1), (found[1].File, found[1].DataHash, found[1].Frame, found[1].Shape, found[1].X!.Value, found[1].Y!.Value));
        Assert.Equal([new Point(0.1, 0.1), new Point(0.4, 0.1), new Point(0.1, 0.5)], found[1].Polygon!.Points);
        Assert.Null(found[1].PixelX);
    }

    [Fact]
    public void What_a_frame_was_classified_as_is_a_row_too()
    {
        var found = Assert.Single(new DetectionReader(Project, Training).Read(
            """
            [{"predictions": {"0": {"objects": [], "classifications": [{"featureHash": "weather1", "name": "Weather", "confidence": 0.7,
              "answers": [{"name": "Rain", "value": "rain", "featureHash": "optrain1"}]}]}}}]
            """,
            [InferenceInput.OfData("d1")]));

        Assert.Equal(("classification", "weather1", "Weather", "Rain", "optrain1", 0.7), (found.Shape, found.FeatureHash, found.Name, found.Answer, found.AnswerHash, found.Confidence));
        Assert.Null(found.X);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{},{}]")]
    [InlineData("\"text\"")]
    [InlineData("""[{"predictions": {"0": {"objects": [{"bounding_box": {"x": "a"}}]}}}]""")]
    public void Answers_of_another_form_are_not_understood(string json) =>
        Assert.Equal(EncordErrorId.UnexpectedResponse, ErrorOf(() => new DetectionReader(Project, Training).Read(json, [InferenceInput.OfData("d1")])));
}
