using System.Text.Json.Nodes;
using CsCheck;
using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Tests.Algorithms;

public sealed class BoxFittingTests
{
    private static (double X, double Y, double W, double H) Fit(string geometry, double width = 100, double height = 50)
    {
        var frames = JsonNode.Parse($$"""{"3": {"objects": [{"objectHash": "obj00002", "featureHash": "roadpol1", {{geometry}} }]} }""");
        var box = BoxFitting.Fit(frames, width, height)["3"]!["objects"]![0]!["boundingBox"]!;
        double Side(string name) => Math.Round(box[name]!.GetValue<double>(), 9);
        return (Side("x"), Side("y"), Side("w"), Side("h"));
    }

    [Fact]
    public void A_polygon_gets_the_box_of_its_extremes() =>
        Assert.Equal((0.1, 0.1, 0.4, 0.5), Fit("""  "polygon": {"0": {"x": 0.1, "y": 0.1}, "1": {"x": 0.5, "y": 0.2}, "2": {"x": 0.3, "y": 0.6}} """));

    [Fact]
    public void Every_ring_counts() =>
        Assert.Equal((0, 0, 1, 0.9), Fit("""  "polygons": [[[0, 0, 0.1, 0, 0.1, 0.1]], [[0.9, 0.9, 1, 0.9, 1, 0.8]]], "polygon": {"0": {"x": 0, "y": 0}, "1": {"x": 0.1, "y": 0}, "2": {"x": 0.1, "y": 0.1}} """));

    [Fact]
    public void A_mask_gets_the_box_of_its_pixels()
    {
        var mask = new BinaryMask(100, 50);
        (mask[10, 5], mask[29, 24]) = (true, true);
        Assert.Equal(
            (0.1, 0.1, 0.2, 0.4),
            Fit($$"""  "bitmask": {"top": 0, "left": 0, "width": 100, "height": 50, "rleString": {{JsonValue.Create(mask.Encode()).ToJsonString()}}} """));
    }

    [Fact]
    public void A_rotated_box_stands_upright_in_pixels_not_in_fractions() =>

        // 40 x 10 pixels around (50, 25), turned a quarter: 10 x 40 pixels.
        Assert.Equal((0.45, 0.1, 0.1, 0.8), Fit("""  "rotatableBoundingBox": {"x": 0.3, "y": 0.4, "w": 0.4, "h": 0.2, "theta": 90} """));

    [Fact]
    public void The_object_keeps_its_shape_and_its_other_members()
    {
        var frames = JsonNode.Parse(
            """
            {"0": {"objects": [{"objectHash": "a", "featureHash": "f", "color": "#fff", "polygon": {"0": {"x": 0, "y": 0}, "1": {"x": 1, "y": 0}, "2": {"x": 1, "y": 1}}}], "classifications": []}}
            """)!;
        var before = frames.ToJsonString();
        var answer = BoxFitting.Fit(frames, 10, 10);
        Assert.Equal(before, frames.ToJsonString());
        var fitted = answer["0"]!["objects"]![0]!.AsObject();
        Assert.True(fitted.Remove("boundingBox"));
        Assert.Equal(before, answer.ToJsonString());
    }

    [Fact]
    public void The_box_contains_every_vertex_and_touches_four_sides() =>
        Gen.Select(Gen.Double[-1, 2], Gen.Double[-1, 2]).Select((x, y) => new Vertex(x, y)).Array[1, 30].Sample(vertices =>
        {
            var box = FittedBox.Around(vertices);
            Assert.All(vertices, vertex => Assert.True(box.Contains(vertex)));
            Assert.Equal(vertices.Min(v => v.X), box.X);
            Assert.Equal(vertices.Min(v => v.Y), box.Y);
            Assert.Equal(vertices.Max(v => v.X), box.Right, 1e-12);
            Assert.Equal(vertices.Max(v => v.Y), box.Bottom, 1e-12);
        });

    [Theory]
    [InlineData("""{"0": {"objects": [{"objectHash": "a"}]}}""", 10, 10)]
    [InlineData("""{"0": {"objects": [{"objectHash": "a", "polygon": {}}]}}""", 10, 10)]
    [InlineData("""{"0": {"objects": []}}""", 0, 10)]
    [InlineData("""{"0": {"objects": []}}""", 10, double.NaN)]
    public void What_has_no_extent_is_refused(string frames, double width, double height) =>
        Assert.Throws<AlgorithmInputException>(() => BoxFitting.Fit(JsonNode.Parse(frames), width, height));
}
